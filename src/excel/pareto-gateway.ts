import { classColumns, removeClassColumn, writeClassColumn } from "./class-column";
import { deleteSheet, liveReports, placeSheet, readLiveReport } from "./live-report";
import type { ParetoGateway } from "./pareto-api";
import { blankBeneath, onSelection, readRows, readSource } from "./pareto-source";

/** The Pareto view's way to Excel. */
export function createParetoGateway(): ParetoGateway {
  return {
    readSource,
    readRows,
    blankBeneath,
    liveReports,
    readLiveReport,
    placeSheet,
    deleteSheet,
    writeClassColumn,
    classColumns,
    removeClassColumn,
    onSelection,
  };
}
