import { text, type Text } from "./text";

/** What finding and merging duplicates says, with arguments; the caller picks the language. */

const KINDS = {
  email: text("邮箱", "e-mail"),
  phone: text("电话末8位", "last digits of phone"),
  domain: text("公司域名", "the firm's domain"),
  name: text("名称和国家", "name and country"),
} as const;

function records(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}

/** What customers share. */
export function duplicateReason(kind: keyof typeof KINDS, value: string): Text {
  const { "zh-CN": zh, "en-US": en } = KINDS[kind];
  return text(`${zh}相同:${value}`, `Same ${en}: ${value}`);
}

export function groupLevel(level: "same" | "likely"): Text {
  return level === "same" ? text("重复", "Same") : text("疑似", "Likely");
}

export function groupsFound(same: number, likely: number, customers: number): Text {
  return text(
    `${customers} 位客户中:重复 ${same} 组,疑似 ${likely} 组。`,
    `Of ${customers} customers: ${same} ${same === 1 ? "group is" : "groups are"} the same, ${likely} likely.`,
  );
}

export function movedRows(table: Text, count: number): Text {
  return text(`${table["zh-CN"]}:${count} 行`, `${table["en-US"]}: ${records(count)}`);
}

export function willMerge(removed: string, kept: string): Text {
  return text(
    `把「${removed}」并入「${kept}」,并从客户信息表移除「${removed}」。`,
    `Merges ${removed} into ${kept} and takes ${removed} out of the customer table.`,
  );
}

export function merged(removed: string, kept: string, sheet: string, mergeNo: string, rows: number): Text {
  return text(
    `${removed} 已并入 ${kept},改了 ${rows} 行记录;记在「${sheet}」${mergeNo}。`,
    `${removed} is merged into ${kept}; ${records(rows)} moved. It is ${mergeNo} in ${sheet}.`,
  );
}

export function mergeUndone(removed: string, moved: number, missing: number, left: readonly Text[]): Text {
  const zh = [
    `${removed} 已放回,${moved} 行记录改回原编号。`,
    ...(missing > 0 ? [`${missing} 行已被删除或改过,未能改回。`] : []),
    ...(left.length > 0
      ? [`合并后又改过的字段保持不变:${left.map((each) => each["zh-CN"]).join("、")}。`]
      : []),
  ];
  const en = [
    `${removed} is back, and ${records(moved)} with it.`,
    ...(missing > 0 ? [`${records(missing)} were deleted or changed since and stay.`] : []),
    ...(left.length > 0
      ? [`Fields changed since stay as they are: ${left.map((each) => each["en-US"]).join(", ")}.`]
      : []),
  ];
  return text(zh.join(""), en.join(" "));
}

/** Why nothing was merged or undone, and what to do. */
export function mergeRefused(
  reason: "gone" | "twice" | "noLog" | "notLogged" | "undone" | "idTaken" | "keptGone" | "damaged",
  subject: string,
): Text {
  switch (reason) {
    case "gone":
      return text(
        `客户信息表里已没有 ${subject}。请重新查找。`,
        `The customer table no longer has ${subject}. Look again.`,
      );
    case "twice":
      return text(
        `编号 ${subject} 出现不止一次,无法判断是哪一行。请先改成不同的编号。`,
        `The ID ${subject} stands more than once. Give the rows different IDs first.`,
      );
    case "noLog":
      return text(
        "没有「合并日志」表。请在「补充或更新」里添加。",
        "There is no merge log. Add it under “Add or update”.",
      );
    case "notLogged":
      return text(
        `合并日志里已没有 ${subject},不能撤销。`,
        `The merge log no longer has ${subject}: it cannot be undone.`,
      );
    case "undone":
      return text(`${subject} 已经撤销过了。`, `${subject} was undone already.`);
    case "idTaken":
      return text(
        `编号 ${subject} 现在又有客户在用,不能放回。请先改那位客户的编号。`,
        `The ID ${subject} is in use again. Change that customer's ID first.`,
      );
    case "keptGone":
      return text(
        `当时保留的客户 ${subject} 已不在。如果它后来又被合并,请先撤销那一次。`,
        `The customer ${subject} that stayed is gone. If it was merged later, undo that merge first.`,
      );
    case "damaged":
      return text(
        `合并日志里 ${subject} 的撤销数据被改过,读不出来。`,
        `The data for undoing ${subject} in the merge log were changed and cannot be read.`,
      );
  }
}

export function loggedMerge(mergeNo: string, removed: string, name: string, kept: string): Text {
  const who = name === "" ? removed : `${removed} ${name}`;
  return text(`${mergeNo}:${who} → ${kept}`, `${mergeNo}: ${who} → ${kept}`);
}
