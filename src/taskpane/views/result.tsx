import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { extensionMessages } from "../../i18n/extension-messages";
import { sheetsMade, skippedOn } from "../../i18n/messages";
import type { ExtensionReport } from "../../plan/existing";
import { ActionBar, Card, Muted, ViewHeading } from "../components/layout";
import { RemoveButton, type RemovalOutcome } from "../components/remove-button";
import { SheetList } from "../components/sheet-list";
import { reportWords } from "../grow/growth";
import { useServices } from "../services";
import { skippedGroups, type Made } from "../state/use-cases";
import { useWords } from "../words";

const useStyles = makeStyles({ list: { margin: "4px 0 0", paddingLeft: "16px" } });

/** What was made: a way to each sheet, how long it took, and the way back. */
export function Result(props: {
  readonly made: Made;
  readonly onAnother: () => void;
  readonly onRemoved: (outcome: RemovalOutcome) => void;
  readonly onDownload: () => void;
}) {
  const { made } = props;
  const styles = useStyles();
  const { excel } = useServices();
  const { t, say } = useWords();
  return (
    <>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t(made.report ? "growDone" : "resultTitle")}</MessageBarTitle>
          {say(sheetsMade(made.sheets.length, made.milliseconds))}
        </MessageBarBody>
      </MessageBar>
      {made.report && <ReportCard report={made.report} />}
      <ViewHeading>{t("resultSheets")}</ViewHeading>
      <Card>
        {!made.report && <Muted>{t("resultTry")}</Muted>}
        <SheetList
          label={t("resultSheets")}
          sheets={made.sheets}
          onShow={({ id }) => {
            void excel?.gateway.showSheet(id);
          }}
        />
      </Card>
      <RemoveButton
        created={made.created}
        label={t(made.report ? "growUndo" : "remove")}
        onDone={props.onRemoved}
      />
      {made.skipped.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t("resultSkipped")}
            <ul className={styles.list}>
              {skippedGroups(made.skipped).map((group) => (
                <li key={`${group.step}/${group.reason}`}>{say(skippedOn(group))}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      <ActionBar>
        <Button appearance="primary" onClick={props.onAnother}>
          {t("resultAnother")}
        </Button>
        {!made.report && <Button onClick={props.onDownload}>{t("download")}</Button>}
      </ActionBar>
    </>
  );
}

/** What an addition to an earlier workbook changed. */
function ReportCard({ report }: { readonly report: ExtensionReport }) {
  const styles = useStyles();
  const { say } = useWords();
  const { product } = useServices();
  return (
    <Card>
      <ul className={styles.list}>
        {extensionMessages(reportWords(report, product.catalog)).map((line) => (
          <li key={line["en-US"]}>{say(line)}</li>
        ))}
      </ul>
    </Card>
  );
}
