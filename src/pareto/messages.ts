/** What the analysis has to say to the person, as data; the words are in i18n/pareto.ts under the same codes. */
export const MESSAGE_CODES = [
  // Selections that cannot be analysed, each with what to select instead.
  "selectionEmpty",
  "selectionOneCell",
  "selectionOnlyHeader",
  "selectionNoNumbers",
  "selectionNoCategory",
  "selectionNoCells",
  "selectionAreas",
  "selectionErrors",
  "columnUnknown",
  "nothingPositive",
  // Cells that were left out.
  "cellError",
  "cellNotNumber",
  "cellAmbiguousNumber",
  "cellNotDate",
  "cellNotBin",
  "keyError",
  "blankKeys",
  "blankKeysCounted",
  "totalsLeftOut",
  "filledDown",
  "mixedCurrencies",
  // What the result should be read with.
  "mergedKeys",
  "excludedNonPositive",
  "fewKeys",
  "indistinguishable",
  "lowConcentration",
  "highConcentration",
  "emptyClass",
  "boundary",
  // Why an output sheet cannot be live.
  "liveNoKeys",
  "liveTooManyKeys",
  "liveTooManyRows",
  "liveNotSumOrCount",
  "liveNotTextCategory",
  "livePeriod",
  "liveFilledDown",
  "liveTotalsInside",
  "liveTextAmounts",
  "liveTooManySpellings",
  "liveFaults",
  "liveVisibleOnly",
  "liveSeveralAreas",
  "liveWhere",
] as const;

export type MessageCode = (typeof MESSAGE_CODES)[number];

export interface Message {
  readonly code: MessageCode;
  readonly level: "error" | "warning" | "info";
  readonly args: Readonly<Record<string, string | number>>;
}

/** Makes a message. */
export function message(
  level: Message["level"],
  code: MessageCode,
  args: Readonly<Record<string, string | number>> = {},
): Message {
  return { code, level, args };
}
