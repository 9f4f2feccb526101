import { text } from "../../i18n/text";
import { nameAt } from "../../rules/lookup";
import { inPoolOrHeld } from "../../rules/pool-advice";
import {
  claimedTooEarly,
  claimHeld,
  contractsInTime,
  cooldownUntil,
  limitRow,
  poolDaysLeft,
  poolStatus,
  protectUntil,
  receiptsInTime,
} from "../../rules/public-pool";
import { customerReference, customerRow, notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 公海客户池: one row each time a customer enters the pool, and what became of the claim. */
export const poolRecord: TableSpec = {
  id: "poolRecord",
  tableName: "PublicPool",
  name: text("公海客户池", "Public pool"),
  purpose: text(
    "客户进入公海、被领取、签约或退回各有记录;到期未签约未收款的自动提示应退回。",
    "Who entered the pool, who claimed, and whether a contract or money came in time; the rest are to be returned.",
  ),
  source: "S4",
  package: "management",
  kind: "entry",
  key: "poolNo",
  frozenColumns: 3,
  needs: ["customer", "salesLimit"],
  groups: [{ id: "record", name: text("备注与计算", "Notes and computed"), folded: true }],
  highlights: [
    { when: "[@status]=k.poolStatus.due", columns: ["claimedBy", "protectUntil", "status"], tone: "bad" },
    { when: "[@status]=k.poolStatus.soon", columns: ["protectUntil", "status"], tone: "warn" },
    { when: "[@status]=k.poolStatus.won", columns: ["status"], tone: "good" },
    { when: "[@status]=k.poolStatus.returned", columns: ["poolNo", "status"], tone: "muted" },
    { when: "[@tooEarly]=k.yesNo.yes", columns: ["claimedBy", "claimedOn"], tone: "bad" },
    { when: "[@customerName]=k.flag.unknownKey", columns: ["customerId", "customerName"], tone: "bad" },
  ],
  columns: [
    column(
      "key",
      "poolNo",
      ["公海编号", "Pool no."],
      ["进入公海的编号,如 PL-001。", "Such as PL-001."],
      "S4",
      {
        required: true,
        width: 11,
      },
    ),
    customerReference(),
    column(
      "text",
      "customerName",
      ["客户简称", "Customer"],
      ["由客户编号带出。", "Looked up by the customer ID."],
      "S4",
      {
        width: 18,
        computed: nameAt("customerId", "customerRow", { table: "customer", column: "shortName" }),
      },
    ),
    column(
      "date",
      "enteredOn",
      ["进入公海日", "Entered on"],
      ["进入公海的日期。", "When it entered the pool."],
      "S4",
      {
        required: true,
      },
    ),
    column("list", "reason", ["进入原因", "Reason"], ["为何进入公海。", "Why it entered the pool."], "S4", {
      list: "poolReason",
      width: 18,
    }),
    column(
      "list",
      "formerOwner",
      ["原负责人", "Former owner"],
      ["进入公海前的负责人。", "Who looked after it before."],
      "S4",
      {
        list: "staff",
        width: 12,
      },
    ),
    column(
      "text",
      "group",
      ["公海分组", "Pool group"],
      ["按地区或产品分组。", "Group by region or product."],
      "E5",
      { width: 12 },
    ),
    column("list", "claimedBy", ["领取人", "Claimed by"], ["领取的销售人员。", "Who claimed it."], "S4", {
      list: "staff",
      width: 12,
    }),
    column("date", "claimedOn", ["领取日", "Claimed on"], ["领取日期。", "When it was claimed."], "S4"),
    column(
      "date",
      "protectUntil",
      ["保护到期日", "Protected until"],
      ["到期前须签约或收款。", "By then a contract or money must have come."],
      "S4",
      { computed: protectUntil },
    ),
    column("integer", "daysLeft", ["剩余天数", "Days left"], ["到期日−基准日。", "End − as-of date."], "S4", {
      computed: poolDaysLeft,
    }),
    column(
      "text",
      "status",
      ["状态", "Status"],
      ["公海、已领取、应退回、已成交等。", "In the pool, claimed, to be returned, won."],
      "S4",
      {
        width: 15,
        computed: poolStatus,
      },
    ),
    column("date", "returnedOn", ["退回日", "Returned on"], ["退回公海的日期。", "When it went back."], "S4"),
    ...inGroup(
      "record",
      column(
        "integer",
        "contracts",
        ["期内合同数", "Contracts in time"],
        ["领取到到期之间的有效交易。", "Valid transactions from claim to end."],
        "S4",
        {
          width: 10,
          computed: contractsInTime,
        },
      ),
      column(
        "integer",
        "receipts",
        ["期内收款数", "Receipts in time"],
        ["领取到到期之间的收款笔数。", "Receipts from claim to end."],
        "S4",
        {
          width: 10,
          computed: receiptsInTime,
        },
      ),
      column(
        "date",
        "cooldownUntil",
        ["冷却至", "Cooling down until"],
        ["前负责人此日前不得再领取。", "The former owner may not claim before."],
        "E28",
        {
          computed: cooldownUntil,
        },
      ),
      column(
        "text",
        "tooEarly",
        ["冷却期内领取", "Claimed too early"],
        ["前负责人在冷却期内领取。", "Claimed by the former owner too early."],
        "E28",
        {
          width: 12,
          computed: claimedTooEarly,
        },
      ),
      column(
        "integer",
        "held",
        ["持有中", "Held"],
        ["1 占用领取名额。", "1 counts against the limit."],
        "S4",
        { computed: claimHeld },
      ),
      column(
        "integer",
        "inPool",
        ["在公海或持有", "In the pool or held"],
        [
          "1 待领取,或已领取而未退回、未成交。",
          "1 while it waits for a claim, or is claimed and neither sent back nor won.",
        ],
        "DP",
        { width: 11, computed: inPoolOrHeld },
      ),
      column(
        "integer",
        "limitRow",
        ["上限行", "Limit row"],
        ["领取人在上限表中的行。", "The person's row in the limits table."],
        "DP",
        { computed: limitRow },
      ),
      customerRow({ onlyComputed: true }),
      notes(),
      ...recordDates(),
    ),
  ],
};
