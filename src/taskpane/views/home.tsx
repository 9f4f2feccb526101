import { Button, MessageBar, MessageBarBody, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import type { Book, BookSheet, BookView } from "../state/workbook";
import { generatedAt } from "../../i18n/messages";
import { removalMessages } from "../../i18n/excel-messages";
import { ActionBar, Card, Muted, ViewHeading } from "../components/layout";
import { HeroArt } from "../components/art";
import { Problem } from "../components/problem";
import { RemoveButton, type RemovalOutcome } from "../components/remove-button";
import { SheetList } from "../components/sheet-list";
import { useServices } from "../services";
import { isoDay } from "../today";
import { useWords } from "../words";

/** What the open workbook holds of ours, with a way to each sheet and back. */
export function Home(props: {
  readonly view: BookView;
  readonly reload: () => Promise<void>;
  readonly onGenerate: () => void;
  readonly onGrow: () => void;
  readonly onPeriod: () => void;
}) {
  const { t, say } = useWords();
  const [outcome, setOutcome] = useState<RemovalOutcome | null>(null);
  const { view } = props;
  if (view.stage === "reading") return <Spinner label={t("loading")} />;
  const done = (result: RemovalOutcome): void => {
    setOutcome(result);
    void props.reload();
  };
  return (
    <>
      {outcome?.kind === "removed" && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{removalMessages(outcome.report).map(say).join(" ")}</MessageBarBody>
        </MessageBar>
      )}
      {outcome?.kind === "failed" && <Problem failure={outcome.failure} />}
      {view.stage === "failed" ? (
        <>
          <ViewHeading>{t("homeTitle")}</ViewHeading>
          <Problem failure={view.failure}>
            <Button onClick={() => void props.reload()}>{t("tryAgain")}</Button>
          </Problem>
        </>
      ) : view.book.sheets.length > 0 ? (
        <FullBook book={view.book} reload={props.reload} />
      ) : (
        <EmptyBook />
      )}
      {view.stage === "read" && <Undoable book={view.book} onDone={done} />}
      <ActionBar>
        <Button appearance="primary" onClick={props.onGenerate}>
          {t(view.stage === "read" && view.book.sheets.length > 0 ? "homeGenerateAnother" : "homeGenerate")}
        </Button>
        {view.stage === "read" && view.book.sheets.length > 0 && (
          <>
            <Button onClick={props.onGrow}>{t("growHome")}</Button>
            <Button onClick={props.onPeriod}>{t("periodHome")}</Button>
          </>
        )}
        <Button onClick={() => void props.reload()}>{t("refresh")}</Button>
      </ActionBar>
    </>
  );
}

function EmptyBook() {
  const { t } = useWords();
  const { excel } = useServices();
  return (
    <>
      <HeroArt />
      <ViewHeading>{t("homeEmptyTitle")}</ViewHeading>
      <Muted>{t(excel ? "homeEmpty" : "pageMode")}</Muted>
    </>
  );
}

function FullBook({ book, reload }: { readonly book: Book; readonly reload: () => Promise<void> }) {
  const { t } = useWords();
  const { excel } = useServices();
  const [gone, setGone] = useState(false);
  const show = async ({ id }: BookSheet): Promise<void> => {
    const shown = (await excel?.gateway.showSheet(id)) ?? false;
    setGone(!shown);
    if (!shown) await reload();
  };
  return (
    <>
      <ViewHeading>{t("homeTitle")}</ViewHeading>
      <Card>
        <Muted>{t("homeHolds")}</Muted>
        <SheetList label={t("homeHolds")} sheets={book.sheets} onShow={(sheet) => void show(sheet)} />
      </Card>
      {gone && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t("sheetGone")}</MessageBarBody>
        </MessageBar>
      )}
      {book.generated !== null && (
        <Muted>
          {t("generatedOn")}: {book.generated.slice(0, 10)}
        </Muted>
      )}
    </>
  );
}

function Undoable({
  book,
  onDone,
}: {
  readonly book: Book;
  readonly onDone: (outcome: RemovalOutcome) => void;
}) {
  const { t, say } = useWords();
  if (book.undoable.length === 0) return null;
  return (
    <Card>
      <strong>{t("homeUndo")}</strong>
      <Muted>{t("homeUndoNote")}</Muted>
      {book.undoable.map((entry) => (
        <div
          key={entry.id}
          style={{
            display: "flex",
            alignItems: "center",
            justifyContent: "space-between",
            marginTop: 8,
            gap: 8,
          }}
        >
          <span>{say(generatedAt(localTime(entry.at), entry.record.sheets.length))}</span>
          <RemoveButton created={entry.record} label={t("removeThis")} onDone={onDone} />
        </div>
      ))}
    </Card>
  );
}

/** "2026-11-21 17:03" on the person's own clock. */
function localTime(iso: string): string {
  const date = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${isoDay(date)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
