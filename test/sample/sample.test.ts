import { CATALOG } from "../../src/catalog/catalog";
import { LISTS } from "../../src/catalog/lists";
import type { ColumnSpec, TableSpec } from "../../src/catalog/spec";
import { isoToSerial, serialToDate } from "../../src/formula/serial";
import { LANGUAGES, type Language } from "../../src/i18n/text";
import type { InputRow, TableData } from "../../src/plan/choices";
import { evaluate } from "../../src/plan/evaluate";
import { isWorkday } from "../../src/rules/workday";
import { sampleCalendar, workdayRows } from "../../src/sample/calendar";
import { sampleData, sampleStaff } from "../../src/sample/sample";

/** Weekday, Sunday, holiday, days round the turn of the year, and years that the calendar does not know. */
const DAYS = [
  "2026-11-21",
  "2026-11-23",
  "2026-02-18",
  "2025-12-31",
  "2026-01-01",
  "2024-02-29",
  "2031-07-04",
];

/** Days with holidays round them: nothing falls due "within 3 days", and a plan is not late yet. */
const HOLIDAY_SEASON = ["2026-02-18", "2025-12-31", "2026-01-01"];

/** Month-end values are written by the pane at the end of a month: a new workbook has none, sample or not. */
const WRITTEN_LATER = ["monthSnapshot", "mergeLog"];
const entryTables = CATALOG.tables.filter(({ id, kind }) => kind === "entry" && !WRITTEN_LATER.includes(id));

function tableOf(id: string): TableSpec {
  const table = CATALOG.tables.find((candidate) => candidate.id === id);
  if (!table) throw new Error(`No table ${id}`);
  return table;
}

function rowsOf(data: TableData, table: string): readonly InputRow[] {
  return data[table] ?? [];
}

function columnOf(table: TableSpec, id: string): ColumnSpec | undefined {
  return table.columns.find((column) => column.id === id);
}

/** The workbook's own view of the sample, by the reference functions. */
function book(language: Language, today: number) {
  const data = sampleData(language, today);
  return evaluate({
    language,
    tables: entryTables.map((spec) => ({
      spec,
      columns: spec.columns.map((column) => ({ spec: column, computed: column.computed !== undefined })),
      rows: rowsOf(data, spec.id),
    })),
    lists: LISTS,
    parameters: CATALOG.parameters,
    parameterChoices: {
      year: serialToDate(today).year,
      cutoff: today,
      asOf: null,
      currency: "USD",
      salesperson: "",
    },
    today,
  });
}

describe.each(LANGUAGES.flatMap((language) => DAYS.map((day) => [language, day] as const)))(
  "sample in %s on %s",
  (language, day) => {
    const today = isoToSerial(day);
    const data = sampleData(language, today);

    it("fills every entry table of the catalogue and nothing else", () => {
      expect(Object.keys(data).sort()).toEqual(entryTables.map((table) => table.id).sort());
    });

    it("uses typed columns only", () => {
      for (const [id, rows] of Object.entries(data)) {
        const known = tableOf(id)
          .columns.filter((column) => !column.computed)
          .map((column) => column.id);
        const used = new Set(rows.flatMap((row) => Object.keys(row)));
        expect([...used].filter((column) => !known.includes(column))).toEqual([]);
      }
    });

    it("has unique keys that Excel cannot mistake for numbers or patterns", () => {
      for (const [id, rows] of Object.entries(data)) {
        const { key } = tableOf(id);
        const keys = rows.map((row) => row[key]);
        expect(new Set(keys).size).toBe(keys.length);
        if (id === "workday") continue;
        for (const value of keys) expect(value).toMatch(/^(?=.*[A-Za-z])[^*?~<>=][^*?~]{0,39}$/);
      }
    });

    it("refers to rows that exist", () => {
      for (const [id, rows] of Object.entries(data)) {
        for (const column of tableOf(id).columns) {
          if (column.refers === undefined) continue;
          const keys = new Set(
            rowsOf(data, column.refers).map((row) => row[tableOf(column.refers ?? "").key]),
          );
          const missing = rows
            .map((row) => row[column.id] ?? null)
            .filter((key) => key !== null && !keys.has(key));
          expect(missing).toEqual([]);
        }
      }
    });

    it("holds values of the columns' types; list values are labels of their list", () => {
      for (const [id, rows] of Object.entries(data)) {
        for (const row of rows) {
          for (const [columnId, value] of Object.entries(row)) {
            const column = columnOf(tableOf(id), columnId);
            if (value === null || !column) continue;
            const numeric = ["date", "number", "integer", "money", "rate", "share"].includes(column.type);
            expect([id, columnId, typeof value]).toEqual([id, columnId, numeric ? "number" : "string"]);
            if (column.type === "date" || column.type === "integer")
              expect(Number.isInteger(value)).toBe(true);
            if (column.list === undefined) continue;
            const list = LISTS.find((candidate) => candidate.id === column.list);
            const labels =
              column.list === "staff"
                ? sampleStaff(language)
                : list?.items.map((item) => item.label[language]);
            expect(labels).toContain(value);
          }
        }
        const required = tableOf(id).columns.filter((column) => column.required);
        for (const column of required) {
          expect(rows.every((row) => row[column.id] !== null && row[column.id] !== undefined)).toBe(true);
        }
      }
    });

    it("lies in the past where the past is meant", () => {
      const past: readonly (readonly [string, readonly string[]])[] = [
        ["transaction", ["date"]],
        ["order", ["signedDate", "shippedDate", "depositDate", "closedDate"]],
        ["receivable", ["receivedDate"]],
        ["followUp", ["date"]],
        ["complaint", ["date", "firstAnswerDate", "notifiedDate", "callbackDate", "filedDate"]],
        ["survey", ["sentDate", "returnedDate"]],
      ];
      for (const [table, columns] of past) {
        for (const row of rowsOf(data, table)) {
          for (const column of columns) {
            const value = row[column] ?? null;
            if (typeof value === "number")
              expect([table, column, value < today]).toEqual([table, column, true]);
          }
        }
      }
    });

    it("keeps the trade in date order and the orders in step with it", () => {
      const dates = rowsOf(data, "transaction").map((row) => Number(row["date"]));
      expect(dates).toEqual([...dates].sort((a, b) => a - b));
      expect(rowsOf(data, "order").map((row) => row["contractNo"])).toEqual(
        rowsOf(data, "transaction").map((row) => row["transactionNo"]),
      );
    });

    it("is an exporter as the textbook describes one", () => {
      const view = book(language, today);
      const customers = view.rows("customer");
      const amounts = customers.map((row) => row.number("amount12")).sort((a, b) => b - a);
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      const topEight = amounts.slice(0, 8).reduce((sum, amount) => sum + amount, 0) / total;
      expect(topEight).toBeGreaterThan(0.65);
      expect(topEight).toBeLessThan(0.8);
      const all = (table: string, column: string): Set<string> =>
        new Set(view.rows(table).map((row) => row.text(column)));
      const labels = (list: string, codes: readonly string[]): string[] =>
        codes.map((code) => view.label(list, code));
      const expectAll = (table: string, column: string, list: string, codes: readonly string[]): void => {
        expect([...all(table, column)]).toEqual(expect.arrayContaining(labels(list, codes)));
      };
      expectAll("customer", "amountClass", "amountClass", ["1", "2", "3", "none"]);
      expectAll("customer", "lifecycle", "lifecycle", [
        "none",
        "introduction",
        "growth",
        "maturity",
        "decline",
        "reactivated",
        "dormant",
      ]);
      expectAll("customer", "intentGrade", "intentGrade", ["A", "B", "C", "D", "E"]);
      expectAll("customer", "cooperationGrade", "cooperationGrade", ["A", "B", "C", "D", "E"]);
      const graded = (code: string): number =>
        customers.filter((row) => row.text("cooperationGrade") === view.label("cooperationGrade", code))
          .length;
      for (const code of ["A", "B", "C", "D", "E"]) expect(graded(code)).toBeGreaterThanOrEqual(3);
      expect(graded("D")).toBeLessThanOrEqual(customers.length / 2);
      expectAll("order", "alert", "orderAlert", [
        "late",
        "soon",
        "onTrack",
        "shippedLate",
        "shipped",
        "cancelled",
      ]);
      expectAll("order", "status", "orderStatus", ["30", "40", "60", "70", "90", "cancelled"]);
      expectAll("receivable", "ageing", "ageing", ["settled", "notDue", "d30", "d60", "d90", "over"]);
      const ordinary = !HOLIDAY_SEASON.includes(day);
      expectAll("complaint", "alarm", "complaintAlarm", ["silent", "firstAnswer", "fine"]);
      if (ordinary) expectAll("complaint", "alarm", "complaintAlarm", ["plan"]);
      expect(
        view.rows("complaint").filter((row) => row.text("alarm") === view.label("complaintAlarm", "silent")),
      ).toHaveLength(1);
      expect(view.rows("receivable").filter((row) => row.number("disputed") === 1)).toHaveLength(1);
      const advised = customers.filter((row) => !row.blank("strategicAdvice"));
      expect(advised.map((row) => row.text("customerId"))).toEqual(["AF-001"]);
      expect(all("customer", "country").size).toBeGreaterThanOrEqual(20);
      expectAll("customer", "followUpStatus", "followUpStatus", ["overdue", "today", "later", "stopped"]);
      if (ordinary) expectAll("customer", "followUpStatus", "followUpStatus", ["soon"]);
      for (const row of customers) {
        expect(row.text("customerId").slice(0, 2)).toBe(row.text("region").slice(0, 2));
      }
    });
  },
);

describe("sample", () => {
  const today = isoToSerial("2026-11-23");

  it("has the size it should have", () => {
    const data = sampleData("zh-CN", today);
    const sizes = Object.fromEntries(Object.entries(data).map(([id, rows]) => [id, rows.length]));
    expect(sizes).toMatchObject({ customer: 60, complaint: 14, survey: 36 });
    expect(sizes["transaction"]).toBeGreaterThan(195);
    expect(sizes["transaction"]).toBeLessThan(245);
    expect(sizes["followUp"]).toBeGreaterThan(125);
    expect(sizes["followUp"]).toBeLessThan(175);
  });

  it("gives the same rows for the same day", () => {
    for (const language of LANGUAGES)
      expect(sampleData(language, today)).toEqual(sampleData(language, today));
  });

  it("says the same in both languages: numbers, dates and keys are equal", () => {
    const numbers = (language: Language) =>
      Object.entries(sampleData(language, today)).map(([id, rows]) => [
        id,
        rows.map((row) => Object.values(row).filter((value) => typeof value === "number")),
      ]);
    expect(numbers("zh-CN")).toEqual(numbers("en-US"));
  });

  it("never reaches into the future, on any day of two years", () => {
    const happened =
      /^(date|(shipped|deposit|closed|received|returned|sent|notified|callback|corrected|firstAnswer|filed)Date)$/;
    for (let day = isoToSerial("2025-09-20"); day < isoToSerial("2027-04-01"); day += 9) {
      const late = Object.entries(sampleData("en-US", day)).flatMap(([table, rows]) =>
        (table === "workday" ? [] : rows).flatMap((row) =>
          Object.entries(row).filter(
            ([column, value]) => happened.test(column) && typeof value === "number" && value >= day,
          ),
        ),
      );
      expect([day, late]).toEqual([day, []]);
    }
  });

  it("moves with the day", () => {
    const dates = (day: number) =>
      rowsOf(sampleData("en-US", day), "transaction").map((row) => Number(row["date"]));
    const first = dates(today);
    const later = dates(today + 365);
    expect(Math.max(...later) - Math.max(...first)).toBeGreaterThan(340);
    expect(today - Math.max(...first)).toBeLessThan(21);
  });

  it("has no Chinese in the English rows", () => {
    expect(JSON.stringify(sampleData("en-US", today))).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it("puts the person who generates in the place of the first of the staff", () => {
    const owners = new Set(rowsOf(sampleData("zh-CN", today, "孙丽"), "customer").map((row) => row["owner"]));
    expect(owners.has("孙丽")).toBe(true);
    expect(owners.has("陈晓雯")).toBe(false);
    expect(sampleStaff("zh-CN", "孙丽")[0]).toBe("孙丽");
  });
});

describe("work calendar of the sample", () => {
  it("knows only the years that were announced", () => {
    const years = (day: string) =>
      new Set(workdayRows("en-US", isoToSerial(day)).map((row) => serialToDate(Number(row["date"])).year));
    expect([...years("2026-06-01")]).toEqual([2024, 2025, 2026]);
    expect([...years("2024-06-01")]).toEqual([2022, 2023, 2024, 2025]);
    expect([...years("2040-06-01")]).toEqual([]);
  });

  it("makes a make-up Saturday a workday and a holiday none", () => {
    const calendar = sampleCalendar(isoToSerial("2026-06-01"));
    expect(isWorkday(isoToSerial("2026-02-14"), calendar)).toBe(true);
    expect(isWorkday(isoToSerial("2026-02-17"), calendar)).toBe(false);
    expect(isWorkday(isoToSerial("2026-02-21"), calendar)).toBe(false);
    expect(isWorkday(isoToSerial("2026-02-24"), calendar)).toBe(true);
  });
});
