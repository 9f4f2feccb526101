import type { PrintPart } from "../plan/plan";
import type { Language } from "./text";

/** Words that the generated workbook itself carries, beside the catalogue's own. */
export const planTexts = {
  tableNumber: (language: Language, number: string): string =>
    language === "zh-CN" ? `表${number}` : `Table ${number}`,

  /** &P and &N are Excel's codes for page and pages; a literal & is doubled. */
  footer: (language: Language, title: string): PrintPart["footer"] => {
    const safe = title.replaceAll("&", "&&");
    return language === "zh-CN"
      ? { left: "制表:            审核:            批准:", center: safe, right: "第&P页/共&N页" }
      : { left: "Prepared:            Checked:            Approved:", center: safe, right: "Page &P of &N" };
  },

  validation: (language: Language) =>
    language === "zh-CN"
      ? {
          key: "编号须含字母,最多40个字符,不含 * ? ~,不以 < > = 开头,且不可重复。例如 EU-001。",
          date: "请输入日期,如 2026-11-21(1990年至2199年)。",
          list: (column: string) => `“${column}”不在下拉列表中。可在字典表中增改选项;确定要保留请选“是”。`,
          number: (from: number, to: number) => `请输入数字(${from} 至 ${to})。`,
        }
      : {
          key: "An ID holds a letter, at most 40 characters, no * ? ~, no leading < > =, and stands once. For example EU-001.",
          date: "Enter a date such as 2026-11-21 (1990 to 2199).",
          list: (column: string) =>
            `This is not in the list of “${column}”. Lists are kept on the dictionary sheet; choose Yes to keep it all the same.`,
          number: (from: number, to: number) => `Enter a number (${from} to ${to}).`,
        },

  /** An input cell of a board. */
  pick: (language: Language): { title: string; message: string } =>
    language === "zh-CN"
      ? { title: "请选择", message: "请从下拉列表中选择;本页其余内容随之显示。" }
      : { title: "Choose", message: "Choose from the list; the rest of this sheet follows." },

  parameters: (language: Language) =>
    language === "zh-CN"
      ? {
          title: "参数",
          note: "所有规则的门槛都在这里,改一格,全簿随之重算。黄色格可改;来源 S0–S4 为教材与行业文章,DP 为本产品的建议值。",
          headers: ["参数", "值", "单位", "来源", "说明", "允许范围"],
          range: (from: number, to: number) => `${from} – ${to}`,
          outOfRange: (from: number, to: number) => `允许范围:${from} 至 ${to}。`,
        }
      : {
          title: "Parameters",
          note: "Every threshold of every rule: change one cell and the workbook follows. Yellow cells are yours; S0–S4 are textbook and trade sources, DP is this product's own proposal.",
          headers: ["Parameter", "Value", "Unit", "Source", "What it does", "Allowed"],
          range: (from: number, to: number) => `${from} – ${to}`,
          outOfRange: (from: number, to: number) => `Allowed: ${from} to ${to}.`,
        },

  dictionary: (language: Language) =>
    language === "zh-CN"
      ? {
          title: "字典",
          note: "各下拉列表的选项。可以改文字:公式认的是单元格,不是文字;已填的旧文字请一并替换。",
        }
      : {
          title: "Dictionary",
          note: "The choices of every drop-down list. Labels may be changed: formulas point at the cell, not at its text; replace what was already typed.",
        },
} as const;
