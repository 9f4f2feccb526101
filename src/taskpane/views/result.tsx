import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { sheetsMade, skippedOn } from "../../i18n/messages";
import { ActionBar, Card, Muted, ViewHeading } from "../components/layout";
import { RemoveButton, type RemovalOutcome } from "../components/remove-button";
import { SheetList } from "../components/sheet-list";
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
          <MessageBarTitle>{t("resultTitle")}</MessageBarTitle>
          {say(sheetsMade(made.sheets.length, made.milliseconds))}
        </MessageBarBody>
      </MessageBar>
      <ViewHeading>{t("resultSheets")}</ViewHeading>
      <Card>
        <Muted>{t("resultTry")}</Muted>
        <SheetList
          label={t("resultSheets")}
          sheets={made.sheets}
          onShow={({ id }) => {
            void excel?.gateway.showSheet(id);
          }}
        />
      </Card>
      <RemoveButton created={made.created} label={t("remove")} onDone={props.onRemoved} />
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
        <Button onClick={props.onDownload}>{t("download")}</Button>
      </ActionBar>
    </>
  );
}
