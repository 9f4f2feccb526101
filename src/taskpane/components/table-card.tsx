import { Badge, Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { Text } from "../../i18n/text";
import { columnCount, neededBy, viewColumns } from "../../i18n/messages";
import type { TableSpec } from "../product";
import { useWords } from "../words";
import { ColumnNotes, ColumnPreview } from "./column-preview";
import { Muted } from "./layout";

const useStyles = makeStyles({
  card: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: "8px 0" },
  top: { display: "flex", alignItems: "center", gap: "4px", flexWrap: "wrap" },
  name: { marginLeft: "-8px" },
  // A table that has to stay is no less worth reading.
  label: { color: tokens.colorNeutralForeground1 },
  body: { paddingLeft: "24px", display: "flex", flexDirection: "column", gap: "4px", minWidth: 0 },
  more: { alignSelf: "flex-start", marginLeft: "-8px" },
});

/** One standard table: tick it, see what it is for, look at its columns. */
export function TableCard(props: {
  readonly table: TableSpec;
  readonly checked: boolean;
  /** Names of chosen tables that cannot do without it; while there are any it stays ticked. */
  readonly neededBy: readonly Text[];
  /** Comes along whatever is chosen. */
  readonly always: boolean;
  readonly onToggle: (on: boolean) => void;
}) {
  const { table } = props;
  const styles = useStyles();
  const { t, say } = useWords();
  const [open, setOpen] = useState(false);
  const details = useId();
  const note = useId();
  const columns = table.columns.filter(({ personal }) => !personal);
  const computed = columns.filter((column) => column.computed).length;
  const fixed = props.always || props.neededBy.length > 0;
  return (
    <div className={styles.card}>
      <div className={styles.top}>
        <Checkbox
          className={styles.name}
          checked={props.checked}
          disabled={fixed}
          label={<strong className={styles.label}>{say(table.name)}</strong>}
          aria-describedby={note}
          onChange={(_, { checked }) => {
            props.onToggle(checked === true);
          }}
        />
        {table.number !== undefined && <Badge appearance="outline">{table.number}</Badge>}
        {table.kind === "view" && (
          <Badge appearance="tint" color="informative">
            {t("kindView")}
          </Badge>
        )}
      </div>
      <div className={styles.body}>
        <div id={note}>
          <Muted>{say(table.purpose)}</Muted>
          {fixed && <Muted>{props.always ? t("galleryAlwaysTable") : say(neededBy(props.neededBy))}</Muted>}
        </div>
        <Muted>
          {say(
            table.kind === "view"
              ? viewColumns(columns.length)
              : columnCount(columns.length - computed, computed),
          )}
        </Muted>
        <Button
          size="small"
          appearance="transparent"
          className={styles.more}
          aria-expanded={open}
          aria-controls={details}
          aria-label={`${t(open ? "galleryHidePreview" : "galleryPreview")}: ${say(table.name)}`}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? "▾" : "▸"} {t(open ? "galleryHidePreview" : "galleryPreview")}
        </Button>
        <div id={details} hidden={!open}>
          {open && (
            <>
              <ColumnPreview table={table} />
              <ColumnNotes table={table} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}
