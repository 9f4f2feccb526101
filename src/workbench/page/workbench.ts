import type { WorkbookSnapshot } from "../model/snapshot";
import { WorkbenchSession } from "../session";
import { AddInFrame } from "./add-in-frame";
import { drawCharts } from "../charts/overlay";
import { openGrid } from "./grid";
import { Screen } from "./screen";
import { textsFor } from "./texts";
import "./workbench.css";

/** What the page offers to tests and scripts. */
export interface Workbench {
  /**
   * Resolves when the grid stands and the add-in's library has made contact. An add-in page that does not
   * load, or never loads the library, does not hold it up for more than {@link PATIENCE}.
   */
  readonly ready: Promise<{ readonly connected: boolean }>;
  /** The drawn workbook as plain JSON, once everything is computed: await it. */
  snapshot(): Promise<WorkbookSnapshot>;
  readonly syncs: { readonly count: number; readonly bytes: number };
  /** Opens a fresh workbook. */
  reset(): Promise<void>;
  /** Types a value in a cell as a user would: `edit("Sheet1!B4", 5)`. */
  edit(address: string, value: string | number | boolean): Promise<void>;
  select(address: string): Promise<void>;
  undo(): Promise<void>;
}

declare global {
  interface Window {
    workbench: Workbench;
  }
}

/** How long `ready` waits for an add-in that does not answer. */
const PATIENCE = 20_000;

const query = new URLSearchParams(location.search);
const locale = query.get("lang") ?? "zh-CN";
const isDark = query.get("theme") === "dark";
const url = new URL(query.get("addin") ?? "taskpane.html", location.href);
const texts = textsFor(locale);

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

document.documentElement.lang = locale;
document.body.classList.toggle("dark", isDark);
document.title = texts.notice;

const session = new WorkbenchSession(openGrid(element("grid"), locale, isDark));
session.locale = locale;
const addIn = new AddInFrame(session, { url: url.href, locale, isDark, title: texts.paneTitle });
element("pane").append(addIn.frame);
drawCharts(session, new Screen(session), element("grid"));
fillBar();

window.workbench = {
  ready: Promise.race([
    Promise.all([session.drawn(), addIn.connected]).then(() => ({ connected: true })),
    new Promise<{ connected: boolean }>((resolve) => {
      setTimeout(() => {
        resolve({ connected: false });
      }, PATIENCE);
    }),
  ]),
  snapshot: () => session.snapshot(),
  syncs: session.syncs,
  reset: () => session.reset(),
  edit: (address, value) => session.edit(address, value),
  select: (address) => session.select(address),
  undo: () => session.undo(),
};

function fillBar(): void {
  const notice = document.createElement("p");
  notice.textContent = texts.notice;
  const undo = button(texts.undo, () => void session.undo());
  const notDrawn = button(texts.notDrawn, () => void showNotDrawn());
  element("bar").append(notice, undo, notDrawn);
}

function button(label: string, action: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", action);
  return made;
}

async function showNotDrawn(): Promise<void> {
  const dialog = element("not-drawn");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const { sheets } = await session.snapshot();
  const title = document.createElement("h2");
  title.textContent = texts.notDrawnTitle;
  const parts = sheets
    .filter((sheet) => sheet.notDrawn.length > 0)
    .flatMap((sheet) => {
      const heading = document.createElement("h3");
      heading.textContent = texts.sheetOf(sheet.name);
      const list = document.createElement("ul");
      for (const { what, details } of sheet.notDrawn) {
        const item = document.createElement("li");
        const code = document.createElement("code");
        code.textContent = JSON.stringify(details);
        item.append(`${what}: `, code);
        list.append(item);
      }
      return [heading, list];
    });
  const none = document.createElement("p");
  none.textContent = texts.notDrawnNone;
  dialog.replaceChildren(
    title,
    ...(parts.length > 0 ? parts : [none]),
    button(texts.close, () => {
      dialog.close();
    }),
  );
  dialog.showModal();
}
