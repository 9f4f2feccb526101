import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { LANGUAGES } from "../../i18n/text";
import type { TableSpec } from "../product";
import { useServices } from "../services";
import type { Draft, Invalid } from "../state/draft";
import { toggled } from "../state/selection";
import { useWords } from "../words";
import { Muted } from "./layout";

export interface FieldProps {
  readonly draft: Draft;
  readonly invalid: Invalid;
  readonly onChange: (change: Partial<Draft>) => void;
}

const useStyles = makeStyles({
  pair: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "12px" },
  // Fluent's own minimum is wider than half the pane.
  narrow: { minWidth: 0, width: "100%" },
  group: { display: "flex", flexDirection: "column" },
  set: { border: "none", margin: "8px 0 0", padding: 0, minWidth: 0 },
});

/** Sample rows or one's own. */
export function RowsField({ draft, invalid, onChange }: FieldProps) {
  const { t } = useWords();
  const styles = useStyles();
  return (
    <>
      <Field label={t("rowsLabel")}>
        <RadioGroup
          value={draft.rows}
          onChange={(_, { value }) => {
            onChange({ rows: value === "sample" ? "sample" : "empty" });
          }}
        >
          <Radio value="sample" label={<Choice title={t("rowsSample")} note={t("rowsSampleNote")} />} />
          <Radio value="empty" label={<Choice title={t("rowsEmpty")} note={t("rowsEmptyNote")} />} />
        </RadioGroup>
      </Field>
      {draft.rows === "empty" && (
        <Field
          label={t("blankRows")}
          hint={t("blankRowsHint")}
          validationMessage={invalid.has("blankRows") ? t("invalidRows") : null}
        >
          <Input
            className={styles.narrow}
            inputMode="numeric"
            value={draft.blankRows}
            onChange={(_, { value }) => {
              onChange({ blankRows: value });
            }}
          />
        </Field>
      )}
    </>
  );
}

function Choice({ title, note }: { readonly title: string; readonly note: string }) {
  return (
    <>
      {title}
      <Muted>{note}</Muted>
    </>
  );
}

/** Who sells, in which currency, for which year. */
export function BusinessFields({ draft, invalid, onChange }: FieldProps) {
  const { t, say } = useWords();
  const styles = useStyles();
  const { lists } = useServices().product.catalog;
  const currencies = lists.find(({ id }) => id === "currency")?.items ?? [];
  return (
    <>
      <Field
        label={t("salesperson")}
        hint={t("salespersonHint")}
        validationMessage={invalid.has("salesperson") ? t("invalidName") : null}
      >
        <Input
          className={styles.narrow}
          value={draft.salesperson}
          autoComplete="off"
          onChange={(_, { value }) => {
            onChange({ salesperson: value });
          }}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={t("currency")}>
          <Select
            value={draft.currency}
            onChange={(_, { value }) => {
              onChange({ currency: value });
            }}
          >
            {currencies.map(({ code, label }) => (
              <option key={code} value={code}>
                {say(label)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("year")} validationMessage={invalid.has("year") ? t("invalidYear") : null}>
          <Input
            className={styles.narrow}
            inputMode="numeric"
            value={draft.year}
            onChange={(_, { value }) => {
              onChange({ year: value });
            }}
          />
        </Field>
      </div>
      <Muted>{t("yearHint")}</Muted>
    </>
  );
}

/** The language that sheets and headers are written in. */
export function LanguageField({ draft, onChange }: FieldProps) {
  const { t } = useWords();
  return (
    <Field label={t("workbookLanguage")}>
      <RadioGroup
        layout="horizontal"
        value={draft.language}
        onChange={(_, { value }) => {
          const language = LANGUAGES.find((known) => known === value);
          if (language) onChange({ language });
        }}
      >
        <Radio value="zh-CN" label={t("chinese")} />
        <Radio value="en-US" label={t("english")} />
      </RadioGroup>
    </Field>
  );
}

/** Which optional groups of columns are written. */
export function ColumnFields({
  draft,
  onChange,
  tables,
}: FieldProps & { readonly tables: readonly TableSpec[] }) {
  const { t, say } = useWords();
  const styles = useStyles();
  const withGroups = tables.filter(({ groups }) => (groups ?? []).length > 0);
  const hasPersonal = tables.some(({ columns }) => columns.some(({ personal }) => personal));
  return (
    <>
      {hasPersonal && (
        <Checkbox
          checked={draft.personal}
          label={<Choice title={t("personal")} note={t("personalHint")} />}
          onChange={(_, { checked }) => {
            onChange({ personal: checked === true });
          }}
        />
      )}
      {withGroups.map((table) => (
        <fieldset key={table.id} className={styles.set}>
          <legend>
            <strong>{say(table.name)}</strong> · {t("columnGroups")}
          </legend>
          <div className={styles.group}>
            {table.groups?.map((group) => {
              const id = `${table.id}.${group.id}`;
              return (
                <Checkbox
                  key={id}
                  checked={!draft.withoutGroups.includes(id)}
                  label={say(group.name)}
                  onChange={(_, { checked }) => {
                    onChange({ withoutGroups: toggled(draft.withoutGroups, [id], checked !== true) });
                  }}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
      {withGroups.length > 0 && <Muted>{t("columnGroupsHint")}</Muted>}
    </>
  );
}
