/** Excel's limits, from Microsoft's "Excel specifications and limits" unless a line says otherwise. */
export const LIMITS = {
  rows: 1_048_576,
  columns: 16_384,
  sheetName: 31,
  cellText: 32_767,
  formula: 8_192,
  /** Inline list of a validation, commas included. */
  validationList: 255,
  validationTitle: 32,
  validationMessage: 255,
  definedName: 255,
  /** Excel on the web refuses a larger request or response. */
  webPayloadBytes: 5 * 1024 * 1024,
  /** What we send at once: well under the limit, so that the pane stays responsive (platform rule: about 2 MB). */
  chunkBytes: 2 * 1024 * 1024,
  cellsPerRead: 5_000_000,
} as const;
