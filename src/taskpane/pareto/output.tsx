import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
} from "@fluentui/react-components";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { HostError, type CreatedRecord } from "../../excel/api";
import type { ClassColumn, LiveReport, ParetoGateway } from "../../excel/pareto-api";
import { removalMessages } from "../../i18n/excel-messages";
import { skippedOn } from "../../i18n/messages";
import { ActionBar, Muted } from "../components/layout";
import { Problem } from "../components/problem";
import { RemoveButton } from "../components/remove-button";
import { useServices } from "../services";
import { failureOf, skippedGroups, type Failure } from "../state/use-cases";
import { todaySerial } from "../today";
import { useWords } from "../words";
import { Section } from "./section";
import { columnName } from "./understanding";
import type { Result } from "./use-pareto";
import { createAnalyst, type Analyst } from "./analyst";
import { useParetoWords } from "./words";
import { obstaclesTo, refreshLive, writeBack, writeOutput } from "./work";

const useStyles = makeStyles({
  row: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "8px",
    marginTop: "6px",
    overflowWrap: "anywhere",
  },
  list: { margin: "4px 0 0", paddingLeft: "18px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "6px" },
});

/** What happened last, good or bad. */
type Outcome =
  | { readonly kind: "made"; readonly created: CreatedRecord; readonly skipped: readonly string[] }
  | {
      readonly kind: "said";
      readonly good: boolean;
      readonly text: string;
      readonly more?: readonly string[];
    }
  | { readonly kind: "failed"; readonly failure: Failure };

export interface OutputState {
  readonly busy: boolean;
  readonly outcome: Outcome | null;
  readonly live: readonly LiveReport[];
  readonly columns: readonly ClassColumn[];
  readonly run: (work: () => Promise<Outcome>) => void;
  readonly say: (outcome: Outcome) => void;
}

/** One thing written at a time; what is in the workbook is read again after each. */
export function useOutput(gateway: ParetoGateway): OutputState {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [live, setLive] = useState<readonly LiveReport[]>([]);
  const [columns, setColumns] = useState<readonly ClassColumn[]>([]);
  const reload = useCallback(async (): Promise<void> => {
    const [reports, written] = await Promise.all([gateway.liveReports(), gateway.classColumns()]);
    setLive(reports);
    setColumns(written);
  }, [gateway]);
  useEffect(() => {
    // What cannot be listed cannot be refreshed; the analysis itself does not need it.
    reload().catch(() => undefined);
  }, [reload]);
  const run = useCallback(
    (work: () => Promise<Outcome>): void => {
      setBusy(true);
      setOutcome(null);
      work()
        .then(setOutcome, (error: unknown) => {
          setOutcome({ kind: "failed", failure: failureOf(error) });
        })
        .then(reload)
        .catch(() => undefined)
        .finally(() => {
          setBusy(false);
        });
    },
    [reload],
  );
  return { busy, outcome, live, columns, run, say: setOutcome };
}

/** The buttons that write, always in sight, and what came of them. */
export function Output({
  result,
  analyst,
  gateway,
  output,
}: {
  readonly result: Result;
  readonly analyst: () => Analyst;
  readonly gateway: ParetoGateway;
  readonly output: OutputState;
}) {
  const styles = useStyles();
  const words = useParetoWords();
  const { p, tell, language } = words;
  const { say } = useWords();
  const services = useServices();
  const { view, rows, reading, wanted, choices } = result;
  const obstacles = obstaclesTo(view, rows);
  const { busy } = output;
  const write = (kind: "live" | "snapshot"): void => {
    output.run(async () => {
      const { measureColumn, measure } = wanted;
      const counted = measure === "count" || measureColumn === null;
      const applied = await writeOutput(services, gateway, analyst(), {
        kind,
        language,
        today: todaySerial(services.now()),
        keyName: columnName(reading, wanted, wanted.category),
        valueName: counted ? null : columnName(reading, wanted, measureColumn),
        choice: choices[0],
        view,
        rows,
      });
      const skipped = skippedGroups(applied.skipped).map((group) => say(skippedOn(group)));
      return { kind: "made", created: applied.created, skipped };
    });
  };
  const back = (): void => {
    output.run(async () => {
      const request = { language, choices, rows, header: p("writeBackHeader") };
      const never = new AbortController().signal;
      const column = await writeBack(gateway, analyst(), request, () => undefined, never).catch(noRoom);
      if (column === null) return { kind: "said", good: false, text: p("noFreeColumn") };
      const text = p("writtenBack", { sheet: column.sheet, address: column.address });
      return { kind: "said", good: true, text };
    });
  };
  return (
    <>
      <Section title={p("output")}>
        <Muted>
          {p("live")}: {p("liveNote")}
        </Muted>
        <Muted>
          {p("snapshot")}: {p("snapshotNote")}
        </Muted>
        {obstacles.length > 0 && <Reasons title={p("snapshotOnly")} reasons={obstacles.map(tell)} />}
        {rows.source.layout === "beside" && (
          <div className={styles.buttons}>
            <Button size="small" disabledFocusable={busy} onClick={back}>
              {p("writeBack")}
            </Button>
            <Muted>{p("writeBackNote")}</Muted>
          </div>
        )}
      </Section>
      <ActionBar>
        {obstacles.length === 0 && (
          <Button
            appearance="primary"
            disabledFocusable={busy}
            onClick={() => {
              if (!busy) write("live");
            }}
          >
            {p("live")}
          </Button>
        )}
        <Button
          appearance={obstacles.length === 0 ? "secondary" : "primary"}
          disabledFocusable={busy}
          onClick={() => {
            if (!busy) write("snapshot");
          }}
        >
          {p("snapshot")}
        </Button>
        {busy && <Spinner size="tiny" label={p("writing")} />}
      </ActionBar>
    </>
  );
}

/** Null when there is no free column to write in; any other failure goes on. */
function noRoom(error: unknown): null {
  if (error instanceof HostError && error.code === "NoFreeColumn") return null;
  throw error;
}

function Reasons({ title, reasons }: { readonly title: string; readonly reasons: readonly string[] }) {
  const styles = useStyles();
  return (
    <div>
      <Muted>{title}</Muted>
      <ul className={styles.list}>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

/** What the last press did, with the way there and back. */
export function OutcomeBar({ output }: { readonly output: OutputState }) {
  const { outcome } = output;
  const styles = useStyles();
  const { p } = useParetoWords();
  const { say } = useWords();
  const { excel } = useServices();
  if (outcome === null) return null;
  if (outcome.kind === "failed") {
    return (
      <Problem failure={outcome.failure}>
        {outcome.failure.created && <Removal created={outcome.failure.created} output={output} />}
      </Problem>
    );
  }
  if (outcome.kind === "said") {
    return (
      <MessageBar intent={outcome.good ? "success" : "warning"} layout="multiline">
        <MessageBarBody>
          {outcome.text}
          {outcome.more && <Bullets items={outcome.more} />}
        </MessageBarBody>
      </MessageBar>
    );
  }
  const [sheet] = outcome.created.sheets;
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{p("written", { sheet: sheet?.name ?? "" })}</MessageBarTitle>
        {outcome.skipped.length > 0 && (
          <>
            {p("skipped")}
            <Bullets items={outcome.skipped} />
          </>
        )}
        <div className={styles.buttons}>
          <Button
            size="small"
            onClick={() => {
              void excel?.gateway.showSheet(sheet?.id ?? "");
            }}
          >
            {p("show")}
          </Button>
          <RemoveButton
            created={outcome.created}
            label={p("removeSheet")}
            onDone={(done) => {
              output.say(
                done.kind === "failed"
                  ? done
                  : { kind: "said", good: true, text: removalMessages(done.report).map(say).join(" ") },
              );
            }}
          />
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}

function Removal({ created, output }: { readonly created: CreatedRecord; readonly output: OutputState }) {
  const { p } = useParetoWords();
  return (
    <RemoveButton
      created={created}
      label={p("removeSheet")}
      onDone={(done) => {
        output.say(done.kind === "failed" ? done : { kind: "said", good: true, text: p("removed") });
      }}
    />
  );
}

function Bullets({ items }: { readonly items: readonly string[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** What earlier analyses left in the workbook: live sheets to refresh, class columns to take back. */
export function InWorkbook({
  gateway,
  output,
}: {
  readonly gateway: ParetoGateway;
  readonly output: OutputState;
}) {
  const styles = useStyles();
  const { p, tell, language } = useParetoWords();
  const services = useServices();
  const { busy, live, columns } = output;
  if (live.length === 0 && columns.length === 0) return null;
  const refresh = (report: LiveReport): void => {
    output.run(async () => {
      const analyst = createAnalyst();
      try {
        const done = await refreshLive(
          services,
          gateway,
          analyst,
          report,
          { language, today: todaySerial(services.now()) },
          new AbortController().signal,
        );
        if (done.kind === "done") {
          return { kind: "said", good: true, text: p("refreshed", { sheet: done.sheet }) };
        }
        if (done.kind === "gone") return { kind: "said", good: false, text: p("refreshGone") };
        return { kind: "said", good: false, text: p("refreshNotLive"), more: done.obstacles.map(tell) };
      } finally {
        analyst.close();
      }
    });
  };
  const remove = (column: ClassColumn): void => {
    output.run(async () => {
      const removed = await gateway.removeClassColumn(column);
      const { sheet, address } = column;
      const text = p(removed ? "columnRemoved" : "columnChanged", { sheet, address });
      return { kind: "said", good: removed, text };
    });
  };
  const line = (id: string, name: string, button: ReactNode) => (
    <div key={id} className={styles.row}>
      <span>{name}</span>
      {button}
    </div>
  );
  return (
    <>
      {live.length > 0 && (
        <Section title={p("liveSheets")}>
          {live.map((report) =>
            line(
              report.sheetId,
              report.sheet,
              <Button
                size="small"
                disabledFocusable={busy}
                aria-label={`${p("refresh")} ${report.sheet}`}
                onClick={() => {
                  if (!busy) refresh(report);
                }}
              >
                {p("refresh")}
              </Button>,
            ),
          )}
        </Section>
      )}
      {columns.length > 0 && (
        <Section title={p("classColumns")}>
          {columns.map((column) =>
            line(
              column.name,
              `${column.sheet}!${column.address}`,
              <Button
                size="small"
                disabledFocusable={busy}
                aria-label={`${p("remove")} ${column.sheet}!${column.address}`}
                onClick={() => {
                  if (!busy) remove(column);
                }}
              >
                {p("remove")}
              </Button>,
            ),
          )}
        </Section>
      )}
    </>
  );
}
