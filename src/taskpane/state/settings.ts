import { LANGUAGES, type Language } from "../../i18n/text";

/** What the pane remembers on this computer between sessions: preferences, never customer data. */
export interface Settings {
  readonly language: Language | null;
  /** The person has been past the first page. */
  readonly started: boolean;
  readonly salesperson: string;
  readonly currency: string | null;
}

const KEY = "tradebook.pane";
const NOTHING: Settings = { language: null, started: false, salesperson: "", currency: null };

/** Reads the settings; damaged or blocked storage counts as none. */
export function readSettings(storage: () => Storage): Settings {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? "null");
    if (!(stored instanceof Object)) return NOTHING;
    const field = (name: string): unknown => new Map<string, unknown>(Object.entries(stored)).get(name);
    const [salesperson, currency] = [field("salesperson"), field("currency")];
    return {
      language: LANGUAGES.find((language) => language === field("language")) ?? null,
      started: field("started") === true,
      salesperson: typeof salesperson === "string" ? salesperson : "",
      currency: typeof currency === "string" ? currency : null,
    };
  } catch {
    return NOTHING;
  }
}

/** Remembers settings. Private windows and strict browsers refuse storage: then they last for this session. */
export function writeSettings(storage: () => Storage, settings: Settings): void {
  try {
    storage().setItem(KEY, JSON.stringify(settings));
  } catch {
    // Nothing depends on it.
  }
}
