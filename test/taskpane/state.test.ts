/** @jest-environment jsdom */
import { Cancelled, HostError } from "../../src/excel/api";
import { findHost } from "../../src/taskpane/host";
import { CATALOGUE } from "../../src/taskpane/catalogue";
import { choicesOf, invalidFields, NO_NAMES, startingDraft } from "../../src/taskpane/state/draft";
import { alwaysIncluded, neededBy, searchTables, toggled } from "../../src/taskpane/state/selection";
import { readSettings, writeSettings } from "../../src/taskpane/state/settings";
import { failureOf, plainFailure } from "../../src/taskpane/state/use-cases";
import { isoDay, todaySerial } from "../../src/taskpane/today";
import { CREATED } from "./pane";

const { tables } = CATALOGUE.catalog;
const TODAY = 46347;

describe("a draft", () => {
  const draft = startingDraft(tables, "zh-CN", TODAY);

  it("starts with the basic package and this year", () => {
    expect(draft.tables).toContain("customer");
    expect(draft.year).toBe("2026");
    expect(invalidFields(draft).size).toBe(0);
  });

  it("leaves out groups of tables that were not chosen", () => {
    const choices = choicesOf(
      { ...draft, withoutGroups: ["customer.credit", "order.other"] },
      ["customer"],
      TODAY,
      NO_NAMES,
    );
    expect(choices.withoutGroups).toEqual(["customer.credit"]);
  });

  it("does not mind blank rows that are not going to be used", () => {
    expect(invalidFields({ ...draft, rows: "sample", blankRows: "many" }).size).toBe(0);
    expect(invalidFields({ ...draft, rows: "empty", blankRows: "many" })).toEqual(new Set(["blankRows"]));
  });

  it.each(["1.5", "", "0", "1001", "-3", "1e2"])("refuses %p blank rows", (blankRows) => {
    expect(invalidFields({ ...draft, rows: "empty", blankRows }).has("blankRows")).toBe(true);
  });
});

describe("choosing tables", () => {
  it("knows what a view needs and what always comes along", () => {
    expect(neededBy(["customerYear"], "customer", CATALOGUE.included)).toEqual(["customerYear"]);
    expect(alwaysIncluded(tables, CATALOGUE.included)).toEqual(["workday"]);
    expect(CATALOGUE.included([])).toEqual([]);
  });

  it("keeps every id once", () => {
    expect(toggled(["a", "b"], ["b", "c"], true)).toEqual(["a", "b", "c"]);
    expect(toggled(["a", "b"], ["b"], false)).toEqual(["a"]);
  });

  it("finds a table by its textbook number and needs every word", () => {
    expect(searchTables(tables, "13-7").map(({ id }) => id)).toEqual(["order"]);
    expect(searchTables(tables, "13-7 nowhere")).toEqual([]);
    expect(searchTables(tables, "  ")).toHaveLength(tables.length);
  });
});

describe("settings", () => {
  it("last for the session where storage is refused", () => {
    const refused = (): Storage => {
      throw new DOMException("blocked");
    };
    expect(() => {
      writeSettings(refused, { language: "en-US", started: true, salesperson: "", currency: null });
    }).not.toThrow();
    expect(readSettings(refused).started).toBe(false);
  });
});

describe("failures in words", () => {
  it("offer nothing to remove where nothing was made", () => {
    const nothing = { ...CREATED, sheets: [], names: [] };
    expect(failureOf(new Cancelled(nothing)).created).toBeNull();
  });

  it.each([
    ["AccessDenied", "adviceProtected"],
    ["InvalidOperationInCellEditMode", "adviceEditing"],
    ["GeneralException", "adviceRetry"],
  ])("say what to do about %s", (code, advice) => {
    expect(
      plainFailure("readFailedTitle", new HostError({ step: "check", code, message: "" })).advice,
    ).toEqual([advice]);
  });

  it("keep what was thrown for whoever gives support", () => {
    expect(plainFailure("failedTitle", "odd").details).toBe("odd");
  });
});

describe("today", () => {
  it("is the day on the person's own clock", () => {
    expect(isoDay(new Date(2026, 10, 21, 23, 59))).toBe("2026-11-21");
    expect(todaySerial(new Date(2026, 10, 21, 0, 1))).toBe(TODAY);
  });
});

describe("the host", () => {
  it("is a plain page when Microsoft's library did not load", async () => {
    expect(await findHost()).toBe("page");
  });
});
