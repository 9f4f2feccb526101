import type { PartKind, PartOf, SheetPart, SheetPlan } from "../plan/plan";
import { writeCells, writeTable } from "./cell-writers";
import { writeChart } from "./chart-writer";
import {
  writeConditionalFormat,
  writeFormat,
  writeHeight,
  writeLink,
  writeOutline,
  writeValidation,
  writeWidths,
} from "./format-writers";
import { writeFreeze, writePrint } from "./page-writers";
import type { PartWriter, Step } from "./steps";

/** Gives a writer of one kind the type of all: the record below calls each with its own kind only. */
function writerOf<K extends PartKind>(
  kind: K,
  write: (part: PartOf<K>, sheet: SheetPlan) => readonly Step[],
): PartWriter {
  const isKind = (part: SheetPart): part is PartOf<K> => part.kind === kind;
  return (part, sheet) => (isKind(part) ? write(part, sheet) : []);
}

/** How each kind of part is written. A kind added to the plan does not compile until it has its line. */
export const PART_WRITERS: Record<PartKind, PartWriter> = {
  cells: writerOf("cells", writeCells),
  table: writerOf("table", writeTable),
  format: writerOf("format", writeFormat),
  widths: writerOf("widths", writeWidths),
  height: writerOf("height", writeHeight),
  outline: writerOf("outline", writeOutline),
  validation: writerOf("validation", writeValidation),
  conditionalFormat: writerOf("conditionalFormat", writeConditionalFormat),
  link: writerOf("link", writeLink),
  chart: writerOf("chart", writeChart),
  freeze: writerOf("freeze", writeFreeze),
  print: writerOf("print", writePrint),
};
