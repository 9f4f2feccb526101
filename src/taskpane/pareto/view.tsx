import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Spinner,
} from "@fluentui/react-components";
import { useEffect } from "react";
import { createParetoGateway } from "../../excel/pareto-gateway";
import type { ParetoGateway } from "../../excel/pareto-api";
import type { Message } from "../../pareto/messages";
import { ActionBar, Announcement, Card, Muted, ViewHeading } from "../components/layout";
import { Problem } from "../components/problem";
import { useServices } from "../services";
import { Chart } from "./chart";
import { canDraw, chartLibrary } from "./chart-library";
import { Classes, Leftovers, Modes } from "./classes";
import { Compare, WhatIf } from "./comparison";
import { KeyList } from "./key-list";
import { InWorkbook, OutcomeBar, Output, useOutput } from "./output";
import { measureWords, ReadingFields } from "./reading-fields";
import { RuleFields } from "./rule-fields";
import { OneByOne, Section } from "./section";
import { columnName } from "./understanding";
import { usePareto, type Pareto, type Result } from "./use-pareto";
import { useParetoWords } from "./words";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: "12px", minWidth: 0, flexGrow: 1 },
  stack: { display: "flex", flexDirection: "column", gap: "8px", minWidth: 0 },
  notes: { margin: 0, paddingLeft: "18px", display: "flex", flexDirection: "column", gap: "4px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "8px" },
});

/** The Pareto view: of whatever is selected, at once. */
export default function ParetoView({
  makeGateway = createParetoGateway,
}: {
  readonly makeGateway?: () => ParetoGateway;
}) {
  const { excel } = useServices();
  const { p } = useParetoWords();
  if (excel) return <WithExcel makeGateway={makeGateway} />;
  return (
    <>
      <ViewHeading>{p("title")}</ViewHeading>
      <Muted>{p("needsExcel")}</Muted>
    </>
  );
}

function WithExcel({ makeGateway }: { readonly makeGateway: () => ParetoGateway }) {
  const pareto = usePareto(makeGateway);
  const output = useOutput(pareto.gateway);
  const styles = useStyles();
  const { p } = useParetoWords();
  const { result, stage } = pareto;
  const busy = stage.at === "reading" || stage.at === "counting";
  useEffect(() => {
    // While Excel is being read there is time for it.
    if (canDraw()) chartLibrary().catch(() => undefined);
  }, []);
  return (
    <div className={styles.view} aria-busy={busy}>
      <ViewHeading>{p("title")}</ViewHeading>
      <Again pareto={pareto} />
      <OutcomeBar output={output} />
      <Doing pareto={pareto} />
      {result !== null && (stage.at === "ready" || stage.at === "counting") && (
        <>
          <Shown pareto={pareto} result={result} />
          <OneByOne>
            <InWorkbook gateway={pareto.gateway} output={output} />
            {result.view.keys > 0 && stage.at === "ready" && (
              <Output result={result} analyst={pareto.analyst} gateway={pareto.gateway} output={output} />
            )}
          </OneByOne>
        </>
      )}
      {stage.at !== "ready" && !busy && <InWorkbook gateway={pareto.gateway} output={output} />}
    </div>
  );
}

/** What is selected by now, to be analysed with one press. */
function Again({ pareto }: { readonly pareto: Pareto }) {
  const { p } = useParetoWords();
  const { moved, stage, result } = pareto;
  if (stage.at === "reading" || stage.at === "counting") return null;
  const prominent = moved !== null || result === null;
  return (
    <div>
      <Button size="small" appearance={prominent ? "primary" : "secondary"} onClick={pareto.analyseSelection}>
        {moved === null ? p("again") : p("againAddress", { address: moved })}
      </Button>
    </div>
  );
}

/** Rows that are counted in the wink of an eye. */
const SOON = 20_000;

/** What goes on, what is asked, and what went wrong. */
function Doing({ pareto }: { readonly pareto: Pareto }) {
  const { stage } = pareto;
  const styles = useStyles();
  const { p, tell, number } = useParetoWords();
  switch (stage.at) {
    case "reading":
      return <Spinner label={p("reading")} />;
    case "counting": {
      // Small selections are counted before anybody could read about it.
      if (stage.rows < SOON && pareto.result !== null) return null;
      const percent = Math.floor(stage.done * 20) * 5;
      return (
        <>
          <Card>
            <p style={{ margin: "0 0 8px" }}>{p("counting", { rows: number(stage.rows) })}</p>
            <ProgressBar value={stage.done} aria-label={p("counting", { rows: number(stage.rows) })} />
            <Announcement>{percent === 0 ? "" : p("progress", { percent })}</Announcement>
          </Card>
          <ActionBar>
            <Button onClick={pareto.cancel}>{p("cancel")}</Button>
          </ActionBar>
        </>
      );
    }
    case "ask":
      return (
        <Section title={p("askTitle")}>
          <Muted>{p("askBody")}</Muted>
          <div className={styles.buttons}>
            <Button
              appearance="primary"
              onClick={() => {
                pareto.answerRows("visible");
              }}
            >
              {p("askVisible")}
            </Button>
            <Button
              onClick={() => {
                pareto.answerRows("all");
              }}
            >
              {p("askAll")}
            </Button>
          </div>
        </Section>
      );
    case "problem":
      return <Note message={stage.problem} tell={tell} />;
    case "failed":
      return <Problem failure={stage.failure} />;
    case "stopped":
      return <Muted>{p("stopped")}</Muted>;
    case "ready":
      return null;
  }
}

function Note({ message, tell }: { readonly message: Message; readonly tell: (message: Message) => string }) {
  return (
    <MessageBar intent={message.level} layout="multiline">
      <MessageBarBody>{tell(message)}</MessageBarBody>
    </MessageBar>
  );
}

/** The result, from the chart down to the details. */
function Shown({ pareto, result }: { readonly pareto: Pareto; readonly result: Result }) {
  const words = useParetoWords();
  const { p, tell, number } = words;
  const styles = useStyles();
  const { view, reading, wanted } = result;
  const { source } = reading;
  const where =
    source.table === null
      ? p("source", { sheet: source.sheet, address: source.address, rows: number(view.rowsUsed) })
      : p("sourceTable", { table: source.table.name, rows: number(view.rowsUsed) });
  const urgent = [...pareto.doubts, ...view.notes].filter(({ level }) => level !== "info");
  const infos = [...pareto.doubts, ...view.notes].filter(({ level }) => level === "info");
  const several =
    wanted.measure !== "count" && wanted.measureColumn !== null && reading.guess.measures.length > 1
      ? p("chooseValue", {
          count: reading.guess.measures.length,
          name: columnName(reading, wanted, wanted.measureColumn),
        })
      : null;
  const [first, second] = view.rule.thresholds;
  return (
    <>
      <div>
        <Muted>{where}</Muted>
        {source.expanded && source.table === null && <Muted>{p("expanded")}</Muted>}
        {source.columnsCut > 0 && <Muted>{p("columnsCut")}</Muted>}
        {several !== null && <Muted>{several}</Muted>}
      </div>
      <ReadingFields
        reading={reading}
        wanted={wanted}
        rows={pareto.preferences.rows}
        onChange={pareto.change}
        onRows={pareto.answerRows}
      />
      {urgent.map((message) => (
        <Note key={message.code} message={message} tell={tell} />
      ))}
      {view.keys > 0 && (
        <OneByOne>
          <Section title={p("chart")}>
            <div className={styles.stack}>
              <Chart
                chart={view.chart}
                alt={p("chartAlt", {
                  key: columnName(reading, wanted, wanted.category),
                  value: measureWords(words, reading, wanted),
                  count: number(view.keys),
                  first: number(view.figures.summary[0]?.keys ?? 0),
                  threshold1: first,
                  threshold2: second,
                })}
              />
              <RuleFields rule={view.rule} onChange={pareto.changeRule} />
            </div>
          </Section>
          <Classes view={view} />
          {infos.length > 0 && (
            <ul className={styles.notes}>
              {infos.map((message) => (
                <li key={`${message.code}/${String(message.args.class ?? message.args.threshold ?? "")}`}>
                  {tell(message)}
                </li>
              ))}
            </ul>
          )}
          <KeyList view={view} analyst={pareto.analyst} />
          <Modes view={view} />
          <WhatIf result={result} analyst={pareto.analyst} />
          <Compare result={result} onChange={pareto.change} />
        </OneByOne>
      )}
      <Leftovers view={view} />
    </>
  );
}
