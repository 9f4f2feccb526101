import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { addMonths, serialToDate } from "../formula/serial";
import { text } from "../i18n/text";
import { holds, rowAt } from "./lookup";
import { roundHalfUp } from "./periods";

/** Shipments (tables 1.8; rules 2.12 and 2.17 as the decisions amend them): where the goods, papers and money are. */

export const shipmentParameters: readonly ParameterSpec[] = [
  {
    id: "inlandDays",
    name: text("内陆运输天数", "Inland transport"),
    unit: text("天", "days"),
    source: "DP",
    note: text("工厂到港口所需天数,计入船期缓冲。", "Factory to port; taken off the shipping buffer."),
    format: "integer",
    range: [0, 60],
    value: 2,
  },
  {
    id: "tightDays",
    name: text("缓冲偏紧", "Tight buffer"),
    unit: text("天", "days"),
    source: "DP",
    note: text("缓冲不超过此数为偏紧,小于0为赶不上。", "A buffer up to this is tight; below 0 is too late."),
    format: "integer",
    range: [0, 30],
    value: 3,
  },
  {
    id: "filingDays",
    name: text("退税单证备案期限", "Tax refund record due"),
    unit: text("天", "days"),
    source: "E26",
    note: text("退税申报后几天内备案。", "Days after the refund declaration to file the record."),
    format: "integer",
    range: [0, 365],
    value: 15,
  },
  {
    id: "filingYears",
    name: text("备案单证保存年限", "Tax refund record kept"),
    unit: text("年", "years"),
    source: "E26",
    note: text(
      "合同、运输、报关等备案单证的保存年限。",
      "Years that contracts, bills and customs papers are kept.",
    ),
    format: "integer",
    range: [1, 30],
    value: 5,
  },
];

/** 在途状态: the furthest step that the papers show. */
export const shipmentStatus: Computation = {
  formula:
    'IF([@shipmentNo]="","",IF([@signedDate]<>"",k.shipmentStatus.signed,IF([@ata]<>"",k.shipmentStatus.arrived,IF([@atd]<>"",IF([@blNo]="",k.shipmentStatus.sailed,k.shipmentStatus.transit),IF([@bookingNo]<>"",k.shipmentStatus.booked,k.shipmentStatus.unbooked)))))',
  value: (row) => {
    if (row.blank("shipmentNo")) return "";
    const say = (code: string): string => row.book.label("shipmentStatus", code);
    if (!row.blank("signedDate")) return say("signed");
    if (!row.blank("ata")) return say("arrived");
    if (!row.blank("atd")) return say(row.blank("blNo") ? "sailed" : "transit");
    return say(row.blank("bookingNo") ? "unbooked" : "booked");
  },
};

/** 在途天数: actual departure to actual arrival, or to today while under way. */
export const transitDays: Computation = {
  formula: 'IF(OR([@shipmentNo]="",[@atd]=""),"",MAX(0,IF([@ata]<>"",[@ata],p.asOf)-[@atd]))',
  value: (row) => {
    if (row.blank("shipmentNo") || row.blank("atd")) return "";
    const end = row.blank("ata") ? row.book.number("asOf") : row.number("ata");
    return Math.max(0, end - row.number("atd"));
  },
};

/** 晚到天数: actual arrival (or today) − estimated arrival; 0 when in time. */
export const arrivalLate: Computation = {
  formula: 'IF(OR([@shipmentNo]="",[@eta]=""),"",MAX(0,IF([@ata]<>"",[@ata],p.asOf)-[@eta]))',
  value: (row) => {
    if (row.blank("shipmentNo") || row.blank("eta")) return "";
    const end = row.blank("ata") ? row.book.number("asOf") : row.number("ata");
    return Math.max(0, end - row.number("eta"));
  },
};

const DEADLINES = ["etd", "documentCutoff", "customsCutoff", "portCutoff", "vgmCutoff"] as const;
const DEADLINE_CELLS = DEADLINES.map((id) => `[@${id}]`).join(",");

/** 船期缓冲: earliest of cut-offs and ETD − ex-factory date − inland days. */
export const shippingBuffer: Computation = {
  formula: `IF(OR([@shipmentNo]="",[@exFactory]="",COUNT(${DEADLINE_CELLS})=0),"",MIN(${DEADLINE_CELLS})-[@exFactory]-p.inlandDays)`,
  value: (row) => {
    const dates = DEADLINES.flatMap((id) => (row.blank(id) ? [] : [row.number(id)]));
    if (row.blank("shipmentNo") || row.blank("exFactory") || dates.length === 0) return "";
    return Math.min(...dates) - row.number("exFactory") - row.book.number("inlandDays");
  },
};

export const bufferState: Computation = {
  formula:
    'IF([@buffer]="","",IF([@buffer]<0,k.shipmentBuffer.short,IF([@buffer]<=p.tightDays,k.shipmentBuffer.tight,k.shipmentBuffer.fine)))',
  value: (row) => {
    if (row.blank("buffer")) return "";
    const days = row.number("buffer");
    const code = days < 0 ? "short" : days <= row.book.number("tightDays") ? "tight" : "fine";
    return row.book.label("shipmentBuffer", code);
  },
};

/** 尾款与放单: whether the contract's money is in, and whether the documents went out before it. */
export const releaseState: Computation = {
  formula:
    'IF(N([@orderRow])=0,"",IF(N(INDEX(order[openAmount],[@orderRow]))>0,IF([@releasedDate]<>"",k.releaseState.releasedOpen,k.releaseState.open),k.releaseState.paid))',
  value: (row) => {
    const order = rowAt(row, "orderRow", "order");
    if (!order) return "";
    if (order.number("openAmount") <= 0) return row.book.label("releaseState", "paid");
    return row.book.label("releaseState", row.blank("releasedDate") ? "open" : "releasedOpen");
  },
};

/** S3's four papers of an export order, each with its yes/no column. The last is for goods under statutory inspection only. */
const PAPERS = [
  ["packingSlip", "packing"],
  ["customsPapers", "customs"],
  ["factoryReport", "factory"],
] as const;
const CERTIFICATE = ["inspectionCertificate", "statutory"] as const;

/** 法检: 1 when the product is under statutory inspection. */
export const statutoryGoods: Computation = {
  formula: "IF(N([@productRow])=0,0,IF(INDEX(product[statutory],[@productRow])=k.yesNo.yes,1,0))",
  value: (row) => {
    const product = rowAt(row, "productRow", "product");
    return product && holds(product, "statutory", "yesNo", "yes") ? 1 : 0;
  },
};

/** 缺少资料: the papers that are not ticked, by name. */
export const missingPapers: Computation = {
  formula: `IF([@shipmentNo]="","",TRIM(${PAPERS.map(([id, code]) => `IF([@${id}]=k.yesNo.yes,"",k.exportPaper.${code}&" ")`).join("&")}&IF(OR(N([@statutory])=0,[@${CERTIFICATE[0]}]=k.yesNo.yes),"",k.exportPaper.${CERTIFICATE[1]})))`,
  value: (row) =>
    row.blank("shipmentNo")
      ? ""
      : papersOf(row)
          .filter(([id]) => !holds(row, id, "yesNo", "yes"))
          .map(([, code]) => row.book.label("exportPaper", code))
          .join(" "),
};

function papersOf(row: RowView): (readonly [id: string, code: string])[] {
  return row.number("statutory") === 0 ? [...PAPERS] : [...PAPERS, CERTIFICATE];
}

/** 资料齐全率 of the papers that the shipment needs. */
export const papersComplete: Computation = {
  formula: `IF([@shipmentNo]="","",ROUND((${PAPERS.map(([id]) => `N([@${id}]=k.yesNo.yes)`).join("+")}+IF(N([@statutory])=0,0,N([@${CERTIFICATE[0]}]=k.yesNo.yes)))/(3+N([@statutory])),4))`,
  value: (row) => {
    if (row.blank("shipmentNo")) return "";
    const papers = papersOf(row);
    return roundHalfUp(papers.filter(([id]) => holds(row, id, "yesNo", "yes")).length / papers.length, 4);
  },
};

/** 备案期限 after the refund declaration. */
export const filingDue: Computation = {
  formula: 'IF([@declaredDate]="","",[@declaredDate]+p.filingDays)',
  value: (row) =>
    row.blank("declaredDate") ? "" : row.number("declaredDate") + row.book.number("filingDays"),
};

export const filingState: Computation = {
  formula:
    'IF([@shipmentNo]="","",IF([@filedDate]<>"",k.filingState.filed,IF([@declaredDate]="",k.filingState.none,IF(p.asOf>[@filingDue],k.filingState.overdue,k.filingState.pending))))',
  value: (row) => {
    if (row.blank("shipmentNo")) return "";
    const say = (code: string): string => row.book.label("filingState", code);
    if (!row.blank("filedDate")) return say("filed");
    if (row.blank("declaredDate")) return say("none");
    return say(row.book.number("asOf") > row.number("filingDue") ? "overdue" : "pending");
  },
};

/** 备案保存至 */
export const filingKeptUntil: Computation = {
  formula: 'IF([@declaredDate]="","",EDATE([@declaredDate],12*p.filingYears))',
  value: (row) =>
    row.blank("declaredDate")
      ? ""
      : addMonths(row.number("declaredDate"), 12 * row.book.number("filingYears")),
};

/** ETD of a shipment that has not departed: what 今日 lists. */
export const openDeparture: Computation = {
  formula: 'IF(OR([@shipmentNo]="",[@etd]="",[@atd]<>""),"",[@etd])',
  value: (row) => (row.blank("shipmentNo") || row.blank("etd") || !row.blank("atd") ? "" : row.number("etd")),
};

/** Quantity that left in the year of statistics, else 0: what the product table adds up. */
export const shippedInYear: Computation = {
  formula: 'IF(OR([@shipmentNo]="",[@atd]="",[@quantity]=""),0,IF(YEAR([@atd])=p.year,N([@quantity]),0))',
  value: (row) => {
    if (row.blank("shipmentNo") || row.blank("atd") || row.blank("quantity")) return 0;
    return serialToDate(row.number("atd")).year === row.book.number("year") ? row.number("quantity") : 0;
  },
};

/** Quantity, made different in every row by a tiny fraction: finds the largest shipment of a product. */
export const shipmentSize: Computation = {
  formula: "IF(N([@quantity])<=0,0,[@quantity]+[@rowNumber]/1048576)",
  value: (row) =>
    row.number("quantity") <= 0 ? 0 : row.number("quantity") + row.number("rowNumber") / 1_048_576,
};
