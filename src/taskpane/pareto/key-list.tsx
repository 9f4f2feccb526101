import { Button, Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { PARETO_CLASSES, type ParetoClass } from "../../pareto/classify";
import type { KeyPage, ParetoView } from "../../pareto/session";
import { Announcement, Muted } from "../components/layout";
import type { Analyst } from "./analyst";
import { Section, useTableStyles } from "./section";
import { CLASS_MARKS, useParetoWords } from "./words";

const PAGE = 20;

const useStyles = makeStyles({
  filters: { display: "grid", gridTemplateColumns: "1fr 96px", gap: "8px", marginBottom: "8px" },
  narrow: { minWidth: 0, width: "100%" },
  borderline: { fontSize: "11px", whiteSpace: "nowrap" },
});

/** The categories in order, some at a time: what the chart shows, in words and numbers, to search and to listen to. */
export function KeyList(props: { readonly view: ParetoView; readonly analyst: () => Analyst }) {
  const { view, analyst } = props;
  const styles = useStyles();
  const { table } = useTableStyles();
  const { p, number, share } = useParetoWords();
  const [search, setSearch] = useState("");
  const [only, setOnly] = useState<ParetoClass | null>(null);
  const [count, setCount] = useState(PAGE);
  const [page, setPage] = useState<KeyPage>({ items: [], found: 0 });

  useEffect(() => {
    let current = true;
    const query = { search, class: only, from: 0, count };
    analyst()
      .call("page", query)
      .then(
        (next) => {
          if (current) setPage(next);
        },
        // The analyst was closed meanwhile: another result is on its way.
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [view, analyst, search, only, count]);

  const rest = page.found - page.items.length;
  return (
    <Section title={p("list")}>
      <div className={styles.filters}>
        <Field label={p("search")}>
          <Input
            type="search"
            className={styles.narrow}
            value={search}
            autoComplete="off"
            onChange={(_, { value }) => {
              setSearch(value);
              setCount(PAGE);
            }}
          />
        </Field>
        <Field label={p("filterClass")}>
          <Select
            value={only === null ? "" : String(only)}
            onChange={(_, { value }) => {
              setOnly(PARETO_CLASSES.find((cls) => String(cls) === value) ?? null);
              setCount(PAGE);
            }}
          >
            <option value="">{p("filterAll")}</option>
            {PARETO_CLASSES.map((cls) => (
              <option key={cls} value={cls}>
                {CLASS_MARKS[cls - 1]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Announcement>
        {search === "" ? "" : page.found === 0 ? p("foundNone") : p("found", { count: page.found })}
      </Announcement>
      {page.found === 0 ? (
        <Muted>{p("foundNone")}</Muted>
      ) : (
        <table className={table}>
          <thead>
            <tr>
              <th scope="col">{p("rankColumn")}</th>
              <th className="text" scope="col">
                {p("keyHeading")}
              </th>
              <th scope="col">{p("valueHeading")}</th>
              <th scope="col">{p("cumulativeColumn")}</th>
              <th scope="col">{p("classColumn")}</th>
            </tr>
          </thead>
          <tbody>
            {page.items.map((item) => (
              <tr key={item.rank}>
                <td>{item.rank}</td>
                <th className="text" scope="row">
                  {item.key === "" ? p("blankKey") : item.key}
                  {item.boundary && <span className={styles.borderline}> · {p("borderline")}</span>}
                </th>
                <td>{number(item.value)}</td>
                <td>{share(item.cumulative)}</td>
                <td>{CLASS_MARKS[item.class - 1]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest > 0 && (
        <Button
          size="small"
          style={{ marginTop: 8 }}
          onClick={() => {
            setCount(count + Math.min(rest, 5 * PAGE));
          }}
        >
          {p("more", { count: Math.min(rest, 5 * PAGE) })}
        </Button>
      )}
    </Section>
  );
}
