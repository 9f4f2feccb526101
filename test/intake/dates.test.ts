import fc from "fast-check";
import { dateToSerial, isoToSerial, serialToDate, serialToIso } from "../../src/formula/serial";
import { guessDayOrder, readDate } from "../../src/intake/dates";

/** Full-width forms of ASCII characters, as Chinese input methods write them. */
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const NOVEMBER_21 = { kind: "date", serial: isoToSerial("2026-11-21") } as const;

describe("dates as people write them", () => {
  it.each([
    "2026-11-21",
    "2026/11/21",
    "2026.11.21",
    "20261121",
    "2026年11月21日",
    "2026 年 11 月 21 日",
    " 2026-11-21 ",
    "2026-11-21 08:30",
    "2026-11-21T23:59:59.999Z",
    "2026-11-21 00:00:00.000",
    "21.11.2026",
    "21/11/2026",
    "11/21/2026",
    "21-11-2026",
    "11-21-2026 5:04 PM",
    "21 Nov 2026",
    "21-Nov-2026",
    "21st November 2026",
    "Nov 21, 2026",
    "November 21, 2026",
    "46347",
    "46347.75",
  ])("%j", (text) => {
    expect(readDate(text)).toEqual(NOVEMBER_21);
  });

  it("reads full-width digits and signs", () => {
    for (const text of ["2026-11-21", "2026/11/21", "20261121", "21.11.2026"])
      expect(readDate(wide(text))).toEqual(NOVEMBER_21);
  });

  it.each(["", "  ", "-", "—", "/"])("%j is blank", (text) => {
    expect(readDate(text)).toEqual({ kind: "blank" });
  });

  it("refuses 03/04/2026 unless told the order; 5/5/2026 and dots need no telling", () => {
    expect(readDate("03/04/2026")).toEqual({ kind: "ambiguous" });
    expect(readDate("3-4-2026")).toEqual({ kind: "ambiguous" });
    expect(readDate("03/04/2026", "dayFirst")).toEqual({ kind: "date", serial: isoToSerial("2026-04-03") });
    expect(readDate("03/04/2026", "monthFirst")).toEqual({ kind: "date", serial: isoToSerial("2026-03-04") });
    expect(readDate("5/5/2026")).toEqual({ kind: "date", serial: isoToSerial("2026-05-05") });
    expect(readDate("03.04.2026")).toEqual({ kind: "date", serial: isoToSerial("2026-04-03") });
    expect(readDate("2026/03/04")).toEqual({ kind: "date", serial: isoToSerial("2026-03-04") });
  });

  it.each([
    ["21.11.26", "shortYear"],
    ["1/2/26", "shortYear"],
    ["2026-02-30", "impossible"],
    ["2026-13-01", "impossible"],
    ["1900-02-28", "impossible"],
    ["31.04.2026", "impossible"],
    ["20261340", "impossible"],
    ["yesterday", "text"],
    ["12", "text"],
    ["202611", "text"],
    ["=TODAY()", "text"],
    ["21 Nov", "text"],
  ])("%j is refused as %s", (text, kind) => {
    expect(readDate(text).kind).toBe(kind);
  });

  it("gives back every date in every shape that has one meaning", () => {
    const serials = fc.integer({ min: dateToSerial(1927, 6, 1), max: dateToSerial(2173, 1, 1) });
    const two = (part: number): string => String(part).padStart(2, "0");
    fc.assert(
      fc.property(serials, (serial) => {
        const { year, month, day } = serialToDate(serial);
        const shapes = [
          serialToIso(serial),
          `${year}/${month}/${day}`,
          `${year}${two(month)}${two(day)}`,
          `${year}年${month}月${day}日`,
          `${two(day)}.${two(month)}.${year}`,
          String(serial),
          `${serialToIso(serial)} 12:34:56`,
        ];
        for (const shape of shapes)
          expect([shape, readDate(shape)]).toEqual([shape, { kind: "date", serial }]);
        expect(readDate(`${day}/${month}/${year}`, "dayFirst")).toEqual({ kind: "date", serial });
        expect(readDate(`${month}/${day}/${year}`, "monthFirst")).toEqual({ kind: "date", serial });
      }),
    );
  });

  it("never throws and never gives a serial that Excel lacks", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const reading = readDate(text);
        if (reading.kind === "date") expect(reading.serial).toBeGreaterThanOrEqual(61);
      }),
    );
  });

  it("learns the order of a column from the dates that tell it, and not from a quarrel", () => {
    expect(guessDayOrder(["03/04/2026", "25/04/2026"])).toBe("dayFirst");
    expect(guessDayOrder(["03/04/2026", "04/25/2026"])).toBe("monthFirst");
    expect(guessDayOrder(["25/04/2026", "04/25/2026"])).toBeNull();
    expect(guessDayOrder(["03/04/2026", "2026-04-25", "25.04.2026"])).toBeNull();
  });
});
