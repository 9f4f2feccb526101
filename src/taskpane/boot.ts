/**
 * The page's only eager script: small, so that something is on the screen at once. React, Fluent UI and
 * the catalogue follow in one chunk; what is needed later comes later.
 */
import { strings } from "../i18n";
import { nearestLanguage } from "../i18n/text";
import { findHost } from "./host";

async function boot(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) return;
  const words = strings(nearestLanguage(navigator.language));
  root.textContent = words.loading;
  try {
    const [host, { start }] = await Promise.all([findHost(), import("./main")]);
    root.textContent = "";
    await start(root, host);
  } catch (error) {
    // Nothing else can tell the person: React may be what did not load.
    root.setAttribute("role", "alert");
    root.textContent = `${words.startFailed} (${error instanceof Error ? error.message : String(error)})`;
  }
}

void boot();
