import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Failure } from "../state/use-cases";
import { useWords } from "../words";

/** What went wrong, where, and what to do next. */
export function Problem({ failure, children }: { readonly failure: Failure; readonly children?: ReactNode }) {
  const { t, say } = useWords();
  const cancelled = failure.title === "cancelledTitle";
  const words = failure.messages.length > 0 ? failure.messages.map(say) : [t("unknownFailure")];
  return (
    <MessageBar intent={cancelled ? "info" : "error"} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(failure.title)}</MessageBarTitle>
        {[...words, ...failure.advice.map(t)].join(" ")}
        {failure.details !== null && (
          <details>
            <summary tabIndex={0}>{t("details")}</summary>
            <code style={{ overflowWrap: "anywhere" }}>{failure.details}</code>
          </details>
        )}
      </MessageBarBody>
      {children !== undefined && <MessageBarActions>{children}</MessageBarActions>}
    </MessageBar>
  );
}
