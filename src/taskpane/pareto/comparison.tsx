import { Button, Field, Select } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { DEFAULT_RULE, type ClassRule } from "../../pareto/classify";
import type { ClassOrNone } from "../../pareto/compare";
import type { MigrationView } from "../../pareto/session";
import { Muted } from "../components/layout";
import { Days } from "./reading-fields";
import { MODE_WORDS } from "./rule-words";
import { Fold, useTableStyles } from "./section";
import {
  columnName,
  daysIn,
  valuesIn,
  yearsBefore,
  type Comparison,
  type Reading,
  type Wanted,
} from "./understanding";
import type { Pareto, Result } from "./use-pareto";
import { CLASS_MARKS, useParetoWords, type ParetoWords } from "./words";

function classMark({ p }: ParetoWords, cls: ClassOrNone): string {
  return cls === 0 ? p("moverNone") : (CLASS_MARKS[cls - 1] ?? "");
}

function Movers({ migration }: { readonly migration: MigrationView }) {
  const words = useParetoWords();
  const { p, number } = words;
  return (
    <>
      <ul style={{ margin: 0, paddingLeft: 18, overflowWrap: "anywhere" }}>
        {migration.movers.map((mover) => (
          <li key={`${mover.key}/${mover.from}`}>
            {p("mover", {
              key: mover.key === "" ? p("blankKey") : mover.key,
              from: classMark(words, mover.from),
              to: classMark(words, mover.to),
            })}
          </li>
        ))}
      </ul>
      {migration.moverCount > migration.movers.length && (
        <Muted>{p("moversShown", { count: number(migration.movers.length) })}</Muted>
      )}
    </>
  );
}

/** Who changes class when the thresholds or the mode do. */
export function WhatIf({
  result,
  analyst,
}: {
  readonly result: Result;
  readonly analyst: Pareto["analyst"];
}) {
  const words = useParetoWords();
  const { p, number } = words;
  const { view } = result;
  const [baseline, setBaseline] = useState<ClassRule>(DEFAULT_RULE);
  const [migration, setMigration] = useState<MigrationView | null>(null);
  useEffect(() => {
    let current = true;
    analyst()
      .call("whatIf", baseline, view.rule)
      .then(
        (found) => {
          if (current) setMigration(found);
        },
        // The analyst was closed meanwhile: another result is on its way.
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [view, baseline, analyst]);
  const [first, second] = baseline.thresholds;
  const rule = p("ruleText", { first, second, mode: p(MODE_WORDS[baseline.mode]) });
  const count = migration?.moverCount ?? 0;
  return (
    <Fold title={p("whatIf")}>
      <p style={{ margin: 0 }}>
        {count === 0 ? p("whatIfNone", { rule }) : p("whatIfSome", { rule, count: number(count) })}
      </p>
      {migration && count > 0 && <Movers migration={migration} />}
      <Button
        size="small"
        style={{ alignSelf: "start" }}
        onClick={() => {
          setBaseline(view.rule);
        }}
      >
        {p("asBaseline")}
      </Button>
    </Fold>
  );
}

/** Two periods, or two values of another column, side by side. */
export function Compare({
  result,
  onChange,
}: {
  readonly result: Result;
  readonly onChange: (wanted: Wanted) => void;
}) {
  const words = useParetoWords();
  const { p } = words;
  const { reading, wanted } = result;
  const { comparison } = wanted;
  const options = optionsFor(reading, wanted, words);
  const chosen = comparison === null ? "" : `${comparison.by}/${comparison.column}`;
  return (
    <Fold title={p("compare")}>
      <Muted>{p("compareNote")}</Muted>
      {options.length === 0 ? (
        <Muted>{p("noComparison")}</Muted>
      ) : (
        <Field label={p("compareBy")}>
          <Select
            value={chosen}
            onChange={(_, { value }) => {
              const option = options.find(({ id }) => id === value);
              onChange(option === undefined ? without(wanted) : option.start());
            }}
          >
            <option value="">{p("compareNothing")}</option>
            {options.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {comparison?.by === "period" && wanted.period !== null && (
        <PeriodSides key={chosen} wanted={wanted} comparison={comparison} onChange={onChange} />
      )}
      {comparison?.by === "value" && (
        <ValueSides reading={reading} wanted={wanted} comparison={comparison} onChange={onChange} />
      )}
      {comparison !== null && result.comparison !== null && <Migrated migration={result.comparison} />}
    </Fold>
  );
}

/** Without the comparison, the period that came with it goes too. */
function without(wanted: Wanted): Wanted {
  const period = wanted.comparison?.by === "period" ? null : wanted.period;
  return { ...wanted, comparison: null, period };
}

interface Option {
  readonly id: string;
  readonly name: string;
  readonly start: () => Wanted;
}

function optionsFor(reading: Reading, wanted: Wanted, { p }: ParetoWords): readonly Option[] {
  const periods = reading.guess.dates.flatMap((column): Option[] => {
    const days = daysIn(reading, column);
    if (days === null) return [];
    const { now, before } = yearsBefore(days.to);
    const comparison: Comparison = { by: "period", column, ...before };
    return [
      {
        id: `period/${column}`,
        name: p("comparePeriod", { name: columnName(reading, wanted, column) }),
        start: () => ({ ...wanted, period: { column, ...now }, comparison }),
      },
    ];
  });
  const values = reading.guess.columns.flatMap(({ index, kind }): Option[] => {
    if (kind !== "text" || index === wanted.category) return [];
    const [now, before] = valuesIn(reading, index);
    if (now === undefined || before === undefined) return [];
    const comparison: Comparison = { by: "value", column: index, now, before };
    return [
      {
        id: `value/${index}`,
        name: p("compareValue", { name: columnName(reading, wanted, index) }),
        start: () => ({ ...without(wanted), comparison }),
      },
    ];
  });
  return [...periods, ...values];
}

function PeriodSides(props: {
  readonly wanted: Wanted;
  readonly comparison: Extract<Comparison, { by: "period" }>;
  readonly onChange: (wanted: Wanted) => void;
}) {
  const { p } = useParetoWords();
  const { wanted, comparison, onChange } = props;
  const { column } = comparison;
  const period = wanted.period ?? { column, from: 0, to: 0 };
  return (
    <>
      <Days
        label={p("now")}
        from={period.from}
        to={period.to}
        onChange={(from, to) => {
          onChange({ ...wanted, period: { column, from, to } });
        }}
      />
      <Days
        label={p("before")}
        from={comparison.from}
        to={comparison.to}
        onChange={(from, to) => {
          onChange({ ...wanted, comparison: { by: "period", column, from, to } });
        }}
      />
    </>
  );
}

function ValueSides(props: {
  readonly reading: Reading;
  readonly wanted: Wanted;
  readonly comparison: Extract<Comparison, { by: "value" }>;
  readonly onChange: (wanted: Wanted) => void;
}) {
  const { p } = useParetoWords();
  const { reading, wanted, comparison, onChange } = props;
  const values = valuesIn(reading, comparison.column);
  const side = (which: "now" | "before") => (
    <Field label={p(which === "now" ? "nowValue" : "beforeValue")}>
      <Select
        value={comparison[which]}
        onChange={(_, { value }) => {
          onChange({ ...wanted, comparison: { ...comparison, [which]: value } });
        }}
      >
        {values.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <div style={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 8 }}>
      {side("now")}
      {side("before")}
    </div>
  );
}

function Migrated({ migration }: { readonly migration: MigrationView }) {
  const { table } = useTableStyles();
  const { p, number } = useParetoWords();
  if (!migration.comparable) return <p style={{ margin: 0 }}>{p("compareEmpty")}</p>;
  const [now, before] = [p("now"), p("before")];
  return (
    <>
      <table className={table}>
        <caption style={{ textAlign: "left" }}>{p("matrix", { now, before })}</caption>
        <thead>
          <tr>
            <td />
            {CLASS_MARKS.map((mark) => (
              <th key={mark} scope="col">
                {mark}
              </th>
            ))}
            <th scope="col">{p("left")}</th>
          </tr>
        </thead>
        <tbody>
          {migration.matrix.map((counts, from) => (
            <tr key={CLASS_MARKS[from]}>
              <th className="text" scope="row">
                {CLASS_MARKS[from]}
              </th>
              {counts.map((count, to) => (
                <td key={CLASS_MARKS[to]}>{number(count)}</td>
              ))}
              <td>{number(migration.left[from] ?? 0)}</td>
            </tr>
          ))}
          <tr>
            <th className="text" scope="row">
              {p("entered")}
            </th>
            {migration.entered.map((count, to) => (
              <td key={CLASS_MARKS[to]}>{number(count)}</td>
            ))}
            <td />
          </tr>
        </tbody>
      </table>
      <Muted>
        {p("top", { before: migration.topBefore.join("、"), now: migration.topAfter.join("、") })}
      </Muted>
      <p style={{ margin: 0 }}>{p("movers", { count: number(migration.moverCount) })}</p>
      <Movers migration={migration} />
    </>
  );
}
