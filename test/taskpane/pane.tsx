import { configure, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { axe } from "jest-axe";
import type {
  AppliedPlan,
  ApplyOptions,
  Capabilities,
  CreatedRecord,
  ExcelGateway,
  RemovalReport,
  WorkbookState,
} from "../../src/excel/api";
import { App } from "../../src/taskpane/app";
import { CATALOGUE } from "../../src/taskpane/catalogue";
import { PRODUCT, type Choices, type Product, type WorkbookPlan } from "../../src/taskpane/product";
import { ServicesProvider, type Services } from "../../src/taskpane/services";

/** The pane with everything outside it replaced: what a test says of Excel, of the clock and of storage. */

// Looking for roles among Fluent's elements is slow in jsdom, the more so on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

export const CAPABILITIES: Capabilities = {
  meetsMinimum: true,
  pageLayout: true,
  outline: true,
  sheetProperties: true,
  host: "Excel",
  platform: "OfficeOnline",
  version: "16.0",
  displayLanguage: "zh-CN",
};

export const CREATED: CreatedRecord = {
  id: "g1",
  at: "2026-11-21T09:00:00.000Z",
  sheets: [
    { id: "{2}", planId: "transaction", name: "年客户交易记录表" },
    { id: "{1}", planId: "customer", name: "客户信息表" },
  ],
  tables: [],
  names: ["p_year"],
  identityPart: "{part}",
};

export const EMPTY_WORKBOOK: WorkbookState = {
  sheets: [{ id: "{0}", name: "Sheet1", visible: true }],
  tables: [],
  names: [],
  identities: [],
  taken: { sheets: ["Sheet1"], tables: [], names: [] },
};

/** A plan of two sheets, for tests that look at the pane and not at the plan. */
export function planOf({ language }: Choices): WorkbookPlan {
  return {
    language,
    title: "外贸客户簿",
    sheets: ["customer", "transaction"].map((id) => ({
      id,
      name: id,
      tabColor: "#000000",
      gridlines: false,
      parts: [],
    })),
    names: [],
    activeSheet: "customer",
    identity: {
      schema: 1,
      product: "TradeBook",
      language: "zh-CN",
      generated: "2026-11-21",
      choices: {},
      tables: [],
    },
  };
}

/** A generation that works. */
export function applied(options: ApplyOptions): AppliedPlan {
  options.onProgress?.({ phase: "check", done: 0 });
  options.onProgress?.({ phase: "cells", sheet: "客户信息表", done: 0.5 });
  return { created: CREATED, skipped: [], syncs: 4, bytes: 1000 };
}

/** A removal that finds everything. */
export function removal(record: CreatedRecord): RemovalReport {
  return {
    removedSheets: record.sheets.map(({ name }) => name),
    missingSheets: [],
    keptSheets: [],
    removedNames: 1,
    identityRemoved: true,
    blankSheetAdded: false,
  };
}

/** An Excel with one blank sheet in which everything succeeds; a test replaces what it looks at. */
export function fakeGateway(overrides: Partial<ExcelGateway> = {}): ExcelGateway {
  return {
    readCapabilities: () => Promise.resolve(CAPABILITIES),
    isDarkTheme: () => false,
    applyPlan: (_, options) => Promise.resolve(applied(options)),
    removeCreated: (record) => Promise.resolve(removal(record)),
    readExisting: () => Promise.reject(new Error("this test adds nothing to a workbook")),
    readRows: () => Promise.resolve([]),
    appendRows: () => Promise.resolve(),
    blankRows: (_identity, _table, _key, keys) => Promise.resolve(keys.length),
    deleteRows: (_identity, _table, _key, keys) => Promise.resolve(keys.length),
    editRows: () => Promise.reject(new Error("this test changes no rows")),
    extendWorkbook: (_changes, _part, options) => Promise.resolve(applied(options)),
    readWorkbookState: () => Promise.resolve(EMPTY_WORKBOOK),
    locate: () => [],
    undoable: () => Promise.resolve([]),
    showSheet: () => Promise.resolve(true),
    readSelection: () => Promise.resolve(null),
    onSelectionChanged: () => Promise.resolve(() => Promise.resolve()),
    ...overrides,
  };
}

export interface PaneOptions {
  readonly gateway?: ExcelGateway | null;
  readonly product?: Partial<Product>;
  readonly requested?: "home" | "generate" | null;
  readonly locale?: string;
  /** What the pane remembers from earlier; undefined: nothing. */
  readonly stored?: Readonly<Record<string, unknown>>;
  readonly dark?: boolean;
}

export function showPane(options: PaneOptions = {}) {
  const memory = new Map<string, string>();
  if (options.stored) memory.set("tradebook.pane", JSON.stringify(options.stored));
  const storage: Storage = {
    length: 0,
    clear: () => undefined,
    key: () => null,
    removeItem: () => undefined,
    getItem: (key) => memory.get(key) ?? null,
    setItem: (key, value) => void memory.set(key, value),
  };
  const plan = jest.fn((choices: Choices) => Promise.resolve(planOf(choices)));
  const save = jest.fn();
  const gateway = options.gateway === undefined ? fakeGateway() : options.gateway;
  const services: Services = {
    product: {
      ...CATALOGUE,
      existingRequest: PRODUCT.existingRequest,
      extension: PRODUCT.extension,
      period: PRODUCT.period,
      duplicates: PRODUCT.duplicates,
      plan,
      file: () => Promise.resolve(new Uint8Array([80, 75])),
      ...options.product,
    },
    excel: gateway && { gateway, capabilities: CAPABILITIES },
    locale: options.locale ?? "zh-CN",
    now: () => new Date(2026, 10, 21, 9, 0),
    newId: () => "g1",
    storage: () => storage,
    save,
    isDark: () => options.dark ?? false,
  };
  const view = render(
    <ServicesProvider value={services}>
      <App requested={options.requested ?? null} />
    </ServicesProvider>,
  );
  const remembered = (): unknown => JSON.parse(memory.get("tradebook.pane") ?? "null");
  return { ...view, user: userEvent.setup(), plan, save, remembered };
}

/** Presses a button by its name. */
export async function press(user: ReturnType<typeof userEvent.setup>, name: string | RegExp): Promise<void> {
  await user.click(await screen.findByRole("button", { name }));
}

/** Says yes in the dialog that asks before sheets are removed. */
export async function confirmRemoval(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  // Fluent hides and shows what is around a dialog by its layout, which jsdom does not have.
  const dialog = await screen.findByRole("alertdialog", { hidden: true });
  await user.click(within(dialog).getByRole("button", { name: "移除", hidden: true }));
}

/** Faults that axe finds in what is drawn. Colours need a real browser: the end-to-end tests look at them. */
export async function axeFaults(container: Element): Promise<readonly string[]> {
  const { violations } = await axe(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
