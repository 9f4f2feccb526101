import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Select,
  Spinner,
} from "@fluentui/react-components";
import { useState } from "react";
import {
  archiveBack,
  archiveChanged,
  archiveCount,
  archiveName,
  archiveRemoved,
  archiveSaved,
  archiveStays,
  workingOn,
} from "../../i18n/period-messages";
import type { Text } from "../../i18n/text";
import type { Archive, ArchivedTable } from "../../plan/archive";
import type { Identity } from "../../plan/plan";
import type { TableRows } from "../../plan/table-rows";
import { Announcement, Card, Muted } from "../components/layout";
import { Problem } from "../components/problem";
import { serialToDate, type Period } from "../product";
import { useServices } from "../services";
import { plainFailure, type Failure } from "../state/use-cases";
import { todaySerial } from "../today";
import { useWords } from "../words";
import { putBack, readArchiveSource, removeArchived } from "./period";
import { Good } from "./snapshot-card";
import { useCardStyles } from "./styles";

interface Source {
  readonly identity: Identity;
  readonly tables: readonly TableRows[];
  readonly years: readonly number[];
  readonly period: Period;
}

/** How long Fluent lets a dialog fade, in milliseconds, and some to spare. */
const CLOSING = 500;

/** 年度归档: looking, saving the file, then taking the rows out, and putting them back. */
export function ArchiveCard() {
  const styles = useCardStyles();
  const services = useServices();
  const { t, say } = useWords();
  const { product } = services;
  const today = todaySerial(services.now());
  const [source, setSource] = useState<Source | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const [removed, setRemoved] = useState<readonly ArchivedTable[]>([]);
  const [note, setNote] = useState<Text | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const tableName = (id: string): Text => {
    const found = product.catalog.tables.find((table) => table.id === id);
    return found?.name ?? { "zh-CN": id, "en-US": id };
  };
  const onTable = (id: string, done: number, all: number): void => {
    setBusy(say(workingOn(tableName(id), done, all)));
  };
  const work = async (action: () => Promise<void>): Promise<void> => {
    setBusy(t("periodBusy"));
    setFailure(null);
    setNote(null);
    try {
      await action();
    } catch (error) {
      setFailure(plainFailure("periodFailed", error));
    } finally {
      setBusy(null);
    }
  };
  const look = async (): Promise<void> => {
    const [read, period] = await Promise.all([readArchiveSource(services), product.period()]);
    const tables = read?.tables ?? [];
    const years = period.archiveYears(tables, serialToDate(today).year);
    setSource(read ? { identity: read.identity, tables, years, period } : null);
    setYear((old) => (old !== null && years.includes(old) ? old : (years[0] ?? null)));
    setSaved(null);
    if (!read) setFailure(plainFailure("readFailedTitle", new Error("no TradeBook in this workbook")));
  };
  const archive =
    source && year !== null
      ? source.period.selectArchive(source.tables, year, source.identity.language)
      : null;
  const total = archive?.tables.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0;

  const save = async (from: Source, chosen: Archive): Promise<void> => {
    const { language } = from.identity;
    const name = archiveName(chosen.year)[language];
    services.save(name, await product.file(from.period.archivePlan(chosen, language, today)));
    setSaved(chosen.year);
    setNote(archiveSaved(name));
  };
  const remove = async (from: Source, chosen: Archive): Promise<void> => {
    const gone: ArchivedTable[] = [];
    let found = 0;
    try {
      await removeArchived(services, from.identity, chosen, onTable, (table, count) => {
        gone.push(table);
        found += count;
      });
      const lines = [archiveRemoved(found), ...(found < total ? [archiveChanged(found, total)] : [])];
      await look();
      setNote({
        "zh-CN": lines.map((line) => line["zh-CN"]).join(""),
        "en-US": lines.map((line) => line["en-US"]).join(" "),
      });
    } finally {
      setRemoved(gone);
    }
  };
  const restore = async (from: Source): Promise<void> => {
    const count = await putBack(services, from.identity, [...removed].reverse(), onTable);
    setRemoved([]);
    await look();
    setNote(archiveBack(count));
  };
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{t("archiveTitle")}</h2>
        <Muted>{t("archiveLead")}</Muted>
        {!source && (
          <div>
            <Button
              disabledFocusable={busy !== null}
              onClick={() => {
                if (busy === null) void work(look);
              }}
            >
              {t("archiveLook")}
            </Button>
          </div>
        )}
        {source && source.years.length === 0 && <Muted>{t("archiveNothing")}</Muted>}
        {source && archive && year !== null && (
          <>
            <Field label={t("archiveYear")}>
              <Select
                className={styles.narrow}
                value={String(year)}
                onChange={(_, { value }) => {
                  setYear(Number(value));
                  setNote(null);
                }}
              >
                {source.years.map((each) => (
                  <option key={each} value={String(each)}>
                    {each}
                  </option>
                ))}
              </Select>
            </Field>
            {total === 0 ? (
              <Muted>{t("archiveNothing")}</Muted>
            ) : (
              <ul className={styles.list}>
                {archive.tables.map(({ id, rows }) => (
                  <li key={id}>{say(archiveCount(tableName(id), rows.length))}</li>
                ))}
              </ul>
            )}
            <Muted>{say(archiveStays(archive.open, archive.lastContacts))}</Muted>
            <Muted>{t("archiveEffect")}</Muted>
            <div className={styles.buttons}>
              <Button
                appearance={saved === year ? "secondary" : "primary"}
                disabledFocusable={busy !== null || total === 0}
                onClick={() => {
                  if (busy === null && total > 0) void work(() => save(source, archive));
                }}
              >
                {t("archiveSave")}
              </Button>
              <RemoveRows
                ready={busy === null && total > 0 && saved === year}
                lines={archive.tables.map(({ id, rows }) => say(archiveCount(tableName(id), rows.length)))}
                onRemove={() => void work(() => remove(source, archive))}
              />
            </div>
            {saved !== year && total > 0 && <Muted>{t("archiveRemoveFirst")}</Muted>}
          </>
        )}
        {busy !== null && <Spinner size="tiny" label={busy} />}
        <Announcement>{busy ?? ""}</Announcement>
        <div aria-live="polite" className={styles.stack}>
          {failure && <Problem failure={failure} />}
          {note && <Good>{say(note)}</Good>}
        </div>
        {source && removed.length > 0 && (
          <div>
            <Button
              disabledFocusable={busy !== null}
              onClick={() => {
                if (busy === null) void work(() => restore(source));
              }}
            >
              {t("archiveUndo")}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

/** Takes rows out only after asking. */
function RemoveRows(props: {
  readonly ready: boolean;
  readonly lines: readonly string[];
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const confirm = async (): Promise<void> => {
    setAsking(false);
    // A dialog that is taken away while it closes leaves the rest of the page hidden from screen readers.
    await new Promise((closed) => setTimeout(closed, CLOSING));
    props.onRemove();
  };
  return (
    <Dialog
      modalType="alert"
      open={asking}
      onOpenChange={(_, { open }) => {
        setAsking(open && props.ready);
      }}
    >
      <DialogTrigger disableButtonEnhancement>
        <Button disabledFocusable={!props.ready}>{t("archiveRemove")}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("archiveAskTitle")}</DialogTitle>
          <DialogContent>
            <p>{t("archiveAskBody")}</p>
            <p>{props.lines.join(" · ")}</p>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t("keep")}</Button>
            </DialogTrigger>
            <Button appearance="primary" onClick={() => void confirm()}>
              {t("removeConfirm")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
