import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import { packageCount } from "../../i18n/messages";
import type { PackageSpec, TableSpec } from "../product";
import { useWords } from "../words";
import { PackageArt } from "./art";
import { Card, Muted } from "./layout";

const useStyles = makeStyles({
  top: { display: "flex", gap: "8px", alignItems: "center" },
  words: { flexGrow: 1, minWidth: 0 },
  name: { marginLeft: "-8px" },
  label: { color: tokens.colorNeutralForeground1 },
  more: { marginLeft: "-8px" },
  tables: {
    listStyle: "none",
    display: "flex",
    flexWrap: "wrap",
    gap: "4px",
    margin: "8px 0 4px",
    padding: 0,
  },
  table: {
    padding: "1px 6px",
    fontSize: tokens.fontSizeBase200,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
});

/** A package of tables: ticked as a whole, opened to choose among its tables. */
export function PackageCard(props: {
  readonly pack: PackageSpec;
  readonly chosen: number;
  readonly tables: readonly TableSpec[];
  readonly open: boolean;
  readonly onToggle: (on: boolean) => void;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  const { pack, chosen, open } = props;
  const all = props.tables.length;
  const styles = useStyles();
  const { t, say } = useWords();
  const details = useId();
  return (
    <Card>
      <div className={styles.top}>
        <div className={styles.words}>
          <Checkbox
            className={styles.name}
            checked={chosen === all ? true : chosen === 0 ? false : "mixed"}
            label={<strong className={styles.label}>{say(pack.name)}</strong>}
            onChange={() => {
              props.onToggle(chosen !== all);
            }}
          />
          <Muted>{say(pack.note)}</Muted>
          <Muted>{say(packageCount(chosen, all))}</Muted>
        </div>
        <PackageArt id={pack.id} />
      </div>
      {!open && (
        <ul className={styles.tables}>
          {props.tables.map((table) => (
            <li key={table.id} className={styles.table}>
              {say(table.name)}
            </li>
          ))}
        </ul>
      )}
      <Button
        size="small"
        appearance="transparent"
        className={styles.more}
        aria-expanded={open}
        aria-controls={details}
        aria-label={`${t(open ? "galleryHideTables" : "galleryShowTables")}: ${say(pack.name)}`}
        onClick={() => {
          props.onOpen(!open);
        }}
      >
        {open ? "▾" : "▸"} {t(open ? "galleryHideTables" : "galleryShowTables")}
      </Button>
      <div id={details} hidden={!open}>
        {open && props.children}
      </div>
    </Card>
  );
}
