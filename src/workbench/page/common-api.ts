import { areaAddress } from "../formula/address";
import { isRecord } from "../protocol/args";
import { textOf, valueOf } from "../grid/values";
import { readGrid, writeCells } from "../model/cells";
import { selection } from "../model/selection";
import type { WorkbenchSession } from "../session";

/** The older Common API by the library's numbers for its methods. */
const GET_SELECTED = 64;
const SET_SELECTED = 65;
const LOAD_SETTINGS = 75;
const SAVE_SETTINGS = 76;
const ACTIVE_VIEW = 83;
const FILE_PROPERTIES = 86;
const METHODS: readonly unknown[] = [
  GET_SELECTED,
  SET_SELECTED,
  LOAD_SETTINGS,
  SAVE_SETTINGS,
  ACTIVE_VIEW,
  FILE_PROPERTIES,
];

/** Unsupported coercion, and data that does not fit: the library's error numbers. */
const UNSUPPORTED = 1000;
const WRONG_SIZE = 2008;

export function isCommonMethod(id: unknown): id is number {
  return METHODS.includes(id);
}

/** Answers `Office.context.document` calls: settings, and the selection as text or matrix. */
export function answerCommon(
  session: WorkbenchSession,
  id: number,
  data: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  return session.between(async () => {
    const model = session.workbook;
    await model.book.scheduler.flush();
    switch (id) {
      case SAVE_SETTINGS: {
        const request = isRecord(data.DdaSettingsMethod) ? data.DdaSettingsMethod : {};
        model.settings.clear();
        for (const [name, value] of pairs(request.Properties)) model.settings.set(name, parsed(value));
        return { Error: 0 };
      }
      case LOAD_SETTINGS:
        return {
          Error: 0,
          Properties: [...model.settings].map(([name, value]) => [name, JSON.stringify(value)]),
        };
      case GET_SELECTED:
        return getSelected(session, data);
      case SET_SELECTED:
        return setSelected(session, data);
      case ACTIVE_VIEW:
        return { Error: 0, ActiveView: "edit" };
      default:
        return { Error: 0, Properties: [["Url", `${location.origin}/Book1.xlsx`]] };
    }
  });
}

function getSelected(
  session: WorkbenchSession,
  data: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const model = session.workbook;
  const request = isRecord(data.DdaGetBindingData) ? data.DdaGetBindingData : {};
  const { sheetId, areas } = selection(model);
  const [area] = areas;
  if (!area) return { Error: UNSUPPORTED };
  const isFormatted = request.ValueFormat === 1 || request.ValueFormat === "formatted";
  const grid = readGrid(model, sheetId, area, (cell, row, column, sheet) =>
    isFormatted ? textOf(cell, model.book.styleOf(sheet, row, column)) : valueOf(cell),
  );
  const kind = request.CoerceType;
  // Text comes as one string, tabs between cells and line breaks between rows.
  const isText = kind === 0 || kind === "text";
  return { Error: 0, Data: isText ? grid.map((row) => row.join("\t")).join("\r\n") : grid };
}

function setSelected(
  session: WorkbenchSession,
  data: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const model = session.workbook;
  const request = isRecord(data.DdaSetBindingData) ? data.DdaSetBindingData : {};
  const { sheetId, areas } = selection(model);
  const [area] = areas;
  if (!area) return { Error: UNSUPPORTED };
  const given = request.Data;
  if (typeof given === "string" || typeof given === "number" || typeof given === "boolean") {
    writeCells(model, sheetId, { ...area, rows: 1, columns: 1 }, given);
    return { Error: 0 };
  }
  if (!Array.isArray(given) || !Array.isArray(given[0])) return { Error: UNSUPPORTED };
  const target = { ...area, rows: given.length, columns: given[0].length };
  const isOneCell = area.rows === 1 && area.columns === 1;
  if (!isOneCell && areaAddress(target) !== areaAddress(area)) return { Error: WRONG_SIZE };
  writeCells(model, sheetId, target, given);
  return { Error: 0 };
}

/** Settings travel as [name, JSON text] pairs, or as an object of them. */
function pairs(value: unknown): [string, unknown][] {
  if (isRecord(value)) return Object.entries(value);
  if (!Array.isArray(value)) return [];
  return value.filter(Array.isArray).map((pair: unknown[]) => [String(pair[0]), pair[1]]);
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
