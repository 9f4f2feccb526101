import { makeStyles, tokens } from "@fluentui/react-components";
import type { BookSheet } from "../state/workbook";

const useStyles = makeStyles({
  list: {
    listStyle: "none",
    margin: "8px 0 0",
    padding: 0,
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    gap: "6px",
  },
  link: {
    width: "100%",
    minHeight: "32px",
    padding: "6px 8px",
    font: "inherit",
    textAlign: "left",
    overflowWrap: "anywhere",
    cursor: "pointer",
    color: tokens.colorBrandForegroundLink,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover, textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
});

/** Sheets as buttons: one press shows the sheet. */
export function SheetList(props: {
  readonly label: string;
  readonly sheets: readonly BookSheet[];
  readonly onShow: (sheet: BookSheet) => void;
}) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.sheets.map((sheet) => (
        <li key={sheet.id}>
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              props.onShow(sheet);
            }}
          >
            {sheet.name}
          </button>
        </li>
      ))}
    </ul>
  );
}
