import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Spinner,
} from "@fluentui/react-components";
import { useState } from "react";
import type { CreatedRecord, RemovalReport } from "../../excel/api";
import { useServices } from "../services";
import { plainFailure, type Failure } from "../state/use-cases";
import { useWords } from "../words";

export type RemovalOutcome =
  | { readonly kind: "removed"; readonly report: RemovalReport }
  | { readonly kind: "failed"; readonly failure: Failure };

/** How long Fluent lets a dialog fade, in milliseconds, and some to spare. */
const CLOSING = 500;

/** Removes what one generation created, after asking. */
export function RemoveButton(props: {
  readonly created: CreatedRecord;
  readonly label: string;
  readonly onDone: (outcome: RemovalOutcome) => void;
}) {
  const { excel } = useServices();
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!excel) return null;
  const adds = props.created.traces !== undefined;
  const remove = async (): Promise<void> => {
    setAsking(false);
    setBusy(true);
    // A dialog that is taken away while it closes leaves the rest of the page hidden from screen readers.
    await new Promise((closed) => setTimeout(closed, CLOSING));
    try {
      props.onDone({ kind: "removed", report: await excel.gateway.removeCreated(props.created) });
    } catch (error) {
      props.onDone({ kind: "failed", failure: plainFailure("removeFailedTitle", error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      modalType="alert"
      open={asking}
      onOpenChange={(_, { open }) => {
        setAsking(open);
      }}
    >
      <DialogTrigger disableButtonEnhancement>
        <Button disabledFocusable={busy} icon={busy ? <Spinner size="extra-tiny" /> : null}>
          {busy ? t("removing") : props.label}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t(adds ? "growUndoTitle" : "removeTitle")}</DialogTitle>
          <DialogContent>
            <p>{t(adds ? "growUndoBody" : "removeBody")}</p>
            <p>{props.created.sheets.map(({ name }) => name).join(" · ")}</p>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t("keep")}</Button>
            </DialogTrigger>
            <Button appearance="primary" onClick={() => void remove()}>
              {t("removeConfirm")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
