import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

/** What Microsoft's library looks for when it loads: the way to a host that is no browser. */
export interface NativeBridge {
  sendMessageToHost(text: string): void;
  /** Set by the library. */
  onMessageFromHost?: (text: string) => void;
}

export interface ClientLibrary {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
}

/**
 * Loads Microsoft's unmodified Excel library against a bridge, in a global object of its own: the library
 * hangs many names on its window, and none of them leaks.
 */
export async function loadClientLibrary(bridge: NativeBridge): Promise<ClientLibrary> {
  const path = join(process.cwd(), "node_modules", "@microsoft", "office-js", "dist", "excel-web-16.00.js");
  const code = await readFile(path, "utf8");
  const global: Record<string, unknown> = {
    _richApiNativeBridge: bridge,
    // The caller's own, so that what is read from a workbook is made of the caller's arrays and promises.
    JSON,
    Promise,
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    // The little of a page that the library touches while it loads.
    navigator: { userAgent: "Node" },
    location: { hash: "", search: "", href: "https://localhost/", protocol: "https:", hostname: "localhost" },
    document: { getElementById: () => null, getElementsByTagName: () => [], cookie: "", domain: "localhost" },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    localStorage: storage(),
    sessionStorage: storage(),
  };
  global.window = global;
  global.self = global;
  createContext(global);
  runInContext(code, global, { filename: path });
  const library: unknown = { Excel: global.Excel, OfficeExtension: global.OfficeExtension };
  if (!isLibrary(library)) throw new Error("The library did not define Excel.");
  return library;
}

function storage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  };
}

function isLibrary(value: unknown): value is ClientLibrary {
  return (
    typeof value === "object" &&
    value !== null &&
    "Excel" in value &&
    value.Excel !== undefined &&
    "OfficeExtension" in value
  );
}
