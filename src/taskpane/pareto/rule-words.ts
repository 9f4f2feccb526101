/** Words of the crossing modes. */
export const MODE_WORDS = { nearest: "modeNearest", exclude: "modeExclude", include: "modeInclude" } as const;
