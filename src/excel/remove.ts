import { run } from "./capabilities";
import { SHEET_MARK, sheetMark } from "./plan-steps";
import { sameName } from "./record";
import { Sender } from "./sender";
import { cosmetic, ORDER, type Step } from "./steps";
import type { CreatedRecord, CreatedSheet, RemovalReport } from "./types";

/** A sheet of the workbook, with what tells whose it is. */
interface FoundSheet {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  /** The mark of the generation that made it; null when it bears none. */
  readonly mark: string | null;
  readonly tables: readonly string[];
}

interface Found {
  readonly sheets: readonly FoundSheet[];
  /** Names of the record that exist. */
  readonly names: readonly string[];
  readonly hasIdentity: boolean;
}

/**
 * Removes exactly what a record lists: its sheets, names and identity. Renamed and moved sheets are
 * found, missing ones passed over, everything of the person's stays. Where no visible sheet would be
 * left, a blank one comes first: Excel refuses to delete the last.
 */
export async function removeCreated(record: CreatedRecord): Promise<RemovalReport> {
  return await run("sheet", async (context) => {
    const found = await survey(context, record);
    const matches = record.sheets.map((created) => ({
      created,
      ...matchSheet(created, record, found.sheets),
    }));
    const ours = matches.flatMap(({ sheet, proved }) => (sheet && proved ? [sheet] : []));
    const blankSheetAdded =
      ours.length > 0 && !found.sheets.some((sheet) => sheet.visible && !ours.includes(sheet));

    const blank = blankSheetAdded ? [step("sheet", ({ worksheets }) => void worksheets.add())] : [];
    const names = found.names.map((name) =>
      step("name", (workbook) => {
        workbook.names.getItem(name).delete();
      }),
    );
    const { identityPart } = record;
    const identity =
      found.hasIdentity && identityPart !== null
        ? [
            step("identity", ({ customXmlParts }) => {
              customXmlParts.getItem(identityPart).delete();
            }),
          ]
        : [];
    const sheets = new Map(ours.map((sheet) => [sheet, deletion(sheet)]));
    const sender = new Sender({
      context,
      scope: (made) => ({ context, made, sheet: (name) => context.workbook.worksheets.getItem(name) }),
      collect: () => undefined,
    });
    await sender.send([...blank, ...names, ...identity, ...sheets.values()]);

    const stayed = [...sheets].flatMap(([sheet, work]) => (sender.hasFailed(work) ? [sheet] : []));
    const doubtful = matches.flatMap(({ sheet, proved }) => (sheet && !proved ? [sheet] : []));
    return {
      removedSheets: ours.filter((sheet) => !stayed.includes(sheet)).map(({ name }) => name),
      missingSheets: matches.filter(({ sheet }) => !sheet).map(({ created }) => created.name),
      keptSheets: [...stayed, ...doubtful].map(({ name }) => name),
      removedNames: names.filter((work) => !sender.hasFailed(work)).length,
      identityRemoved: identity.some((work) => !sender.hasFailed(work)),
      blankSheetAdded: blank.some((work) => !sender.hasFailed(work)),
    };
  });
}

/**
 * Finds the sheet a record means. A deleted sheet cannot be brought back, and after the file was opened
 * elsewhere an id may mean another sheet, a name may have been given again, and a copied sheet bears the
 * mark of its original: so two of three must agree (Excel's id; our mark in the sheet; its name or one of
 * our tables on it), and a foreign mark rules a sheet out.
 */
function matchSheet(
  created: CreatedSheet,
  record: CreatedRecord,
  sheets: readonly FoundSheet[],
): { readonly sheet: FoundSheet | null; readonly proved: boolean } {
  const mark = sheetMark(record.id, created.planId);
  const looksLikeIt = (sheet: FoundSheet): boolean =>
    sameName(sheet.name, created.name) ||
    sheet.tables.some((table) => record.tables.some(({ name }) => sameName(name, table)));
  const byId = sheets.find(({ id }) => id === created.id);
  if (byId?.mark === mark || (byId?.mark === null && looksLikeIt(byId))) return { sheet: byId, proved: true };
  const moved = sheets.find((sheet) => sheet.mark === mark && looksLikeIt(sheet));
  if (moved) return { sheet: moved, proved: true };
  // The right id without a mark on a sheet that looks different: perhaps ours, so it is named, not deleted.
  return { sheet: byId?.mark === null ? byId : null, proved: false };
}

async function survey(context: Excel.RequestContext, record: CreatedRecord): Promise<Found> {
  const { worksheets, names, customXmlParts } = context.workbook;
  worksheets.load("items/id, items/name, items/visibility");
  names.load("items/name");
  const part = record.identityPart === null ? null : customXmlParts.getItemOrNullObject(record.identityPart);
  part?.load("id");
  await context.sync();

  const details = worksheets.items.map((sheet) => {
    const { tables } = sheet;
    tables.load("items/name");
    const mark = sheet.customProperties.getItemOrNullObject(SHEET_MARK);
    mark.load("value");
    return { sheet, tables, mark };
  });
  await context.sync();

  const wanted = new Set(record.names.map((name) => name.toLowerCase()));
  return {
    sheets: details.map(({ sheet: { id, name, visibility }, tables, mark }) => ({
      id,
      name,
      visible: visibility === Excel.SheetVisibility.visible,
      mark: mark.isNullObject ? null : mark.value,
      tables: tables.items.map((table) => table.name),
    })),
    names: names.items.map(({ name }) => name).filter((name) => wanted.has(name.toLowerCase())),
    hasIdentity: part !== null && !part.isNullObject,
  };
}

function deletion({ id, visible }: FoundSheet): Step {
  return step("sheet", ({ worksheets }) => {
    const sheet = worksheets.getItem(id);
    // Excel refuses to delete a sheet that is hidden for good.
    if (!visible) sheet.visibility = Excel.SheetVisibility.visible;
    sheet.delete();
  });
}

/** Each removal may fail without keeping the others from being done; the report says which. */
function step(name: "sheet" | "name" | "identity", change: (workbook: Excel.Workbook) => void): Step {
  return cosmetic({
    name,
    sheet: null,
    order: ORDER.sheet,
    queue: ({ context }) => {
      change(context.workbook);
    },
  });
}
