import fc from "fast-check";
import {
  addMonths,
  dateToSerial,
  isoToSerial,
  serialToDate,
  serialToIso,
  weekday,
} from "../../src/formula/serial";

const anyDay = fc.integer({ min: isoToSerial("1900-03-01"), max: isoToSerial("2199-12-31") });

describe("A serial date", () => {
  it("is the number Excel shows", () => {
    expect(isoToSerial("1900-03-01")).toBe(61);
    expect(isoToSerial("2000-01-01")).toBe(36_526);
    expect(isoToSerial("2024-02-29")).toBe(45_351);
    expect(isoToSerial("2026-11-21")).toBe(46_347);
  });

  it("reads back to the same day, and the next day is one more", () => {
    fc.assert(
      fc.property(anyDay, (serial) => {
        expect(isoToSerial(serialToIso(serial))).toBe(serial);
        const { year, month, day } = serialToDate(serial);
        expect(dateToSerial(year, month, day)).toBe(serial);
        expect(dateToSerial(year, month, day + 1)).toBe(serial + 1);
        expect(serialToDate(serial + 0.75)).toEqual({ year, month, day });
      }),
    );
  });

  it.each(["2026-02-29", "2026-13-01", "2026-04-31", "1900-02-28", "26-01-01", "2026-1-1", ""])(
    "is refused for %j",
    (text) => {
      expect(() => isoToSerial(text)).toThrow(RangeError);
    },
  );
});

describe("Adding months", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", -12, "2023-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-08-31", 6, "2027-02-28"],
  ])("to %s, %i of them, gives %s", (from, months, to) => {
    expect(serialToIso(addMonths(isoToSerial(from), months))).toBe(to);
  });

  it("keeps the day of the month or takes the last, and lands in the right month", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (serial, months) => {
        const from = serialToDate(serial);
        const to = serialToDate(addMonths(serial, months));
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        const lastDay = new Date(Date.UTC(to.year, to.month, 0)).getUTCDate();
        expect(to.day).toBe(Math.min(from.day, lastDay));
      }),
    );
  });
});

describe("The weekday", () => {
  it("is 1 on Monday and 7 on Sunday, whatever the time of day", () => {
    expect(weekday(isoToSerial("2026-11-16"))).toBe(1);
    expect(weekday(isoToSerial("2026-11-21"))).toBe(6);
    expect(weekday(isoToSerial("2026-11-22") + 0.99)).toBe(7);
  });

  it("is the calendar's", () => {
    fc.assert(
      fc.property(anyDay, (serial) => {
        const { year, month, day } = serialToDate(serial);
        expect(weekday(serial) % 7).toBe(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
      }),
    );
  });
});
