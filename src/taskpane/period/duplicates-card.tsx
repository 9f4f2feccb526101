import { Button, Field, Radio, RadioGroup, Select, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import {
  duplicateReason,
  groupLevel,
  groupsFound,
  loggedMerge,
  merged,
  mergeRefused,
  mergeUndone,
  movedRows,
  willMerge,
} from "../../i18n/duplicate-messages";
import type { Text } from "../../i18n/text";
import type { DuplicateGroup } from "../../intake/duplicates";
import type { FieldPair } from "../../plan/merge";
import type { CellValue } from "../../plan/plan";
import { Announcement, Card, Muted } from "../components/layout";
import { Problem } from "../components/problem";
import { serialToIso } from "../product";
import { useServices } from "../services";
import { plainFailure, type Failure } from "../state/use-cases";
import { todaySerial } from "../today";
import { useWords } from "../words";
import {
  mergeCustomers,
  readDuplicates,
  undoMerge,
  type DuplicateCustomer,
  type DuplicateSource,
  type MergeWish,
} from "./duplicates";
import { Good } from "./snapshot-card";
import { useCardStyles } from "./styles";

/** Groups shown at once. */
const PAGE = 20;

type Done = { readonly mergeNo: string; readonly keptId: string };

/** 查重与合并: groups that look alike, one compared at a time, merged, and taken back. */
export function DuplicatesCard() {
  const styles = useCardStyles();
  const services = useServices();
  const { t, say } = useWords();
  const { product } = services;
  const today = todaySerial(services.now());
  const [source, setSource] = useState<DuplicateSource | null>(null);
  const [missing, setMissing] = useState(false);
  const [shown, setShown] = useState(PAGE);
  const [opened, setOpened] = useState<DuplicateGroup | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [note, setNote] = useState<Text | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const work = async (
    words: string,
    title: "readFailedTitle" | "duplicatesFailed" | "duplicatesUndoFailed",
    action: () => Promise<void>,
  ): Promise<void> => {
    if (busy !== null) return;
    setBusy(words);
    setFailure(null);
    setNote(null);
    try {
      await action();
    } catch (error) {
      const known = source && error instanceof source.pure.MergeRefused ? error : null;
      const refused = known && mergeRefused(known.reason, known.subject);
      setFailure(
        refused
          ? { title, messages: [refused], advice: [], created: null, details: null }
          : plainFailure(title, error),
      );
    } finally {
      setBusy(null);
    }
  };
  const look = async (): Promise<void> => {
    const found = await readDuplicates(services);
    setSource(found);
    setMissing(found === null);
    setOpened(null);
    setShown(PAGE);
  };
  const merge = (from: DuplicateSource, wish: MergeWish): Promise<void> =>
    work(t("periodBusy"), "duplicatesFailed", async () => {
      const { mergeNo, keptId, removedId, moved, sheet } = await mergeCustomers(services, from, wish);
      setDone({ mergeNo, keptId });
      await look();
      setNote(
        merged(
          removedId,
          keptId,
          sheet,
          mergeNo,
          moved.reduce((sum, { count }) => sum + count, 0),
        ),
      );
    });
  const undo = (which: Done): Promise<void> =>
    work(t("periodBusy"), "duplicatesUndoFailed", async () => {
      const { removedId, moved, missing: lost, left } = await undoMerge(services, which, today);
      setDone(null);
      await look();
      const columns = product.catalog.tables.find(({ id }) => id === "customer")?.columns ?? [];
      const names = left.map(
        (id) => columns.find((column) => column.id === id)?.name ?? { "zh-CN": id, "en-US": id },
      );
      setNote(mergeUndone(removedId, moved, lost, names));
    });
  const same = source?.groups.filter(({ level }) => level === "same").length ?? 0;
  const earlier = source?.logged.filter(({ mergeNo }) => mergeNo !== done?.mergeNo).slice(0, PAGE) ?? [];
  return (
    <Card>
      <div className={styles.stack}>
        <h2 className={styles.title}>{t("duplicatesTitle")}</h2>
        <Muted>{t("duplicatesLead")}</Muted>
        <div>
          <Button
            disabledFocusable={busy !== null}
            onClick={() => void work(t("duplicatesReading"), "readFailedTitle", look)}
          >
            {t(source ? "duplicatesLookAgain" : "duplicatesLook")}
          </Button>
        </div>
        {busy !== null && <Spinner size="tiny" label={busy} />}
        <Announcement>{busy ?? ""}</Announcement>
        <div aria-live="polite" className={styles.stack}>
          {failure && <Problem failure={failure} />}
          {note && <Good>{say(note)}</Good>}
          {missing && <Muted>{t("duplicatesGone")}</Muted>}
          {source && (
            <p style={{ margin: 0 }}>
              {source.groups.length === 0
                ? t("duplicatesNone")
                : say(groupsFound(same, source.groups.length - same, source.count))}
            </p>
          )}
        </div>
        {done && (
          <div>
            <Button disabledFocusable={busy !== null} onClick={() => void undo(done)}>
              {t("duplicatesUndo")}
            </Button>
          </div>
        )}
        {source && source.groups.length > 0 && (
          <ul className={styles.plainList}>
            {source.groups.slice(0, shown).map((group) => (
              <li key={`${group.level} ${group.members.join(" ")}`} className={styles.entry}>
                <Group group={group} source={source} />
                <Button
                  size="small"
                  aria-expanded={opened === group}
                  aria-label={`${t(opened === group ? "duplicatesClose" : "duplicatesCompare")}: ${group.members.join(", ")}`}
                  onClick={() => {
                    setOpened(opened === group ? null : group);
                  }}
                >
                  {t(opened === group ? "duplicatesClose" : "duplicatesCompare")}
                </Button>
                {opened === group && (
                  <Merging
                    group={group}
                    source={source}
                    ready={busy === null}
                    today={today}
                    onMerge={(wish) => void merge(source, wish)}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
        {source && source.groups.length > shown && (
          <div>
            <Button
              onClick={() => {
                setShown(shown + PAGE);
              }}
            >
              {t("duplicatesMore")}
            </Button>
          </div>
        )}
        {earlier.length > 0 && (
          <>
            <h3 className={styles.small}>{t("duplicatesLogged")}</h3>
            <ul className={styles.plainList}>
              {earlier.map(({ mergeNo, keptId, removedId, removedName }) => (
                <li key={mergeNo} className={styles.line}>
                  <span>{say(loggedMerge(mergeNo, removedId, removedName, keptId))}</span>
                  <Button
                    size="small"
                    aria-label={`${t("duplicatesUndoThis")}: ${mergeNo}`}
                    disabledFocusable={busy !== null}
                    onClick={() => void undo({ mergeNo, keptId })}
                  >
                    {t("duplicatesUndoThis")}
                  </Button>
                </li>
              ))}
            </ul>
            <Muted>{t("duplicatesNote")}</Muted>
          </>
        )}
      </div>
    </Card>
  );
}

/** Who looks alike, and why. */
function Group({ group, source }: { readonly group: DuplicateGroup; readonly source: DuplicateSource }) {
  const styles = useCardStyles();
  const { say } = useWords();
  const names = group.members.map((id) => `${id} ${source.customers.get(id)?.name ?? ""}`.trim());
  return (
    <div>
      <strong>{say(groupLevel(group.level))}</strong> {names.join(" · ")}
      <ul className={styles.list}>
        {group.reasons.slice(0, 4).map(({ kind, value }) => (
          <li key={`${kind} ${value}`} className={styles.wrap}>
            {say(duplicateReason(kind, value))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How many orders a customer has, or trades where the workbook has no orders. */
function orders({ records }: DuplicateCustomer): number {
  return records.get("order") ?? records.get("transaction") ?? 0;
}

interface MergingProps {
  readonly group: DuplicateGroup;
  readonly source: DuplicateSource;
  readonly ready: boolean;
  readonly today: number;
  readonly onMerge: (wish: MergeWish) => void;
}

/** Two customers side by side: who stays, what is taken, what moves. */
function Merging({ group, source, ready, today, onMerge }: MergingProps) {
  const styles = useCardStyles();
  const { t, say } = useWords();
  const { product } = useServices();
  const { canTakeBoth, compareCustomers, earliest } = source.pure;
  const members = group.members.flatMap((id) => source.customers.get(id) ?? []);
  const first = earliest(members.map(({ id, value }) => ({ id, createdOn: value("createdOn") })));
  const busiest = members.toSorted((a, b) => orders(b) - orders(a))[0]?.id;
  const [kept, setKept] = useState(first);
  const [other, setOther] = useState<string | null>(null);
  const [choices, setChoices] = useState<MergeWish["choices"]>({});
  const others = members.filter(({ id }) => id !== kept);
  const keeper = members.find(({ id }) => id === kept);
  const removed = others.find(({ id }) => id === other) ?? others[0];
  if (!keeper || !removed) return null;
  const { filled, conflicts } = compareCustomers(keeper.value, removed.value, source.columns);
  const columns = product.catalog.tables.find(({ id }) => id === "customer")?.columns ?? [];
  const column = (id: string) => columns.find((each) => each.id === id);
  const name = (id: string): string => {
    const found = column(id);
    return found ? say(found.name) : id;
  };
  const shown = (id: string, value: CellValue): string =>
    column(id)?.type === "date" && typeof value === "number" ? serialToIso(Math.floor(value)) : String(value);
  const label = ({ id, name: short }: DuplicateCustomer): string => {
    const marks = [
      ...(id === first ? [t("duplicatesEarliest")] : []),
      ...(id === busiest && orders(keeper) + orders(removed) > 0 ? [t("duplicatesMostOrders")] : []),
    ];
    return `${id} ${short}${marks.length > 0 ? ` (${marks.join(" · ")})` : ""}`;
  };
  const tableName = (id: string): Text =>
    product.catalog.tables.find((table) => table.id === id)?.name ?? { "zh-CN": id, "en-US": id };
  return (
    <div className={styles.stack}>
      <Field label={t("duplicatesKeep")}>
        <RadioGroup
          value={kept}
          onChange={(_, { value }) => {
            setKept(value);
            setOther(null);
            setChoices({});
          }}
        >
          {members.map((member) => (
            <Radio key={member.id} value={member.id} label={label(member)} />
          ))}
        </RadioGroup>
      </Field>
      {others.length > 1 && (
        <Field label={t("duplicatesOther")}>
          <Select
            className={styles.narrow}
            value={removed.id}
            onChange={(_, { value }) => {
              setOther(value);
              setChoices({});
            }}
          >
            {others.map((member) => (
              <option key={member.id} value={member.id}>
                {`${member.id} ${member.name}`}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {conflicts.length > 0 && (
        <>
          <h3 className={styles.small}>{t("duplicatesConflicts")}</h3>
          {conflicts.map((pair: FieldPair) => (
            <Field key={pair.column} label={name(pair.column)}>
              <RadioGroup
                value={choices[pair.column] ?? "kept"}
                onChange={(_, { value }) => {
                  const choice = value === "removed" || value === "both" ? value : "kept";
                  setChoices({ ...choices, [pair.column]: choice });
                }}
              >
                <Radio value="kept" label={`${kept}: ${shown(pair.column, pair.kept)}`} />
                <Radio value="removed" label={`${removed.id}: ${shown(pair.column, pair.removed)}`} />
                {canTakeBoth(pair.column) && <Radio value="both" label={t("duplicatesBoth")} />}
              </RadioGroup>
            </Field>
          ))}
        </>
      )}
      {filled.length > 0 && (
        <>
          <h3 className={styles.small}>{t("duplicatesFilled")}</h3>
          <ul className={styles.list}>
            {filled.map((pair) => (
              <li key={pair.column} className={styles.wrap}>
                {`${name(pair.column)}: ${shown(pair.column, pair.removed)}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className={styles.small}>{t("duplicatesMoves")}</h3>
      {removed.records.size === 0 ? (
        <Muted>{t("duplicatesNoMoves")}</Muted>
      ) : (
        <ul className={styles.list}>
          {[...removed.records].map(([table, count]) => (
            <li key={table}>{say(movedRows(tableName(table), count))}</li>
          ))}
        </ul>
      )}
      <Muted>{say(willMerge(removed.id, kept))}</Muted>
      {!source.hasLog && <Muted>{t("duplicatesNewTable")}</Muted>}
      <div>
        <Button
          appearance="primary"
          disabledFocusable={!ready}
          onClick={() => {
            if (ready)
              onMerge({
                kept,
                removed: removed.id,
                choices,
                reason: group.reasons.map(({ kind, value }) => say(duplicateReason(kind, value))).join("; "),
                today,
              });
          }}
        >
          {t("duplicatesMerge")}
        </Button>
      </div>
    </div>
  );
}
