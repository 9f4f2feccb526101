import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { alreadyThere, columnsOf, tablesChosen } from "../../i18n/messages";
import { BusinessFields, ColumnFields, LanguageField, RowsField } from "../components/choice-fields";
import { ActionBar, Card, Muted, Steps, ViewHeading } from "../components/layout";
import { useServices } from "../services";
import { invalidFields, type Draft } from "../state/draft";
import type { Book } from "../state/workbook";
import { useWords } from "../words";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: "12px", minWidth: 0 },
  list: { margin: "4px 0 0", paddingLeft: "18px" },
  grow: { flexGrow: 1 },
});

/** The few settings of a workbook, what will be made of them, and the button that makes it. */
export function ChoicesView(props: {
  readonly draft: Draft;
  readonly book: Book | null;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly onBack: () => void;
  readonly onGenerate: () => void;
  /** Adds to the set that is there instead of making another. */
  readonly onAddMissing: () => void;
  readonly onDownload: () => void;
}) {
  const { draft, book } = props;
  const styles = useStyles();
  const { t, say } = useWords();
  const { excel, product } = useServices();
  const included = product.included(draft.tables);
  const tables = product.catalog.tables.filter(({ id }) => included.includes(id));
  const invalid = invalidFields(draft);
  const fields = { draft, invalid, onChange: props.onChange };
  const blocked = invalid.size > 0;
  const guarded = (action: () => void) => (): void => {
    if (!blocked) action();
  };
  return (
    <>
      <Steps now="stepChoices" />
      <ViewHeading>{t("choicesTitle")}</ViewHeading>
      {book && book.sheets.length > 0 && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t("existingTitle")}</MessageBarTitle>
            {say(alreadyThere(book.sheets.map(({ name }) => name)))} {t("existingNewSet")} {t("existingNote")}{" "}
            {t("existingAddMissingNote")}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={props.onAddMissing}>{t("existingAddMissing")}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <Card>
        <div className={styles.fields}>
          <RowsField {...fields} />
          <BusinessFields {...fields} />
          <LanguageField {...fields} />
        </div>
      </Card>
      <Card>
        <strong>{t("summaryTitle")}</strong> <Muted>{say(tablesChosen(tables.length))}</Muted>
        <ul className={styles.list}>
          {tables.map((table) => (
            <li key={table.id}>{say(table.name)}</li>
          ))}
        </ul>
        <Muted>{t("galleryAlways")}</Muted>
        <TypedColumnsNote included={included} />
      </Card>
      <Accordion collapsible>
        <AccordionItem value="more">
          <AccordionHeader>{t("more")}</AccordionHeader>
          <AccordionPanel>
            <ColumnFields {...fields} tables={tables} />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
      <Muted>{t(excel ? "downloadHint" : "pageMode")}</Muted>
      <ActionBar>
        <Button onClick={props.onBack}>{t("back")}</Button>
        <span className={styles.grow} />
        <Button
          appearance={excel ? "secondary" : "primary"}
          disabledFocusable={blocked}
          onClick={guarded(props.onDownload)}
        >
          {t("download")}
        </Button>
        {excel && (
          <Button appearance="primary" disabledFocusable={blocked} onClick={guarded(props.onGenerate)}>
            {t("generate")}
          </Button>
        )}
      </ActionBar>
    </>
  );
}

/** Columns that nobody computes because the tables they would be computed from were not chosen. */
function TypedColumnsNote({ included }: { readonly included: readonly string[] }) {
  const styles = useStyles();
  const { t, say } = useWords();
  const { product } = useServices();
  const typed = included.length === 0 ? [] : product.typedWhenAlone(included);
  if (typed.length === 0) return null;
  return (
    <>
      <p>{t("summaryTyped")}</p>
      <ul className={styles.list}>
        {typed.map((entry) => {
          const table = product.catalog.tables.find(({ id }) => id === entry.table);
          if (!table) return null;
          const names = table.columns
            .filter(({ id }) => entry.columns.includes(id))
            .map(({ name }) => say(name));
          return <li key={entry.table}>{say(columnsOf(say(table.name), names))}</li>;
        })}
      </ul>
    </>
  );
}
