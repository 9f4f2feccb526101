import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Spinner,
} from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import {
  comesAlong,
  deletedTables,
  extensionMessages,
  lockedSheets,
  lostMessages,
  lostSheet,
  noRoom,
  severalSets,
} from "../../i18n/extension-messages";
import { CannotExtend, isEmpty, type Extension } from "../../plan/existing";
import { ActionBar, Announcement, Card, Muted, ViewHeading } from "../components/layout";
import { Problem } from "../components/problem";
import { useServices } from "../services";
import { DEFAULT_BLANK_ROWS } from "../state/draft";
import { toggled } from "../state/selection";
import { plainFailure, type Failure } from "../state/use-cases";
import { todaySerial } from "../today";
import { useWords } from "../words";
import {
  isBadRows,
  missingTables,
  readGrowth,
  reportWords,
  wishOf,
  type Growth,
  type GrowthDraft,
} from "./growth";

const useStyles = makeStyles({
  group: { display: "flex", flexDirection: "column", border: "none", margin: 0, padding: 0, minWidth: 0 },
  list: { margin: "4px 0 0", paddingLeft: "18px" },
  fields: { display: "flex", flexDirection: "column", gap: "12px" },
  // Fluent's own minimum is wider than the pane.
  narrow: { minWidth: 0, width: "100%" },
});

type Reading =
  | { readonly stage: "reading" }
  | { readonly stage: "none" }
  | { readonly stage: "read"; readonly growth: Growth }
  | { readonly stage: "failed"; readonly failure: Failure };

type Preview =
  | { readonly stage: "none" }
  | { readonly stage: "changes"; readonly changes: Extension }
  | { readonly stage: "lost"; readonly sheet: "parameters" | "dictionary" }
  | { readonly stage: "failed"; readonly failure: Failure };

/** Adds to the open workbook what it lacks: what it would change is said before anything is. */
export function GrowView(props: {
  /** Tables ticked at the start. */
  readonly wanted: readonly string[];
  readonly onBack: () => void;
  readonly onAdd: (changes: Extension, partId: string) => void;
}) {
  const services = useServices();
  const { t } = useWords();
  const [reading, setReading] = useState<Reading>({ stage: "reading" });
  const read = useCallback(async () => {
    try {
      const growth = await readGrowth(services);
      setReading(growth ? { stage: "read", growth } : { stage: "none" });
    } catch (error) {
      setReading({ stage: "failed", failure: plainFailure("readFailedTitle", error) });
    }
  }, [services]);
  useEffect(() => {
    void read();
  }, [read]);
  return (
    <>
      <ViewHeading>{t("growTitle")}</ViewHeading>
      {reading.stage === "reading" && <Spinner label={t("growReading")} />}
      {reading.stage === "failed" && (
        <Problem failure={reading.failure}>
          <Button onClick={() => void read()}>{t("tryAgain")}</Button>
        </Problem>
      )}
      {reading.stage === "none" && <Muted>{t("growNone")}</Muted>}
      {reading.stage === "read" ? (
        <Growing {...props} growth={reading.growth} onRefresh={() => void read()} />
      ) : (
        <ActionBar>
          <Button onClick={props.onBack}>{t("back")}</Button>
        </ActionBar>
      )}
    </>
  );
}

function Growing(props: {
  readonly growth: Growth;
  readonly wanted: readonly string[];
  readonly onBack: () => void;
  readonly onRefresh: () => void;
  readonly onAdd: (changes: Extension, partId: string) => void;
}) {
  const { growth } = props;
  const styles = useStyles();
  const { t, say } = useWords();
  const { product } = useServices();
  const missing = missingTables(growth, product.catalog);
  const deleted = missing.filter((entry) => entry.deleted).map(({ table }) => table.name);
  const [draft, setDraft] = useState<GrowthDraft>(() => ({
    add: props.wanted.filter((id) => missing.some(({ table }) => table.id === id)),
    update: true,
    boards: true,
    rowsTable: "",
    rows: "",
  }));
  const preview = usePreview(draft, growth);
  const changes = preview.stage === "changes" ? preview.changes : null;
  const locked = changes?.report.locked ?? [];
  const ready = changes !== null && !isEmpty(changes) && locked.length === 0 && !isBadRows(draft, growth);
  const edit = (changed: Partial<GrowthDraft>): void => {
    setDraft({ ...draft, ...changed });
  };
  return (
    <>
      <Muted>{t("growLead")}</Muted>
      {growth.sets > 1 && <Muted>{say(severalSets(growth.sets, growth.generated))}</Muted>}
      {deleted.length > 0 && <Warning>{say(deletedTables(deleted))}</Warning>}
      <Card>
        <fieldset className={styles.group}>
          <legend>
            <strong>{t("growTables")}</strong>
          </legend>
          {missing.length === 0 && <Muted>{t("growNoTables")}</Muted>}
          {missing.map(({ table, deleted: gone }) => (
            <Checkbox
              key={table.id}
              checked={draft.add.includes(table.id)}
              label={gone ? `${say(table.name)} (${t("growDeleted")})` : say(table.name)}
              onChange={(_, { checked }) => {
                edit({ add: toggled(draft.add, [table.id], checked === true) });
              }}
            />
          ))}
        </fieldset>
      </Card>
      <Card>
        <div className={styles.fields}>
          <Checkbox
            checked={draft.update}
            label={<Labelled title={t("growUpdate")} note={t("growUpdateNote")} />}
            onChange={(_, { checked }) => {
              edit({ update: checked === true });
            }}
          />
          {draft.add.length > 0 && (
            <Checkbox
              checked={draft.boards}
              label={<Labelled title={t("growBoards")} note={t("growBoardsNote")} />}
              onChange={(_, { checked }) => {
                edit({ boards: checked === true });
              }}
            />
          )}
          <RowsFields growth={growth} draft={draft} onChange={edit} />
        </div>
      </Card>
      <Changes preview={preview} />
      <ActionBar>
        <Button onClick={props.onBack}>{t("back")}</Button>
        <Button onClick={props.onRefresh}>{t("refresh")}</Button>
        <Button
          appearance="primary"
          disabledFocusable={!ready}
          onClick={() => {
            if (changes && ready) props.onAdd(changes, growth.partId);
          }}
        >
          {t("growDo")}
        </Button>
      </ActionBar>
    </>
  );
}

/** Works out what would change whenever the choice does; an answer that comes late is dropped. */
function usePreview(draft: GrowthDraft, growth: Growth): Preview {
  const { product, now } = useServices();
  const [preview, setPreview] = useState<Preview>({ stage: "none" });
  useEffect(() => {
    let current = true;
    const wish = wishOf(draft, growth, todaySerial(now()), DEFAULT_BLANK_ROWS);
    product
      .extension(growth.existing, wish)
      .then((changes): Preview => ({ stage: "changes", changes }))
      .catch((error: unknown): Preview =>
        error instanceof CannotExtend
          ? { stage: "lost", sheet: error.sheet }
          : { stage: "failed", failure: plainFailure("readFailedTitle", error) },
      )
      .then((next) => {
        if (current) setPreview(next);
      })
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [draft, growth, product, now]);
  return preview;
}

function Changes({ preview }: { readonly preview: Preview }) {
  const styles = useStyles();
  const { t, say } = useWords();
  const { product } = useServices();
  if (preview.stage === "none") return null;
  if (preview.stage === "failed") return <Problem failure={preview.failure} />;
  if (preview.stage === "lost") return <Warning>{say(lostSheet(preview.sheet))}</Warning>;
  const { report } = preview.changes;
  const words = reportWords(report, product.catalog);
  const lines = extensionMessages(words).map(say);
  const nameOf = (id: string) => product.catalog.tables.find((table) => table.id === id)?.name;
  const blocked = report.blocked.flatMap((id) => nameOf(id) ?? []);
  return (
    <>
      {report.locked.length > 0 && <Warning>{say(lockedSheets(report.locked))}</Warning>}
      {words.restored.length > 0 && <Warning>{say(comesAlong(words.restored))}</Warning>}
      {words.lost.length > 0 && <Warning>{lostMessages(words).map(say).join(" ")}</Warning>}
      {blocked.length > 0 && <Warning>{say(noRoom(blocked))}</Warning>}
      <Card>
        <strong>{t("growChanges")}</strong>
        {lines.length === 0 ? (
          <Muted>{t("growNothing")}</Muted>
        ) : (
          <ul className={styles.list}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Card>
      <Announcement>{lines.length === 0 ? t("growNothing") : lines.join(" ")}</Announcement>
    </>
  );
}

/** Which table gets more rows, and how many it shall have. */
function RowsFields(props: {
  readonly growth: Growth;
  readonly draft: GrowthDraft;
  readonly onChange: (changed: Partial<GrowthDraft>) => void;
}) {
  const { growth, draft, onChange } = props;
  const styles = useStyles();
  const { t, say } = useWords();
  const { product } = useServices();
  const tables = growth.existing.tables.flatMap(({ id, rows }) => {
    const spec = product.catalog.tables.find((table) => table.id === id);
    return spec?.kind === "entry" ? [{ id, rows, name: say(spec.name) }] : [];
  });
  const bad = isBadRows(draft, growth);
  return (
    <>
      <Field label={t("growRowsTable")}>
        <Select
          className={styles.narrow}
          value={draft.rowsTable}
          onChange={(_, { value }) => {
            const now = tables.find(({ id }) => id === value)?.rows ?? 0;
            onChange({ rowsTable: value, rows: value === "" ? "" : String(now + DEFAULT_BLANK_ROWS) });
          }}
        >
          <option value="">{t("growRowsNone")}</option>
          {tables.map(({ id, rows, name }) => (
            <option key={id} value={id}>
              {name} ({rows})
            </option>
          ))}
        </Select>
      </Field>
      {draft.rowsTable !== "" && (
        <Field label={t("growRowsCount")} validationMessage={bad ? t("growRowsInvalid") : null}>
          <Input
            className={styles.narrow}
            inputMode="numeric"
            value={draft.rows}
            onChange={(_, { value }) => {
              onChange({ rows: value });
            }}
          />
        </Field>
      )}
    </>
  );
}

function Labelled({ title, note }: { readonly title: string; readonly note: string }) {
  return (
    <>
      {title}
      <Muted>{note}</Muted>
    </>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}
