import { makeStyles, tokens } from "@fluentui/react-components";
import type { ColumnSpec, ColumnType } from "../../catalog/spec";
import type { StringKey } from "../../i18n";
import { useWords } from "../words";
import type { TableSpec } from "../product";

const useStyles = makeStyles({
  scroll: {
    overflowX: "auto",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
  head: {
    padding: "4px 8px",
    textAlign: "left",
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    borderRight: `1px solid ${tokens.colorNeutralBackground1}`,
  },
  cell: {
    padding: "4px 8px",
    color: tokens.colorNeutralForeground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  computed: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
  list: {
    margin: "4px 0 0",
    paddingLeft: "18px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  heading: {
    marginTop: "10px",
    cursor: "pointer",
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  note: { color: tokens.colorNeutralForeground2 },
});

const TYPE_WORDS: Readonly<Record<ColumnType, StringKey>> = {
  text: "typeText",
  longText: "typeText",
  key: "typeKey",
  reference: "typeReference",
  date: "typeDate",
  month: "typeDate",
  number: "typeNumber",
  integer: "typeNumber",
  money: "typeMoney",
  rate: "typeNumber",
  share: "typeShare",
  list: "typeList",
  flag: "typeList",
  link: "typeLink",
};

/** How a table begins: its headers and what belongs under each, as it will stand in the sheet. */
export function ColumnPreview({ table }: { readonly table: TableSpec }) {
  const styles = useStyles();
  const { t, say } = useWords();
  const columns = table.columns.filter(({ personal }) => !personal);
  const isView = table.kind === "view";
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={`${say(table.name)}: ${t("galleryPreviewRegion")}`}
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={styles.head}>
                {say(column.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {columns.map(({ id, type, computed }) => (
              <td key={id} className={computed || isView ? `${styles.cell} ${styles.computed}` : styles.cell}>
                {computed || isView ? `ƒ ${t("formulaMark")}` : t(TYPE_WORDS[type])}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** A longer list of columns is opened by the person who wants it. */
const OPEN_UP_TO = 12;

/** What a table works out by itself and what is to be filled in, each with its meaning and source. */
export function ColumnNotes({ table }: { readonly table: TableSpec }) {
  const styles = useStyles();
  const { t, say } = useWords();
  const isTyped = ({ computed }: ColumnSpec): boolean => table.kind === "entry" && !computed;
  const computed = table.columns.filter((column) => !isTyped(column));
  const typed = table.columns.filter(isTyped);
  return (
    <>
      {[
        { title: t("galleryComputes"), columns: computed },
        { title: t("galleryTyped"), columns: typed },
      ].map(({ title, columns }) =>
        columns.length === 0 ? null : (
          <details key={title} open={columns.length <= OPEN_UP_TO}>
            <summary className={styles.heading} tabIndex={0}>
              {title} ({columns.length})
            </summary>
            <ul className={styles.list}>
              {columns.map((column) => (
                <li key={column.id}>
                  <strong>{say(column.name)}</strong>
                  {column.required && ` (${t("galleryRequired")})`}
                  {column.personal && ` (${t("galleryPersonal")})`}{" "}
                  <span className={styles.note}>
                    {say(column.note)} [{t("source")} {column.source}]
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
    </>
  );
}
