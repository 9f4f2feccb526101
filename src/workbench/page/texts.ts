/** The page's own words. */
export interface Texts {
  readonly notice: string;
  readonly undo: string;
  readonly notDrawn: string;
  readonly notDrawnTitle: string;
  readonly notDrawnNone: string;
  readonly close: string;
  readonly paneTitle: string;
  readonly sheetOf: (name: string) => string;
}

const zh: Texts = {
  notice: "这是用来试用加载项的表格工作台，不是 Excel。",
  undo: "撤销",
  notDrawn: "未绘制的内容",
  notDrawnTitle: "已保存但工作台画不出来的设置",
  notDrawnNone: "没有。",
  close: "关闭",
  paneTitle: "加载项窗格",
  sheetOf: (name) => `工作表 ${name}`,
};

const en: Texts = {
  notice: "A workbench to try an add-in on. This is not Excel.",
  undo: "Undo",
  notDrawn: "Not drawn",
  notDrawnTitle: "What is kept and cannot be drawn here",
  notDrawnNone: "Nothing.",
  close: "Close",
  paneTitle: "Add-in pane",
  sheetOf: (name) => `Sheet ${name}`,
};

export function textsFor(locale: string): Texts {
  return locale.startsWith("zh") ? zh : en;
}
