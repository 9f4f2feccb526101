import fc from "fast-check";
import { CATALOG } from "../../src/catalog/catalog";
import type { ColumnSpec, TableSpec } from "../../src/catalog/spec";
import { LIMITS } from "../../src/formula/limits";
import { referencesOf } from "../../src/formula/template";
import { LANGUAGES, type Language } from "../../src/i18n/text";
import { displayWidth } from "../../src/i18n/text-width";
import { compile, typedWhenAlone } from "../../src/plan/compile";
import type { WorkbookPlan } from "../../src/plan/plan";
import { scanFormula } from "../oracle/formula-scan";
import { choicesOf, partsOf, tableOf } from "../plan/support";
import {
  callsOf,
  catalogFormulas,
  dangling,
  dependents,
  missing,
  namesOf,
  nesting,
  planFormulas,
} from "./formulas";

/** What must hold for every table, list, parameter and board of the catalogue, present and future. */

const tables = CATALOG.tables.map((table): [string, TableSpec] => [table.id, table]);
const plans = new Map<Language, WorkbookPlan>(
  LANGUAGES.map((language) => [language, compile(choicesOf({ language, personal: true, asOf: null }), {})]),
);

function planIn(language: Language): WorkbookPlan {
  const plan = plans.get(language);
  if (!plan) throw new Error(`No plan in ${language}`);
  return plan;
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

const CHINESE = /[\u2E80-\u2FDF\u3000-\u303F\u3400-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/u;

describe("The catalogue", () => {
  it("gives every table, board, list, parameter and package an id of its own", () => {
    const sheets = [...CATALOG.tables, ...CATALOG.boards].map(({ id }) => id);
    expect(repeated([...sheets, "parameters", "dictionary"])).toEqual([]);
    expect(repeated(CATALOG.lists.map(({ id }) => id.toLowerCase()))).toEqual([]);
    expect(repeated(CATALOG.parameters.map(({ id }) => id.toLowerCase()))).toEqual([]);
    expect(repeated(CATALOG.packages.map(({ id }) => id))).toEqual([]);
    expect(repeated(CATALOG.tables.map(({ tableName }) => tableName.toLowerCase()))).toEqual([]);
  });

  it.each(LANGUAGES)("gives every sheet a legal name of its own in %s", (language) => {
    const names = planIn(language).sheets.map(({ name }) => name);
    expect(repeated(names.map((name) => name.toLowerCase()))).toEqual([]);
    expect(names.filter((name) => name.length > LIMITS.sheetName || /[[\]:*?/\\]/.test(name))).toEqual([]);
  });

  it.each(LANGUAGES)("gives every defined name a legal form of its own in %s", (language) => {
    const plan = planIn(language);
    const names = [...plan.names.map(({ name }) => name), ...CATALOG.tables.map((t) => t.tableName)];
    expect(repeated(names.map((name) => name.toLowerCase()))).toEqual([]);
    expect(names.filter((name) => !/^[A-Za-z_]\w{0,254}$/.test(name))).toEqual([]);
    // A name that reads as a cell ("AB12") or as R1C1 would be refused.
    expect(names.filter((name) => /^[A-Za-z]{1,3}\d+$|^[RrCc]\d*$/.test(name))).toEqual([]);
  });

  it("puts every table into a package that exists, and every package has tables", () => {
    const packages: readonly string[] = CATALOG.packages.map(({ id }) => id);
    expect(CATALOG.tables.filter((table) => !packages.includes(table.package))).toEqual([]);
    expect(packages.filter((id) => !CATALOG.tables.some((table) => table.package === id))).toEqual([]);
  });

  it("has codes and labels in every list that are unique in each language", () => {
    for (const list of CATALOG.lists) {
      const at = (name: string): string => `${list.id}: ${name}`;
      expect(repeated(list.items.map(({ code }) => at(code.toLowerCase())))).toEqual([]);
      for (const language of LANGUAGES)
        expect(repeated(list.items.map(({ label }) => at(label[language].toLowerCase())))).toEqual([]);
    }
  });

  it("keeps the default of every parameter inside its allowed range", () => {
    const outside = CATALOG.parameters.filter(
      ({ value, range }) => range && typeof value === "number" && (value < range[0] || value > range[1]),
    );
    expect(outside.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(tables)("Table %s", (_, table) => {
  it.each(LANGUAGES)("has columns whose ids and names in %s are unique, case apart", (language) => {
    expect(repeated(table.columns.map(({ id }) => id.toLowerCase()))).toEqual([]);
    expect(repeated(table.columns.map(({ name }) => name[language].toLowerCase()))).toEqual([]);
  });

  it("has at most 14 columns outside its folded groups", () => {
    const folded = new Set(table.groups?.filter((group) => group.folded).map((group) => group.id));
    const open = table.columns.filter((column) => column.group === undefined || !folded.has(column.group));
    expect(open.length).toBeLessThanOrEqual(14);
  });

  it("keeps the columns of each group together, and every group has columns", () => {
    const groups = table.columns.map((column) => column.group ?? "");
    const runs = groups.filter((group, index) => group !== groups[index - 1] && group !== "");
    expect(repeated(runs)).toEqual([]);
    expect([...runs].sort()).toEqual((table.groups ?? []).map(({ id }) => id).sort());
  });

  it("has its key column, typed and checked in an entry table", () => {
    const key = table.columns.find((column) => column.id === table.key);
    expect(key).toBeDefined();
    if (table.kind === "view") return;
    expect(table.columns[0]?.id).toBe(table.key);
    expect(key?.computed).toBeUndefined();
    expect(key?.required).toBe(true);
    expect(["key", "date"]).toContain(key?.type);
    const rules = partsOf(sheetById(planIn("zh-CN"), table.id), "validation").filter(
      ({ area }) => area.column === 0,
    );
    expect(rules.map(({ severity }) => severity)).toEqual(["stop"]);
    expect(rules[0]?.rule.type).toBe(key?.type === "date" ? "date" : "custom");
  });

  it("names lists, tables and highlighted columns that exist", () => {
    const lists = new Set(CATALOG.lists.map(({ id }) => id));
    const keys = new Map(
      CATALOG.tables.map(({ id, columns, key }) => [id, columns.find((c) => c.id === key)]),
    );
    for (const column of table.columns) {
      if (column.list !== undefined) expect(lists).toContain(column.list);
      expect(column.type === "reference").toBe(column.refers !== undefined);
      // What SUMIFS compares must be free of numbers in disguise and wildcards: only checked keys are referred to.
      if (column.refers !== undefined) expect(keys.get(column.refers)?.type).toBe("key");
    }
    for (const need of table.needs ?? []) expect(keys.has(need)).toBe(true);
    const ids = new Set(table.columns.map(({ id }) => id));
    for (const { columns } of table.highlights ?? [])
      expect(columns.filter((column) => !ids.has(column))).toEqual([]);
  });

  it("is an entry table that people type into, or a view that nobody does", () => {
    const typed = table.columns.filter((column) => !column.computed && !column.sequence);
    if (table.kind === "entry") expect(typed.length).toBeGreaterThan(1);
    else expect(typed).toEqual([]);
  });

  it.each(LANGUAGES)(
    "has widths in %s that suit the contents and show every header in two lines",
    (language) => {
      const plan = planIn(language);
      const [widths] = partsOf(sheetById(plan, table.id), "widths");
      tableOf(plan, table.id).columns.forEach(({ name }, index) => {
        const width = widths?.widths[index] ?? 0;
        // The filter button and the padding take three characters of each line.
        const room = width - 3;
        expect({ name, fits: linesFor(name, room) <= 2 }).toEqual({ name, fits: true });
        expect(width).toBeGreaterThanOrEqual(6);
        expect(width).toBeLessThanOrEqual(40);
      });
    },
  );
});

function sheetById(plan: WorkbookPlan, id: string) {
  const sheet = plan.sheets.find((candidate) => candidate.id === id);
  if (!sheet) throw new Error(`No sheet ${id}`);
  return sheet;
}

/** Lines that a header needs: Chinese breaks between any two characters, English between words. */
function linesFor(header: string, width: number): number {
  const pieces = header.split(/(?<= )|(?<=[\u2E80-\uFFEF])|(?=[\u2E80-\uFFEF])/u);
  let lines = 1;
  let used = 0;
  for (const piece of pieces) {
    const needed = displayWidth(piece.trimEnd());
    if (used + needed > width && used > 0) {
      lines += 1;
      used = 0;
    }
    if (needed > width) lines += Math.ceil(needed / width) - 1;
    used += displayWidth(piece);
  }
  return lines;
}

describe("Every formula of the catalogue", () => {
  it("names only columns, tables, parameters, codes and lists that exist", () => {
    const unknown = catalogFormulas().flatMap(({ where, table, formula }) =>
      referencesOf(formula).flatMap((reference) => {
        const what = missing(reference, table);
        return what === undefined ? [] : [`${where}: ${what}`];
      }),
    );
    expect(unknown).toEqual([]);
  });

  it("has no string but the empty one, separators and comparisons with numbers: labels stand in 字典 only", () => {
    const strings = catalogFormulas().flatMap(({ where, formula }) =>
      [...formula.matchAll(/"((?:[^"]|"")*)"/g)].map(([, content]) => `${where}: ${content ?? ""}`),
    );
    expect(strings.length).toBeGreaterThan(50);
    expect(
      strings.filter((text) => !/: (?:(?:[<>]=?|<>|=)?(?:-?\d+)?|[^\p{L}\p{N}]|"")$/u.test(text)),
    ).toEqual([]);
  });

  it.each(LANGUAGES)("holds no label of any list in %s once compiled, on boards neither", (language) => {
    const labels = new Set(
      CATALOG.lists.flatMap((list) => list.items.flatMap(({ label }) => LANGUAGES.map((l) => label[l]))),
    );
    const literal = planFormulas(planIn(language)).flatMap(({ where, formula }) =>
      scanFormula(formula)
        .texts.filter((text) => labels.has(text) || /[\p{L}]/u.test(text))
        .map((text) => `${where}: "${text}"`),
    );
    expect(literal).toEqual([]);
  });

  it("compares text in conditions only with checked keys, list labels and computed values", () => {
    // A number typed into a text column, or a wildcard, would match rows it should not.
    const conditions = ["SUMIFS", "COUNTIFS", "AVERAGEIFS", "MAXIFS", "MINIFS", "SUMIF", "COUNTIF"];
    const unsafe = catalogFormulas().flatMap(({ where, table, formula }) =>
      callsOf(formula, conditions).flatMap((call) =>
        call.flatMap((argument) =>
          referencesOf(argument).flatMap((reference) => {
            if (reference.kind !== "own") return [];
            const column = columnOf(table, reference.column);
            const free = !column?.computed && (column?.type === "text" || column?.type === "longText");
            return free ? [`${where}: [@${reference.column}]`] : [];
          }),
        ),
      ),
    );
    expect(unsafe).toEqual([]);
  });
});

function columnOf(table: string | null, id: string): ColumnSpec | undefined {
  return CATALOG.tables.find((candidate) => candidate.id === table)?.columns.find((c) => c.id === id);
}

/** Functions that Excel 2019, WPS and LibreOffice 7.4 all know, and that are not volatile. */
const FUNCTIONS = new Set(
  (
    "ABS AND ASC AVERAGE AVERAGEIFS CHOOSE COUNT COUNTA COUNTIF COUNTIFS DATE DAY DECIMAL EDATE EOMONTH FIND IF IFERROR " +
    "INDEX INT ISERROR ISNUMBER ISTEXT LARGE LEFT LEN LOOKUP LOWER MATCH MAX MAXIFS MID MIN MINIFS MOD MONTH N NOT OR REPT " +
    "ROUND ROW ROWS SEARCH SMALL SUM RIGHT SUBSTITUTE SUMIF SUMIFS SUMPRODUCT TRIM VALUE WORKDAY.INTL YEAR"
  ).split(" "),
);

describe.each(LANGUAGES)("Every formula of a compiled workbook in %s", (language) => {
  const formulas = planFormulas(planIn(language));

  it("uses functions of Excel 2019 at most, and none that is volatile but one TODAY()", () => {
    const used = formulas.flatMap(({ where, formula }) =>
      scanFormula(formula).functions.map((name) => [name, where] as const),
    );
    expect(used.length).toBeGreaterThan(500);
    const foreign = used
      .filter(([name]) => !FUNCTIONS.has(name))
      .map(([name, where]) => `${name} in ${where}`);
    expect(foreign).toEqual([expect.stringMatching(/^TODAY in parameters /)]);
  });

  it("keeps within Excel's limits for length, text constants and nested calls", () => {
    const tooLong = formulas.filter(({ formula }) => formula.length > LIMITS.formula);
    expect(tooLong.map(({ where }) => where)).toEqual([]);
    expect(formulas.filter(({ formula }) => nesting(formula, "IF") > 64)).toEqual([]);
    expect(formulas.filter(({ formula }) => !scanFormula(formula).balanced)).toEqual([]);
  });

  it("has no structured reference in conditional formats and validations, which know none", () => {
    const shy = formulas.filter(({ kind }) => kind === "conditionalFormat" || kind === "validation");
    expect(shy.length).toBeGreaterThan(50);
    expect(shy.filter(({ formula }) => formula.includes("["))).toEqual([]);
  });

  it("refers to nothing that the workbook does not hold", () => {
    expect(dangling(planIn(language))).toEqual([]);
  });
});

/** IFERROR hides mistakes from the error check: each is here with the absence that it stands for. */
const IFERROR_REASONS: readonly { readonly where: RegExp; readonly reason: string }[] = [
  { where: /\.customerName$/, reason: "a customer ID that 13-1 does not have is flagged in place" },
  { where: /^survey\.amountClass$/, reason: "a customer ID that is not there has no class" },
  {
    where:
      /\.(?:customerRow|orderRow|productRow|tradeRow|limitRow|entryRow|filingRow|destructionRow|beforeRow)$/,
    reason: "position 0 stands for a row that is not there",
  },
  { where: /\.region$/, reason: "a country that the dictionary does not list is flagged in place" },
  { where: /^exchangeRate\.rateCode$/, reason: "a currency that the dictionary does not list has no code" },
  { where: /\.blockPlace$/, reason: "a row may come before all of the first block" },
  { where: /^transaction\.suggestedRate$/, reason: "a month or currency without a rate has no suggestion" },
  { where: /\.contractRow$/, reason: "position 0 stands for a row that is not there" },
  { where: /^customer\.phoneKey$/, reason: "a phone of words has no number" },
  {
    where: /^customer\.(?:email|domain)Number$/,
    reason: "letters of other alphabets have no number; the pane compares them",
  },
  {
    where: /^customer\.same(?:Email|Phone|Domain)$/,
    reason: "before all numbers of the first block there are 0",
  },
  { where: /\.countryNo$/, reason: "a country that the dictionary does not list has place 0" },
  {
    where: /^executionNode\.nodeNumber$|^archiveItem\.(?:documentNumber|classNumber)$/,
    reason: "a milestone, document or class that the dictionary does not list has number 0",
  },
  {
    where:
      /^customer\.(?:trades(?:Before|0|6|12|24|All|Y[012]|Month\d+)|payments(?:Before|All)|lastContact)$|^order\.openAmount$|^poolRecord\.contracts$/,
    reason: "before the first of the sorted rows there are 0",
  },
];

describe("IFERROR", () => {
  const places = catalogFormulas()
    .filter(({ formula }) => /IFERROR|IFNA/.test(formula))
    .map(({ where }) => where);

  it("stands only round look-ups whose absence is normal, each with its reason", () => {
    const known = (place: string): boolean => IFERROR_REASONS.some(({ where }) => where.test(place));
    expect(places.filter((place) => !known(place))).toEqual([]);
    const stale = IFERROR_REASONS.filter(({ where }) => !places.some((place) => where.test(place)));
    expect(stale.map(({ reason }) => reason)).toEqual([]);
  });

  it("stands on no board, where a wrong figure would be believed", () => {
    const onBoards = planFormulas(planIn("zh-CN")).filter(
      ({ kind, sheet, formula }) => kind === "cell" && sheet !== "parameters" && /IFERROR|IFNA/.test(formula),
    );
    expect(onBoards).toEqual([]);
  });
});

describe("The two kinds of date", () => {
  const daily = dependents("asOf");

  it("has columns that change from day to day, and the amount class is none of them", () => {
    expect(daily).toContain("customer.followUpStatus");
    expect(daily).toContain("customer.intentGrade");
    expect(daily).toContain("receivable.ageing");
    for (const still of ["customer.amountClass", "customer.yearClass", "customer.lifecycle"])
      expect(daily).not.toContain(still);
  });

  it("never lets a table column or a parameter add up a column that changes from day to day", () => {
    const aggregates = catalogFormulas().flatMap(({ where, table, formula }) =>
      // INDEX of a row that is known picks one cell: it neither searches nor adds up.
      referencesOf(formula.replaceAll(/INDEX\(\w+\[\w+\],\[@\w+\]\)/g, ""))
        .filter(({ kind }) => kind === "column")
        .flatMap((reference) => namesOf(reference, table))
        .filter((name) => daily.has(name))
        .map((name) => `${where} reads all of ${name}`),
    );
    expect(aggregates).toEqual([]);
  });

  it("lets at most 250 cells of boards search or add up such a column, and 800 pick one value of it", () => {
    const plan = planIn("zh-CN");
    const dailyColumns = new Set(
      CATALOG.tables.flatMap((table) =>
        table.columns
          .filter((column) => daily.has(`${table.id}.${column.id}`))
          .map((column) => `${table.tableName}[${column.name["zh-CN"]}]`),
      ),
    );
    const cells = planFormulas(plan).filter(
      ({ kind, formula }) =>
        kind === "cell" &&
        scanFormula(formula).structured.some(({ table, inside }) => dailyColumns.has(`${table}[${inside}]`)),
    );
    // INDEX of a known row costs nothing; SMALL, MATCH and COUNTIFS read the whole column.
    const cheap = new Set(["IF", "INDEX", "N"]);
    const reading = cells.filter(({ formula }) => scanFormula(formula).functions.some((f) => !cheap.has(f)));
    expect(reading.length).toBeGreaterThan(0);
    expect(reading.length).toBeLessThanOrEqual(250);
    expect(cells.length - reading.length).toBeLessThanOrEqual(800);
  });
});

describe("A choice of tables", () => {
  const ids = CATALOG.tables.map(({ id }) => id);

  function check(chosen: readonly string[], language: Language): void {
    const plan = compile(choicesOf({ language, tables: chosen, blankRows: 1 }), {});
    expect({ chosen, dangling: dangling(plan) }).toEqual({ chosen, dangling: [] });
    const typed = new Map(typedWhenAlone(chosen).map(({ table, columns }) => [table, new Set(columns)]));
    for (const sheet of plan.sheets) {
      for (const part of partsOf(sheet, "table")) {
        const spec = CATALOG.tables.find(({ id }) => id === part.id);
        for (const column of part.columns) {
          const computed = spec?.columns.find(({ id }) => id === column.id)?.computed !== undefined;
          const alone = typed.get(part.id)?.has(column.id) === true;
          expect({ column: `${part.id}.${column.id}`, formula: column.formula !== undefined }).toEqual({
            column: `${part.id}.${column.id}`,
            formula: computed && !alone,
          });
        }
      }
    }
  }

  it.each(ids)("compiles %s alone without a dangling reference", (id) => {
    check([id], "zh-CN");
    check([id], "en-US");
  });

  it.each(CATALOG.packages.map(({ id }) => id))("compiles package %s without a dangling reference", (id) => {
    check(
      CATALOG.tables.filter((table) => table.package === id).map((table) => table.id),
      "en-US",
    );
  });

  it("compiles any subset without a dangling reference", () => {
    fc.assert(
      fc.property(fc.subarray(ids), fc.constantFrom(...LANGUAGES), (chosen, language) => {
        check(chosen, language);
      }),
      { numRuns: 25, seed: 20_261_121 },
    );
  });

  it("adds up an order's receivables and finds its transaction without the customers", () => {
    const typed = typedWhenAlone(["order", "receivable", "transaction"]);
    const ofOrders = typed.find(({ table }) => table === "order")?.columns ?? [];
    expect(ofOrders).not.toContain("openAmount");
    expect(ofOrders).not.toContain("baseAmount");
  });

  it("asks for typed input exactly where the source table is missing", () => {
    expect(typedWhenAlone(ids)).toEqual([]);
    const alone = typedWhenAlone(["receivable"]).find(({ table }) => table === "receivable")?.columns;
    expect(alone).toEqual(expect.arrayContaining(["customerId", "signedDate", "shippedDate"]));
    expect(alone).not.toContain("open");
  });
});

describe("Personal columns", () => {
  const personal = CATALOG.tables.flatMap((table) =>
    table.columns.filter((column) => column.personal).map((column) => `${table.id}.${column.id}`),
  );
  const written = (plan: WorkbookPlan): string[] =>
    plan.sheets.flatMap((sheet) =>
      partsOf(sheet, "table").flatMap((part) => part.columns.map((column) => `${part.id}.${column.id}`)),
    );

  it("are written only when asked for", () => {
    expect(personal).toContain("customer.mainContactBirthday");
    const without = written(compile(choicesOf(), {}));
    expect(personal.filter((column) => without.includes(column))).toEqual([]);
    const with_ = written(planIn("zh-CN"));
    expect(personal.filter((column) => !with_.includes(column))).toEqual([]);
  });

  it("are read by no formula but those of other personal columns, so that leaving them out changes nothing", () => {
    const read = catalogFormulas()
      .filter(({ where }) => !personal.includes(where) && !/ highlight \d+$/.test(where))
      .flatMap(({ table, formula }) =>
        referencesOf(formula).flatMap((reference) => namesOf(reference, table)),
      );
    expect(personal.filter((column) => read.includes(column))).toEqual([]);
  });
});

describe("The words", () => {
  const texts = [
    ...CATALOG.packages.flatMap(({ id, name, note }) => [
      [`package ${id}`, name] as const,
      [`package ${id}`, note] as const,
    ]),
    ...CATALOG.boards.flatMap(({ id, name, purpose }) => [
      [`board ${id}`, name] as const,
      [`board ${id}`, purpose] as const,
    ]),
    ...CATALOG.lists.flatMap(({ id, name, items }) => [
      [`list ${id}`, name] as const,
      ...items.map(({ code, label }) => [`list ${id}.${code}`, label] as const),
    ]),
    ...CATALOG.parameters.flatMap(({ id, name, unit, note }) => [
      [`parameter ${id}`, name] as const,
      [`parameter ${id}`, unit] as const,
      [`parameter ${id}`, note] as const,
    ]),
    ...CATALOG.tables.flatMap(({ id, name, purpose, groups, columns }) => [
      [`table ${id}`, name] as const,
      [`table ${id}`, purpose] as const,
      ...(groups ?? []).map((group) => [`group ${id}.${group.id}`, group.name] as const),
      ...columns.map((column) => [`${id}.${column.id}`, column.name] as const),
      ...columns.map((column) => [`${id}.${column.id}`, column.note] as const),
    ]),
  ];

  it.each(LANGUAGES)("are there in %s", (language) => {
    expect(texts.filter(([, text]) => text[language].trim() === "").map(([where]) => where)).toEqual([]);
  });

  it("are English in the English catalogue", () => {
    const chinese = texts.filter(([, text]) => CHINESE.test(text["en-US"]));
    expect(chinese.map(([where, text]) => `${where}: ${text["en-US"]}`)).toEqual([]);
  });

  it("are English everywhere in an English workbook", () => {
    const found: string[] = [];
    const visit = (value: unknown): void => {
      if (typeof value === "string") {
        if (CHINESE.test(value)) found.push(value);
      } else if (typeof value === "object" && value !== null) Object.values(value).forEach(visit);
    };
    visit(planIn("en-US"));
    expect(found).toEqual([]);
  });

  it("fit into what Excel shows: notes and messages 255 characters, titles 32", () => {
    const long = CATALOG.tables.flatMap((table) =>
      table.columns.filter(({ note }) =>
        LANGUAGES.some((language) => note[language].length > LIMITS.validationMessage),
      ),
    );
    expect(long.map(({ id }) => id)).toEqual([]);
    for (const language of LANGUAGES) {
      for (const sheet of planIn(language).sheets) {
        for (const { error, prompt } of partsOf(sheet, "validation")) {
          for (const text of [error, ...(prompt ? [prompt] : [])]) {
            expect(text.title.length).toBeLessThanOrEqual(LIMITS.validationTitle);
            expect(text.message.length).toBeLessThanOrEqual(LIMITS.validationMessage);
            expect(text.message).not.toBe("");
          }
        }
      }
    }
  });
});
