import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { text } from "../i18n/text";
import { holds } from "./lookup";
import { roundHalfUp } from "./periods";

/** 竞争对比表: price gap and a count of the points on which we are ahead of a competitor. */

export const competitionParameters: readonly ParameterSpec[] = [
  {
    id: "priceGapBand",
    name: text("价格相当的幅度", "Prices count as equal within"),
    unit: text("占比", "share"),
    source: "DP",
    note: text(
      "与竞争者价差不超过此比例视为相当。",
      "A difference to the competitor's price of at most this counts as none.",
    ),
    format: "share",
    range: [0, 1],
    value: 0.03,
  },
];

/** 价差: our price over theirs, −0.05 = 5 % cheaper. */
export const priceGap: Computation = {
  formula: 'IF(OR(N([@ourPrice])<=0,N([@theirPrice])<=0),"",ROUND([@ourPrice]/[@theirPrice]-1,4))',
  value: (row) =>
    row.number("ourPrice") <= 0 || row.number("theirPrice") <= 0
      ? ""
      : roundHalfUp(row.number("ourPrice") / row.number("theirPrice") - 1, 4),
};

const SPAN = "[@quality:payment]";
const POINTS = ["quality", "delivery", "service", "payment"] as const;

/** 得分: points on which we are better, less those on which we are worse; price counts like the others. */
export const advantageScore: Computation = {
  formula: `IF([@compareNo]="","",COUNTIF(${SPAN},k.advantage.better)-COUNTIF(${SPAN},k.advantage.worse)+IF([@priceGap]="",0,IF([@priceGap]<0-p.priceGapBand,1,IF([@priceGap]>p.priceGapBand,-1,0))))`,
  value: (row) => {
    if (row.blank("compareNo")) return "";
    const count = (code: string): number =>
      POINTS.filter((point) => holds(row, point, "advantage", code)).length;
    return count("better") - count("worse") + priceScore(row);
  },
};

function priceScore(row: RowView): -1 | 0 | 1 {
  if (row.blank("priceGap")) return 0;
  const band = row.book.number("priceGapBand");
  if (row.number("priceGap") < -band) return 1;
  return row.number("priceGap") > band ? -1 : 0;
}

/** 领先 / 相当 / 落后 */
export const competitivePosition: Computation = {
  formula:
    'IF([@score]="","",IF([@score]>0,k.position.ahead,IF([@score]<0,k.position.behind,k.position.even)))',
  value: (row) => {
    if (row.blank("score")) return "";
    const score = row.number("score");
    return row.book.label("position", score > 0 ? "ahead" : score < 0 ? "behind" : "even");
  },
};
