import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { removalMessages } from "../../i18n/excel-messages";
import { ActionBar, ViewHeading } from "../components/layout";
import { Problem } from "../components/problem";
import { RemoveButton, type RemovalOutcome } from "../components/remove-button";
import type { Failure } from "../state/use-cases";
import { useWords } from "../words";

/** A generation that failed or was cancelled: what happened, what it left, what to do. */
export function Failed(props: {
  readonly failure: Failure;
  readonly onRemoved: (outcome: RemovalOutcome) => void;
  readonly onBack: () => void;
}) {
  const { failure } = props;
  const { t } = useWords();
  return (
    <>
      <ViewHeading>{t(failure.title)}</ViewHeading>
      <Problem failure={failure} />
      {failure.created && (
        <RemoveButton created={failure.created} label={t("remove")} onDone={props.onRemoved} />
      )}
      <ActionBar>
        <Button appearance="primary" onClick={props.onBack}>
          {t("back")}
        </Button>
      </ActionBar>
    </>
  );
}

/** What a removal did. */
export function Removed(props: { readonly outcome: RemovalOutcome; readonly onDone: () => void }) {
  const { t, say } = useWords();
  const { outcome } = props;
  return (
    <>
      <ViewHeading>{t(outcome.kind === "removed" ? "removedTitle" : "removeFailedTitle")}</ViewHeading>
      {outcome.kind === "removed" ? (
        <MessageBar intent={outcome.report.keptSheets.length > 0 ? "warning" : "success"} layout="multiline">
          <MessageBarBody>{removalMessages(outcome.report).map(say).join(" ")}</MessageBarBody>
        </MessageBar>
      ) : (
        <Problem failure={outcome.failure} />
      )}
      <ActionBar>
        <Button appearance="primary" onClick={props.onDone}>
          {t("homeGenerate")}
        </Button>
      </ActionBar>
    </>
  );
}

/** A file went to the browser. */
export function Saved(props: { readonly name: string; readonly onBack: () => void }) {
  const { t } = useWords();
  return (
    <>
      <ViewHeading>{t("savedTitle")}</ViewHeading>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{props.name}</MessageBarTitle>
          {t("savedNote")}
        </MessageBarBody>
      </MessageBar>
      <ActionBar>
        <Button appearance="primary" onClick={props.onBack}>
          {t("back")}
        </Button>
      </ActionBar>
    </>
  );
}
