import { addEntry, createdEntry, LOG_BYTES, parseLog, type LogEntry } from "../../src/excel/undo-log";

function entry(id: string, names: readonly string[] = []): LogEntry {
  const sheets = [{ id: `{${id}}`, planId: "customers", name: "客户" }];
  return createdEntry({
    id,
    at: `2026-11-21T08:00:00Z#${id}`,
    sheets,
    tables: [],
    names,
    identityPart: null,
  });
}

describe("undo log", () => {
  it("keeps the newest first and one entry of an id", () => {
    const log = [entry("a"), entry("b"), entry("a", ["p_base"])].reduce<readonly LogEntry[]>(addEntry, []);
    expect(log.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(log[0]?.record.names).toEqual(["p_base"]);
  });

  it("stays within its size and number", () => {
    const many = Array.from({ length: 50 }, (_, index) => entry(String(index)));
    expect(many.reduce<readonly LogEntry[]>(addEntry, [])).toHaveLength(20);
    const names = Array.from({ length: 500 }, (_, index) => `p_parameter_${index}`);
    const heavy = Array.from({ length: 19 }, (_, index) => entry(String(index), names));
    const log = heavy.reduce<readonly LogEntry[]>(addEntry, []);
    expect(JSON.stringify(log).length).toBeLessThanOrEqual(LOG_BYTES);
    expect(log[0]?.id).toBe("18");
  });

  it("reads back what it stored and nothing else", () => {
    const log = [entry("a", ["p_base"]), entry("b")];
    expect(parseLog(JSON.stringify(log))).toEqual(log);
    expect(parseLog("not JSON")).toEqual([]);
    expect(parseLog('{"id":"a"}')).toEqual([]);
    const damaged = { ...entry("c"), record: { id: "c", sheets: [{ id: 1 }] } };
    const unknown = { ...entry("d"), kind: "__proto__" };
    expect(parseLog(JSON.stringify([damaged, unknown, log[1], null]))).toEqual([log[1]]);
  });
});
