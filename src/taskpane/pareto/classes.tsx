import { CROSSING_MODES } from "../../pareto/classify";
import type { ParetoView } from "../../pareto/session";
import { Muted } from "../components/layout";
import { MODE_WORDS } from "./rule-words";
import { Fold, Section, useTableStyles } from "./section";
import { CLASS_MARKS, useParetoWords } from "./words";

/** How many categories and how much of the amount each class has, beside what the textbook expects. */
export function Classes({ view }: { readonly view: ParetoView }) {
  const { table } = useTableStyles();
  const { p, number, share } = useParetoWords();
  const { figures, keys, rowsUsed, rowsSkipped } = view;
  return (
    <Section title={p("classes")}>
      <Muted>
        {p("totalLine", {
          total: number(figures.total),
          keys: number(keys),
          rows: number(rowsUsed),
          cr5: share(figures.cr5),
        })}
      </Muted>
      <table className={table}>
        <thead>
          <tr>
            <th className="text" scope="col">
              {p("classColumn")}
            </th>
            <th scope="col">{p("keysColumn")}</th>
            <th scope="col">{p("keyShareColumn")}</th>
            <th scope="col">{p("expectedColumn")}</th>
            <th scope="col">{p("shareColumn")}</th>
          </tr>
        </thead>
        <tbody>
          {figures.summary.map((row) => (
            <tr key={row.class}>
              <th className="text" scope="row">
                {CLASS_MARKS[row.class - 1]}
              </th>
              <td>{number(row.keys)}</td>
              <td>{share(row.keyShare)}</td>
              <td>{share(row.expectedKeyShare)}</td>
              <td>{share(row.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rowsSkipped.outsidePeriod > 0 && (
        <Muted>{p("skippedPeriod", { count: number(rowsSkipped.outsidePeriod) })}</Muted>
      )}
      {rowsSkipped.elsewhere > 0 && (
        <Muted>{p("skippedElsewhere", { count: number(rowsSkipped.elsewhere) })}</Muted>
      )}
    </Section>
  );
}

/** The three crossing modes side by side. */
export function Modes({ view }: { readonly view: ParetoView }) {
  const { table } = useTableStyles();
  const { p, number } = useParetoWords();
  return (
    <Fold title={p("modes")}>
      <Muted>{p("modesNote")}</Muted>
      <table className={table}>
        <thead>
          <tr>
            <th className="text" scope="col">
              {p("mode")}
            </th>
            {CLASS_MARKS.map((mark) => (
              <th key={mark} scope="col">
                {mark}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CROSSING_MODES.map((mode) => {
            const classes = view.figures.modes.find((entry) => entry.mode === mode)?.classes ?? [];
            const name = p(MODE_WORDS[mode]);
            return (
              <tr key={mode}>
                <th className="text" scope="row">
                  {mode === view.rule.mode ? p("inUse", { mode: name }) : name}
                </th>
                {classes.map(({ class: cls, keys }) => (
                  <td key={cls}>{number(keys)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Fold>
  );
}

/** What was kept out, and which spellings became one. */
export function Leftovers({ view }: { readonly view: ParetoView }) {
  const { table } = useTableStyles();
  const { p, number } = useParetoWords();
  const { excluded, merged } = view;
  return (
    <>
      {excluded.count > 0 && (
        <Fold title={p("excluded", { count: number(excluded.count) })}>
          <table className={table}>
            <thead>
              <tr>
                <th className="text" scope="col">
                  {p("keyHeading")}
                </th>
                <th scope="col">{p("valueHeading")}</th>
              </tr>
            </thead>
            <tbody>
              {excluded.first.map(({ key, value }) => (
                <tr key={key}>
                  <th className="text" scope="row">
                    {key === "" ? p("blankKey") : key}
                  </th>
                  <td>{number(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {excluded.count > excluded.first.length && (
            <Muted>{p("excludedMore", { count: number(excluded.count - excluded.first.length) })}</Muted>
          )}
        </Fold>
      )}
      {merged.count > 0 && (
        <Fold title={p("merged", { count: number(merged.count) })}>
          <ul style={{ margin: 0, paddingLeft: 18, overflowWrap: "anywhere" }}>
            {merged.first.map(({ key, spellings }) => (
              <li key={key}>{spellings.join(" = ")}</li>
            ))}
          </ul>
          {merged.count > merged.first.length && (
            <Muted>{p("excludedMore", { count: number(merged.count - merged.first.length) })}</Muted>
          )}
        </Fold>
      )}
    </>
  );
}
