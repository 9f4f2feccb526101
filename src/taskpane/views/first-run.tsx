import { Body1, CompoundButton, makeStyles, tokens } from "@fluentui/react-components";
import { HeroArt } from "../components/art";
import { Muted, ViewHeading } from "../components/layout";
import { useWords } from "../words";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "6px" },
  item: { display: "flex", gap: "8px", alignItems: "baseline" },
  tick: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightBold },
  privacy: { margin: 0, textAlign: "center" },
  button: { maxWidth: "none", width: "100%", justifyContent: "flex-start" },
});

/** The first five seconds: what it is, that nothing is uploaded, and two ways in. */
export function FirstRun(props: { readonly onSample: () => void; readonly onMine: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <HeroArt />
      <ViewHeading>{t("firstTitle")}</ViewHeading>
      <Body1>{t("firstLead")}</Body1>
      <ul className={styles.list}>
        {(["firstGrades", "firstPareto", "firstDue"] as const).map((key) => (
          <li key={key} className={styles.item}>
            <span className={styles.tick} aria-hidden="true">
              ✓
            </span>
            {t(key)}
          </li>
        ))}
      </ul>
      <CompoundButton
        appearance="primary"
        className={styles.button}
        secondaryContent={t("trySampleNote")}
        onClick={props.onSample}
      >
        {t("trySample")}
      </CompoundButton>
      <CompoundButton className={styles.button} secondaryContent={t("useMineNote")} onClick={props.onMine}>
        {t("useMine")}
      </CompoundButton>
      <div className={styles.privacy}>
        <strong>{t("privacy")}</strong>
        <Muted>{t("privacyOffice")}</Muted>
      </div>
    </>
  );
}
