import { text } from "./text";

/** The way to the Pareto view, shown before the view itself is loaded. */
export const PARETO_ENTRY = {
  open: text("帕累托", "Pareto"),
  tip: text("对选中的数据做帕累托分析", "Pareto analysis of the selected data"),
} as const;
