import type { Language } from "../i18n/text";
import type { CellValue } from "./plan";

/** What the person chose before pressing 生成. */
export interface Choices {
  readonly language: Language;
  /** Ids of the chosen tables. The sheets that hold them together (首页, 今日, 参数, 字典) always come along. */
  readonly tables: readonly string[];
  /** 统计年. */
  readonly year: number;
  /** 统计截止日, a serial date; never later than the day of generation. */
  readonly cutoff: number;
  /** Serial date written as 基准日; null writes =TODAY(). */
  readonly asOf: number | null;
  /** Serial date that TODAY() gives at generation, for the cached values. */
  readonly today: number;
  /** ISO code of the currency that totals are in. */
  readonly currency: string;
  /** Name put into 业务员 of sample rows and the list of staff. */
  readonly salesperson: string;
  /** Personal columns (family, character …) are written only when asked for. */
  readonly personal: boolean;
  /** Column groups left out, as `table.group`. */
  readonly withoutGroups: readonly string[];
  /** Blank rows of an entry table that has no data. */
  readonly blankRows: number;
  /** True when the rows are the product's own sample: the front page says so. */
  readonly sample: boolean;
  /** Settings other than the catalogue's defaults, by parameter id. */
  readonly settings?: Readonly<Record<string, CellValue>>;
  /** Names the workbook already uses: the plan avoids them. */
  readonly taken: TakenNames;
}

export interface TakenNames {
  readonly sheets: readonly string[];
  readonly tables: readonly string[];
  readonly names: readonly string[];
}

/** Rows of entry tables, by table id: column id → what is typed. Absent columns are blank. */
export type TableData = Readonly<Record<string, readonly InputRow[]>>;
export type InputRow = Readonly<Record<string, CellValue>>;
