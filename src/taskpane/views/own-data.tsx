import { Button, makeStyles, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { ActionBar, Card, ViewHeading } from "../components/layout";
import { useWords } from "../words";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: "20px", display: "flex", flexDirection: "column", gap: "8px" },
});

/** How one's own data gets in today, and what does not work yet. */
export function OwnData(props: { readonly onNext: () => void; readonly onBack: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <ViewHeading>{t("mineTitle")}</ViewHeading>
      <Card>
        <ol className={styles.list}>
          <li>{t("mineStep1")}</li>
          <li>{t("mineStep2")}</li>
          <li>{t("mineStep3")}</li>
        </ol>
      </Card>
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{t("mineHonest")}</MessageBarBody>
      </MessageBar>
      <ActionBar>
        <Button onClick={props.onBack}>{t("back")}</Button>
        <Button appearance="primary" onClick={props.onNext}>
          {t("mineGo")}
        </Button>
      </ActionBar>
    </>
  );
}
