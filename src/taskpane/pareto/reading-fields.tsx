import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { CategoryKind } from "../../pareto/categories";
import { isoToSerial } from "../product";
import { Fold } from "./section";
import {
  categoryColumns,
  columnName,
  daysIn,
  dayText,
  typedNumber,
  withCategory,
  type Reading,
  type Wanted,
} from "./understanding";
import type { Preferences } from "./preferences";
import { useParetoWords, type ParetoWords } from "./words";

const useStyles = makeStyles({
  pair: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "8px", alignItems: "start" },
  narrow: { minWidth: 0, width: "100%" },
  group: { border: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
});

const KINDS = ["text", "month", "quarter", "year", "bins"] as const satisfies readonly CategoryKind[];
const KIND_WORDS = {
  text: "asText",
  month: "asMonth",
  quarter: "asQuarter",
  year: "asYear",
  bins: "asBins",
} as const;

/** What is measured, in a person's words: "金额 求和". */
export function measureWords({ p }: ParetoWords, reading: Reading, wanted: Wanted): string {
  if (wanted.measure === "count" || wanted.measureColumn === null) return p("countOf");
  const value = columnName(reading, wanted, wanted.measureColumn);
  return p(wanted.measure === "sum" ? "sumOf" : "averageOf", { value });
}

/** How the selection was understood, and every part of it to change. */
export function ReadingFields(props: {
  readonly reading: Reading;
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
  readonly rows: Preferences["rows"];
  readonly onRows: (rows: "visible" | "all") => void;
}) {
  const { reading, wanted, onChange } = props;
  const { source } = reading;
  const words = useParetoWords();
  const { p } = words;
  const title = `${p("how")}: ${p("howSummary", {
    key: columnName(reading, wanted, wanted.category),
    value: measureWords(words, reading, wanted),
  })}`;
  return (
    <Fold title={title}>
      <CategoryFields reading={reading} wanted={wanted} onChange={onChange} />
      <MeasureFields reading={reading} wanted={wanted} onChange={onChange} />
      {reading.guess.dates.length > 0 && (
        <PeriodFields reading={reading} wanted={wanted} onChange={onChange} />
      )}
      {source.hiddenRows && (
        <Field label={p("rows")}>
          <RadioGroup
            layout="horizontal"
            value={props.rows ?? "all"}
            onChange={(_, { value }) => {
              props.onRows(value === "visible" ? "visible" : "all");
            }}
          >
            <Radio value="visible" label={p("rowsVisible")} />
            <Radio value="all" label={p("rowsAll")} />
          </RadioGroup>
        </Field>
      )}
      <Switches reading={reading} wanted={wanted} onChange={onChange} />
    </Fold>
  );
}

interface FieldsProps {
  readonly reading: Reading;
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

function ColumnOptions({
  reading,
  wanted,
  columns,
}: Omit<FieldsProps, "onChange"> & { readonly columns: readonly number[] }) {
  const { p } = useParetoWords();
  return columns.map((index) => {
    const name = columnName(reading, wanted, index);
    const hidden = reading.source.hiddenColumns.includes(index);
    return (
      <option key={index} value={index}>
        {hidden ? p("hiddenColumn", { name }) : name}
      </option>
    );
  });
}

function CategoryFields({ reading, wanted, onChange }: FieldsProps) {
  const styles = useStyles();
  const { p } = useParetoWords();
  const [width, setWidth] = useState<string | null>(null);
  const columns = categoryColumns(reading).map(({ index }) => index);
  const text = width ?? String(wanted.binWidth);
  const typed = typedNumber(text);
  const widthInvalid = typed === null || typed <= 0;
  return (
    <div className={styles.pair}>
      <Field label={p("keyColumn")}>
        <Select
          value={String(wanted.category)}
          onChange={(_, { value }) => {
            setWidth(null);
            onChange(withCategory(reading, wanted, Number(value)));
          }}
        >
          <ColumnOptions reading={reading} wanted={wanted} columns={columns} />
        </Select>
      </Field>
      <Field label={p("keyAs")}>
        <Select
          value={wanted.as}
          onChange={(_, { value }) => {
            onChange({ ...wanted, as: KINDS.find((kind) => kind === value) ?? "text" });
          }}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {p(KIND_WORDS[kind])}
            </option>
          ))}
        </Select>
      </Field>
      {wanted.as === "bins" && (
        <Field label={p("binWidth")} validationMessage={widthInvalid ? p("binInvalid") : null}>
          <Input
            className={styles.narrow}
            inputMode="decimal"
            value={text}
            onChange={(_, { value }) => {
              setWidth(value);
              const next = typedNumber(value);
              if (next !== null && next > 0) onChange({ ...wanted, binWidth: next });
            }}
          />
        </Field>
      )}
    </div>
  );
}

function MeasureFields({ reading, wanted, onChange }: FieldsProps) {
  const styles = useStyles();
  const { p } = useParetoWords();
  const { measures } = reading.guess;
  if (measures.length === 0) return null;
  return (
    <div className={styles.pair}>
      <Field label={p("measure")}>
        <Select
          value={wanted.measure}
          onChange={(_, { value }) => {
            const measure = value === "sum" || value === "average" ? value : "count";
            onChange({ ...wanted, measure });
          }}
        >
          <option value="sum">{p("measureSum")}</option>
          <option value="average">{p("measureAverage")}</option>
          <option value="count">{p("measureCount")}</option>
        </Select>
      </Field>
      {wanted.measure !== "count" && (
        <Field label={p("valueColumn")}>
          <Select
            value={String(wanted.measureColumn ?? "")}
            onChange={(_, { value }) => {
              onChange({ ...wanted, measureColumn: Number(value) });
            }}
          >
            <ColumnOptions reading={reading} wanted={wanted} columns={measures} />
          </Select>
        </Field>
      )}
    </div>
  );
}

function PeriodFields({ reading, wanted, onChange }: FieldsProps) {
  const { p } = useParetoWords();
  const { period } = wanted;
  return (
    <>
      <Field label={p("period")}>
        <Select
          value={period === null ? "" : String(period.column)}
          onChange={(_, { value }) => {
            const column = value === "" ? null : Number(value);
            const days = column === null ? null : daysIn(reading, column);
            onChange({ ...wanted, period: column === null || days === null ? null : { column, ...days } });
          }}
        >
          <option value="">{p("periodNone")}</option>
          <ColumnOptions reading={reading} wanted={wanted} columns={reading.guess.dates} />
        </Select>
      </Field>
      {period !== null && (
        <Days
          from={period.from}
          to={period.to}
          onChange={(from, to) => {
            onChange({ ...wanted, period: { ...period, from, to } });
          }}
        />
      )}
    </>
  );
}

/** Two days, the first not after the last. */
export function Days(props: {
  readonly from: number;
  readonly to: number;
  readonly label?: string;
  readonly onChange: (from: number, to: number) => void;
}) {
  const styles = useStyles();
  const { p } = useParetoWords();
  const [typed, setTyped] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const { from, to } = typed ?? { from: dayText(props.from), to: dayText(props.to) };
  const invalid = from === "" || to === "" || from > to;
  const change = (next: { readonly from: string; readonly to: string }): void => {
    setTyped(next);
    if (next.from !== "" && next.to !== "" && next.from <= next.to) {
      props.onChange(isoToSerial(next.from), isoToSerial(next.to));
    }
  };
  const name = (key: "from" | "to"): string =>
    props.label === undefined ? p(key) : `${props.label} ${p(key)}`;
  return (
    <div className={styles.pair}>
      <Field label={name("from")} validationMessage={invalid ? p("periodInvalid") : null}>
        <Input
          type="date"
          className={styles.narrow}
          value={from}
          onChange={(_, { value }) => {
            change({ from: value, to });
          }}
        />
      </Field>
      <Field label={name("to")}>
        <Input
          type="date"
          className={styles.narrow}
          value={to}
          onChange={(_, { value }) => {
            change({ from, to: value });
          }}
        />
      </Field>
    </div>
  );
}

function Switches({ reading, wanted, onChange }: FieldsProps) {
  const styles = useStyles();
  const { p } = useParetoWords();
  const { normalise } = wanted;
  return (
    <>
      <div className={styles.group}>
        {reading.source.header === null && (
          <Checkbox
            checked={wanted.header}
            label={p("header")}
            onChange={(_, { checked }) => {
              onChange({ ...wanted, header: checked === true });
            }}
          />
        )}
        <Checkbox
          checked={wanted.keepTotals}
          label={p("keepTotals")}
          onChange={(_, { checked }) => {
            onChange({ ...wanted, keepTotals: checked === true });
          }}
        />
        <Checkbox
          checked={wanted.fillDown}
          label={p("fillDown")}
          onChange={(_, { checked }) => {
            onChange({ ...wanted, fillDown: checked === true });
          }}
        />
      </div>
      <fieldset className={styles.group}>
        <legend>{p("sameKeys")}</legend>
        {(["trim", "width", "case"] as const).map((part) => (
          <Checkbox
            key={part}
            checked={normalise[part]}
            label={p(({ trim: "sameTrim", width: "sameWidth", case: "sameCase" } as const)[part])}
            onChange={(_, { checked }) => {
              onChange({ ...wanted, normalise: { ...normalise, [part]: checked === true } });
            }}
          />
        ))}
      </fieldset>
    </>
  );
}
