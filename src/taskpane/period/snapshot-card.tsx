import { Button, Field, Input, MessageBar, MessageBarBody, Spinner } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import { rowsCleared, snapshotMissing, snapshotPreview, snapshotWritten } from "../../i18n/period-messages";
import type { MonthEnd } from "../../plan/month-end";
import { Card, Muted } from "../components/layout";
import { Problem } from "../components/problem";
import { isoToSerial, serialToIso, type Period } from "../product";
import { useServices } from "../services";
import { plainFailure, type Failure } from "../state/use-cases";
import { todaySerial } from "../today";
import { useWords } from "../words";
import { readSnapshotSource, undoSnapshot, writeSnapshot, type SnapshotSource } from "./period";
import { useCardStyles } from "./styles";

type Outcome =
  | { readonly kind: "written"; readonly sheet: string; readonly keys: readonly string[] }
  | { readonly kind: "cleared"; readonly count: number }
  | { readonly kind: "failed"; readonly failure: Failure };

interface Ready {
  readonly source: SnapshotSource | null;
  readonly period: Period;
}

/** 月结快照: what it would write, writing it, taking it back. */
export function SnapshotCard() {
  const styles = useCardStyles();
  const services = useServices();
  const { t, say } = useWords();
  const today = todaySerial(services.now());
  const [ready, setReady] = useState<Ready | null>(null);
  const [day, setDay] = useState(serialToIso(today));
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const read = useCallback(async () => {
    try {
      const [source, period] = await Promise.all([readSnapshotSource(services), services.product.period()]);
      setReady({ source, period });
    } catch (error) {
      setOutcome({ kind: "failed", failure: plainFailure("readFailedTitle", error) });
    }
  }, [services]);
  useEffect(() => {
    void read();
  }, [read]);

  const work = async (action: () => Promise<Outcome>): Promise<void> => {
    setBusy(true);
    try {
      setOutcome(await action());
      await read();
    } catch (error) {
      setOutcome({ kind: "failed", failure: plainFailure("periodFailed", error) });
    } finally {
      setBusy(false);
    }
  };
  const date = parseDay(day);
  const source = ready?.source ?? null;
  const preview =
    ready && source && date !== null
      ? ready.period.monthEndRows(source.customers, source.snapshots, date)
      : null;
  const write = (from: SnapshotSource, rows: MonthEnd): Promise<void> =>
    work(async () => ({
      kind: "written",
      sheet: await writeSnapshot(services, from, rows, today),
      keys: rows.rows.map((row) => String(row["snapshotNo"])),
    }));
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{t("snapshotTitle")}</h2>
        <Muted>{t("snapshotLead")}</Muted>
        {!ready && !outcome && <Spinner size="tiny" label={t("growReading")} />}
        {ready && !source && <Muted>{t("snapshotGone")}</Muted>}
        {source && (
          <>
            <Field label={t("snapshotDate")} validationMessage={date === null ? t("snapshotInvalid") : null}>
              <Input
                className={styles.narrow}
                value={day}
                onChange={(_, { value }) => {
                  setDay(value);
                }}
              />
            </Field>
            {preview && <Preview preview={preview} hasTable={source.snapshots !== null} />}
            <div>
              <Button
                appearance="primary"
                disabledFocusable={busy || !preview || preview.rows.length === 0}
                icon={busy ? <Spinner size="extra-tiny" /> : null}
                onClick={() => {
                  if (!busy && preview && preview.rows.length > 0) void write(source, preview);
                }}
              >
                {t(busy ? "periodBusy" : "snapshotDo")}
              </Button>
            </div>
          </>
        )}
        <div aria-live="polite" className={styles.stack}>
          {outcome?.kind === "failed" && <Problem failure={outcome.failure} />}
          {outcome?.kind === "cleared" && <Good>{say(rowsCleared(outcome.count))}</Good>}
          {outcome?.kind === "written" && (
            <>
              <Good>{say(snapshotWritten(outcome.keys.length, outcome.sheet))}</Good>
              <div className={styles.buttons}>
                <Button onClick={() => void services.excel?.gateway.showSheet(outcome.sheet)}>
                  {t("periodShow")}
                </Button>
                <Button
                  disabledFocusable={busy}
                  onClick={() => {
                    if (!busy)
                      void work(async () => ({
                        kind: "cleared",
                        count: await undoSnapshot(services, outcome.keys),
                      }));
                  }}
                >
                  {t("snapshotUndo")}
                </Button>
              </div>
              <Muted>{t("snapshotUndoNote")}</Muted>
            </>
          )}
        </div>
      </div>
    </Card>
  );
}

function Preview({ preview, hasTable }: { readonly preview: MonthEnd; readonly hasTable: boolean }) {
  const { t, say } = useWords();
  const { product } = useServices();
  const { rows, present, missing } = preview;
  const customer = product.catalog.tables.find(({ id }) => id === "customer");
  const names = (customer?.columns ?? []).filter(({ id }) => missing.includes(id)).map(({ name }) => name);
  return (
    <>
      <p style={{ margin: 0 }}>
        {rows.length + present === 0 ? t("snapshotNoCustomers") : say(snapshotPreview(rows.length, present))}
      </p>
      {!hasTable && <Muted>{t("snapshotNewTable")}</Muted>}
      {names.length > 0 && <Muted>{say(snapshotMissing(names))}</Muted>}
    </>
  );
}

export function Good({ children }: { readonly children: string }) {
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}

/** A day as people type it; null for what is no day. */
function parseDay(day: string): number | null {
  const iso = /^\s*(\d{4}-\d{2}-\d{2})\s*$/.exec(day)?.[1];
  if (iso === undefined || Number.isNaN(Date.parse(iso))) return null;
  return isoToSerial(iso);
}
