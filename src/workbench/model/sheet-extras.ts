import type { Area } from "../formula/address";

/** An outline group; Univer has none, so it is kept here and listed as not drawn. */
export interface OutlineGroup {
  readonly axis: "row" | "column";
  first: number;
  last: number;
  collapsed: boolean;
}

/** What Excel keeps per sheet and Univer does not. */
export class SheetExtras {
  visibility: "Visible" | "Hidden" | "VeryHidden" = "Visible";
  isProtected = false;
  protectionOptions: Readonly<Record<string, unknown>> = {};
  password: string | undefined;
  readonly pageLayout = new Map<string, unknown>();
  readonly headersFooters = new Map<string, unknown>();
  printArea: readonly Area[] | undefined;
  printTitleRows: Area | undefined;
  printTitleColumns: Area | undefined;
  readonly groups: OutlineGroup[] = [];
  readonly customProperties = new Map<string, unknown>();
  showHeadings = true;
  enableCalculation = true;
  standardWidth: number | undefined;
  readonly rowBreaks: number[] = [];
  readonly columnBreaks: number[] = [];
  autoFilter: { area: Area; criteria: Map<number, Readonly<Record<string, unknown>>> } | undefined;
}
