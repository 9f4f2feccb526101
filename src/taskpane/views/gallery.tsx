import { Button, makeStyles, SearchBox } from "@fluentui/react-components";
import { useState } from "react";
import { found, tablesChosen } from "../../i18n/messages";
import { ActionBar, Announcement, Card, Muted, Steps, ViewHeading } from "../components/layout";
import { PackageCard } from "../components/package-card";
import { TableCard } from "../components/table-card";
import type { PackageSpec, TableSpec } from "../product";
import { useServices } from "../services";
import { alwaysIncluded, neededBy, searchTables, toggled } from "../state/selection";
import { useWords } from "../words";

const useStyles = makeStyles({ search: { width: "100%", maxWidth: "none" }, chosen: { flexGrow: 1 } });

/** Packages and their tables: what each holds and computes, before anything is made. */
export function Gallery(props: {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly onNext: () => void;
}) {
  const styles = useStyles();
  const { t, say } = useWords();
  const { catalog, included: includedWith } = useServices().product;
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<readonly string[]>([]);
  const { tables, packages } = catalog;
  const included = includedWith(props.chosen);
  const always = alwaysIncluded(tables, includedWith);
  const results = searchTables(tables, query);
  const searching = query.trim() !== "";

  const toggle = (ids: readonly string[], on: boolean): void => {
    props.onChange(toggled(props.chosen, ids, on));
  };
  const tableCard = (table: TableSpec) => (
    <TableCard
      key={table.id}
      table={table}
      checked={included.includes(table.id)}
      always={always.includes(table.id)}
      neededBy={tables
        .filter(({ id }) => neededBy(props.chosen, table.id, includedWith).includes(id))
        .map(({ name }) => name)}
      onToggle={(on) => {
        toggle([table.id], on);
      }}
    />
  );
  const packageCard = (pack: PackageSpec) => {
    const own = tables.filter((table) => table.package === pack.id);
    if (own.length === 0) return null;
    return (
      <PackageCard
        key={pack.id}
        pack={pack}
        tables={own}
        chosen={own.filter(({ id }) => included.includes(id)).length}
        open={open.includes(pack.id)}
        onOpen={(on) => {
          setOpen(toggled(open, [pack.id], on));
        }}
        onToggle={(on) => {
          toggle(
            own.map(({ id }) => id),
            on,
          );
        }}
      >
        {own.map(tableCard)}
      </PackageCard>
    );
  };
  return (
    <>
      <Steps now="stepTables" />
      <ViewHeading>{t("galleryTitle")}</ViewHeading>
      <SearchBox
        className={styles.search}
        placeholder={t("gallerySearch")}
        aria-label={t("gallerySearch")}
        value={query}
        onChange={(_, { value }) => {
          setQuery(value);
        }}
      />
      {searching ? (
        results.length === 0 ? (
          <Muted>{t("galleryNothing")}</Muted>
        ) : (
          <Card>{results.map(tableCard)}</Card>
        )
      ) : (
        packages.map(packageCard)
      )}
      <Announcement>{searching ? say(found(results.length)) : ""}</Announcement>
      <Muted>{t("galleryAlways")}</Muted>
      <ActionBar>
        <span className={styles.chosen} aria-live="polite">
          {included.length === 0 ? t("galleryNone") : say(tablesChosen(included.length))}
        </span>
        <Button appearance="primary" disabledFocusable={included.length === 0} onClick={props.onNext}>
          {t("next")}
        </Button>
      </ActionBar>
    </>
  );
}
