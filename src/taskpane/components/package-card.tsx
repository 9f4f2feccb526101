import { Button, Checkbox, makeStyles } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import { packageCount } from "../../i18n/messages";
import type { PackageSpec } from "../product";
import { useWords } from "../words";
import { PackageArt } from "./art";
import { Card, Muted } from "./layout";

const useStyles = makeStyles({
  top: { display: "flex", gap: "8px", alignItems: "center" },
  words: { flexGrow: 1, minWidth: 0 },
  name: { marginLeft: "-8px" },
  more: { marginLeft: "-8px" },
});

/** A package of tables: ticked as a whole, opened to choose among its tables. */
export function PackageCard(props: {
  readonly pack: PackageSpec;
  readonly chosen: number;
  readonly all: number;
  readonly open: boolean;
  readonly onToggle: (on: boolean) => void;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  const { pack, chosen, all, open } = props;
  const styles = useStyles();
  const { t, say } = useWords();
  const tables = useId();
  return (
    <Card>
      <div className={styles.top}>
        <div className={styles.words}>
          <Checkbox
            className={styles.name}
            checked={chosen === all ? true : chosen === 0 ? false : "mixed"}
            label={<strong>{say(pack.name)}</strong>}
            onChange={() => {
              props.onToggle(chosen !== all);
            }}
          />
          <Muted>{say(pack.note)}</Muted>
          <Muted>{say(packageCount(chosen, all))}</Muted>
        </div>
        <PackageArt id={pack.id} />
      </div>
      <Button
        size="small"
        appearance="transparent"
        className={styles.more}
        aria-expanded={open}
        aria-controls={tables}
        aria-label={`${t(open ? "galleryHideTables" : "galleryShowTables")}: ${say(pack.name)}`}
        onClick={() => {
          props.onOpen(!open);
        }}
      >
        {open ? "▾" : "▸"} {t(open ? "galleryHideTables" : "galleryShowTables")}
      </Button>
      <div id={tables} hidden={!open}>
        {open && props.children}
      </div>
    </Card>
  );
}
