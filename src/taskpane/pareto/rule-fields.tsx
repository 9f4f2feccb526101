import { Button, Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { useState } from "react";
import { CROSSING_MODES, THRESHOLD_PRESETS, validThresholds, type ClassRule } from "../../pareto/classify";
import { MODE_WORDS } from "./rule-words";
import { typedNumber } from "./understanding";
import { useParetoWords } from "./words";

const useStyles = makeStyles({
  row: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "8px", alignItems: "end" },
  narrow: { minWidth: 0, width: "100%" },
  presets: { display: "flex", gap: "6px", flexWrap: "wrap" },
});

/** Thresholds and crossing mode; the chart's lines move with every number typed. */
export function RuleFields(props: {
  readonly rule: ClassRule;
  readonly onChange: (rule: ClassRule) => void;
}) {
  const { rule, onChange } = props;
  const styles = useStyles();
  const { p } = useParetoWords();
  const [typed, setTyped] = useState<readonly [string, string] | null>(null);
  const texts = typed ?? [String(rule.thresholds[0]), String(rule.thresholds[1])];
  const numbers = texts.map((text) => typedNumber(text) ?? NaN);
  const invalid = !validThresholds([numbers[0] ?? NaN, numbers[1] ?? NaN]);
  const type = (next: readonly [string, string]): void => {
    setTyped(next);
    const [first = NaN, second = NaN] = next.map((text) => typedNumber(text) ?? NaN);
    if (validThresholds([first, second])) onChange({ ...rule, thresholds: [first, second] });
  };
  return (
    <>
      <div className={styles.row}>
        <Field label={p("thresholdFirst")} validationState={invalid ? "error" : "none"}>
          <Input
            className={styles.narrow}
            inputMode="decimal"
            value={texts[0]}
            onChange={(_, { value }) => {
              type([value, texts[1]]);
            }}
          />
        </Field>
        <Field label={p("thresholdSecond")} validationState={invalid ? "error" : "none"}>
          <Input
            className={styles.narrow}
            inputMode="decimal"
            value={texts[1]}
            onChange={(_, { value }) => {
              type([texts[0], value]);
            }}
          />
        </Field>
      </div>
      {invalid && <div role="alert">{p("thresholdInvalid")}</div>}
      <div className={styles.row}>
        <Field label={p("mode")}>
          <Select
            value={rule.mode}
            onChange={(_, { value }) => {
              const mode = CROSSING_MODES.find((known) => known === value);
              if (mode) onChange({ ...rule, mode });
            }}
          >
            {CROSSING_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {p(MODE_WORDS[mode])}
              </option>
            ))}
          </Select>
        </Field>
        <div className={styles.presets} role="group" aria-label={p("presets")}>
          {THRESHOLD_PRESETS.map(([first, second]) => (
            <Button
              key={first}
              size="small"
              onClick={() => {
                setTyped(null);
                onChange({ ...rule, thresholds: [first, second] });
              }}
            >
              {p("preset", { first, second })}
            </Button>
          ))}
        </div>
      </div>
    </>
  );
}
