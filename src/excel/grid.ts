import type { Area } from "../formula/address";

/** How areas of a sheet make one grid; plain arithmetic, for the pane as well. */
export interface GridShape {
  readonly areas: readonly Area[];
  readonly layout: "beside" | "beneath";
}

/** The column of the sheet that each column of the grid is. */
export function sheetColumns({ areas, layout }: GridShape): number[] {
  const lines = layout === "beneath" ? areas.slice(0, 1) : areas;
  return lines.flatMap(({ column, columns }) => Array.from({ length: columns }, (_, at) => column + at));
}
