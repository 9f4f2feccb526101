import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { PARETO_ENTRY } from "../../i18n/pareto-entry";
import { useWords } from "../words";
import { Logo } from "./art";

const useStyles = makeStyles({
  page: {
    minHeight: "100vh",
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  header: {
    position: "sticky",
    top: 0,
    zIndex: 2,
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    // Excel draws a menu of its own over the top right corner.
    padding: "4px 44px 4px 8px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  home: { minWidth: 0, fontWeight: tokens.fontWeightSemibold, gap: "4px" },
  tools: { display: "flex", flexShrink: 0 },
  main: { flexGrow: 1, padding: "12px", display: "flex", flexDirection: "column", gap: "12px", minWidth: 0 },
});

/** What stays around every view: whose pane this is, the way home and the language. */
export function Shell(props: {
  readonly children: ReactNode;
  readonly onHome: () => void;
  readonly onLanguage: () => void;
  readonly onPareto: () => void;
  readonly busy: boolean;
}) {
  const styles = useStyles();
  const { t, say } = useWords();
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Button
          appearance="transparent"
          className={styles.home}
          icon={<Logo />}
          onClick={props.onHome}
          disabledFocusable={props.busy}
          title={t("goHome")}
        >
          {t("productName")}
        </Button>
        <span className={styles.tools}>
          <Button
            appearance="subtle"
            size="small"
            onClick={props.onPareto}
            disabledFocusable={props.busy}
            title={say(PARETO_ENTRY.tip)}
          >
            {say(PARETO_ENTRY.open)}
          </Button>
          <Button
            appearance="subtle"
            size="small"
            onClick={props.onLanguage}
            aria-label={t("switchLanguage")}
          >
            {t("switchLanguageShort")}
          </Button>
        </span>
      </header>
      <main className={styles.main}>{props.children}</main>
    </div>
  );
}
