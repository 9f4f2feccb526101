import { CROSSING_MODES, DEFAULT_RULE, validThresholds, type ClassRule } from "../../pareto/classify";

/** What the Pareto view remembers on this computer: how somebody likes to count, never what. */
export interface Preferences {
  /** Whether rows that are hidden count; null until the person has been asked. */
  readonly rows: "visible" | "all" | null;
  readonly rule: ClassRule;
}

const KEY = "tradebook.pareto";
const NOTHING: Preferences = { rows: null, rule: DEFAULT_RULE };

/** Reads the preferences; damaged or blocked storage counts as none. */
export function readPreferences(storage: () => Storage): Preferences {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? "null");
    if (!(stored instanceof Object)) return NOTHING;
    const fields = new Map<string, unknown>(Object.entries(stored));
    const rows = fields.get("rows");
    const mode = CROSSING_MODES.find((known) => known === fields.get("mode"));
    const [first, second] = [Number(fields.get("first")), Number(fields.get("second"))];
    return {
      rows: rows === "visible" || rows === "all" ? rows : null,
      rule:
        mode !== undefined && validThresholds([first, second])
          ? { thresholds: [first, second], mode }
          : DEFAULT_RULE,
    };
  } catch {
    return NOTHING;
  }
}

/** Remembers preferences, for this session at least. */
export function writePreferences(storage: () => Storage, { rows, rule }: Preferences): void {
  const [first, second] = rule.thresholds;
  try {
    storage().setItem(KEY, JSON.stringify({ rows, first, second, mode: rule.mode }));
  } catch {
    // Nothing depends on it.
  }
}
