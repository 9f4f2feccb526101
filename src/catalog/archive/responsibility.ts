import { text } from "../../i18n/text";
import { dueState, nextPermissionReview } from "../../rules/archive";
import { notes, recordDates } from "../columns";
import { column } from "../make";
import type { TableSpec } from "../spec";

/** 权限/责任人表: who does which step of keeping records, and who may do what. */
export const responsibility: TableSpec = {
  id: "responsibility",
  tableName: "Responsibilities",
  name: text("权限与责任人表", "Permissions and duties"),
  purpose: text(
    "创建、更新、归档、销毁每一步都有责任人与权限,并定期复核。",
    "Every step of creating, updating, filing and destroying has somebody responsible and is reviewed.",
  ),
  source: "S2",
  package: "archive",
  kind: "entry",
  key: "stepNo",
  frozenColumns: 3,
  highlights: [
    { when: "[@state]=k.dueState.overdue", columns: ["nextReview", "state"], tone: "bad" },
    { when: "[@state]=k.dueState.soon", columns: ["nextReview", "state"], tone: "warn" },
  ],
  columns: [
    column("key", "stepNo", ["步骤编号", "Step no."], ["编号,如 ST-01。", "Such as ST-01."], "S2", {
      required: true,
      width: 11,
    }),
    column(
      "list",
      "stage",
      ["环节", "Stage"],
      ["创建、更新、归档或销毁。", "Creation, update, filing or destruction."],
      "S2",
      {
        list: "archiveStage",
        required: true,
        width: 14,
      },
    ),
    column("longText", "step", ["步骤", "Step"], ["这一步做什么。", "What is done."], "S2", { width: 32 }),
    column("list", "owner", ["责任人", "Responsible"], ["负责的人。", "Who is responsible."], "S2", {
      list: "staff",
      width: 12,
    }),
    column("list", "deputy", ["代理人", "Deputy"], ["不在时由谁代替。", "Who stands in."], "S2", {
      list: "staff",
      width: 12,
    }),
    column(
      "list",
      "permission",
      ["权限", "Permission"],
      ["查看、编辑或审批。", "Read, edit or approve."],
      "S2",
      {
        list: "permission",
        width: 12,
      },
    ),
    column(
      "date",
      "reviewedOn",
      ["上次复核日", "Last review"],
      ["上次复核权限的日期。", "When it was last reviewed."],
      "S2",
    ),
    column(
      "date",
      "nextReview",
      ["权限复核日", "Next review"],
      ["下次复核的日期。", "When it is to be reviewed."],
      "S2",
      {
        computed: nextPermissionReview,
      },
    ),
    column(
      "text",
      "state",
      ["复核情况", "Review"],
      ["逾期、即将到期或未到期。", "Overdue, soon or not due."],
      "S2",
      {
        width: 14,
        computed: dueState("nextReview"),
      },
    ),
    notes(),
    ...recordDates(),
  ],
};
