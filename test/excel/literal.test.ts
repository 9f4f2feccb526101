import { literal, wouldBeParsed } from "../../src/excel/literal";

describe("text that Excel would parse", () => {
  it.each([
    "=1+1",
    "+86 755 1234",
    "-待定",
    "@某人",
    "'already quoted",
    "#N/A",
    "00123",
    "13-1",
    "1/2",
    "3月",
    "2026年11月21日",
    "2026-11-21",
    "12:30",
    "Jan 5",
    "1e5",
    "50%",
    "¥1,200",
    "(100)",
    "TRUE",
    "false",
  ])("marks %s as text", (text) => {
    expect(wouldBeParsed(text)).toBe(true);
    expect(literal(text, false)).toBe(`'${text}`);
  });

  it.each(["客户", "13-1 客户信息表", "Nordlicht GmbH", "A & B <备注>", "第一行\n第二行", "Ⅰ类", "Total"])(
    "leaves %s alone",
    (text) => {
      expect(literal(text, false)).toBe(text);
    },
  );

  it("sends text as it is into cells of text format", () => {
    expect(literal("=1+1", true)).toBe("=1+1");
    expect(literal("+8613800000000", true)).toBe("+8613800000000");
  });

  it("takes blank text for a blank cell and leaves other values as they are", () => {
    expect(literal("", false)).toBeNull();
    expect(literal(null, false)).toBeNull();
    expect(literal(46_347, false)).toBe(46_347);
    expect(literal(true, true)).toBe(true);
  });
});
