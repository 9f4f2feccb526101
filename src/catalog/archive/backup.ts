import { text } from "../../i18n/text";
import { backupState, nextBackup } from "../../rules/archive";
import { notes, recordDates } from "../columns";
import { column } from "../make";
import type { TableSpec } from "../spec";

/** 备份记录: what was backed up, where, and when it is due again. */
export const backup: TableSpec = {
  id: "backup",
  tableName: "Backups",
  name: text("备份记录", "Backups"),
  purpose: text("每次备份一行;过期未备份自动提示。", "One row a backup; says when the next is due."),
  source: "S2",
  package: "archive",
  kind: "entry",
  key: "backupNo",
  frozenColumns: 2,
  highlights: [
    { when: "[@state]=k.backupState.due", columns: ["nextDue", "state"], tone: "bad" },
    { when: "[@state]=k.backupState.current", columns: ["state"], tone: "good" },
    { when: "[@verified]=k.yesNo.no", columns: ["verified"], tone: "warn" },
  ],
  columns: [
    column("key", "backupNo", ["备份编号", "Backup no."], ["编号,如 BK-001。", "Such as BK-001."], "S2", {
      required: true,
      width: 12,
    }),
    column("date", "date", ["备份日期", "Date"], ["备份日期。", "When it was made."], "S2", {
      required: true,
    }),
    column("text", "file", ["文件", "File"], ["备份的文件。", "What was backed up."], "S2", { width: 28 }),
    column("list", "kind", ["方式", "Kind"], ["完整或增量。", "Full, or changes only."], "S2", {
      list: "backupKind",
      width: 13,
    }),
    column("text", "location", ["位置", "Place"], ["备份存放的位置。", "Where the backup is."], "S2", {
      width: 22,
    }),
    column("list", "owner", ["责任人", "Responsible"], ["负责备份的人。", "Who made it."], "S2", {
      list: "staff",
      width: 12,
    }),
    column(
      "list",
      "verified",
      ["已试恢复", "Restored to test"],
      ["是否试过恢复。", "Whether restoring it was tried."],
      "S2",
      {
        list: "yesNo",
        width: 10,
      },
    ),
    column("date", "nextDue", ["下次备份日", "Next due"], ["备份日期+备份周期。", "Date + interval."], "S2", {
      computed: nextBackup,
    }),
    column(
      "text",
      "state",
      ["状态", "Status"],
      ["有效、应再备份或已有更新。", "Current, due again or superseded."],
      "S2",
      {
        width: 13,
        computed: backupState,
      },
    ),
    notes(),
    ...recordDates(),
  ],
};
