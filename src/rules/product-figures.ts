import type { Computation, ParameterSpec, RowView } from "../catalog/spec";
import { text } from "../i18n/text";
import { roundHalfUp } from "./periods";

/** Figures of a product (tables 1.9): carton volume, how much a container takes, what was shipped and complained of. */

const CONTAINERS = [
  ["20", 28],
  ["40", 57],
  ["40Hq", 67],
] as const;

export type ContainerId = (typeof CONTAINERS)[number][0];

export const productParameters: readonly ParameterSpec[] = CONTAINERS.map(([id, volume]) => ({
  id: `volume${id}`,
  name: text(`${id.toUpperCase()} 尺柜可用容积`, `Usable volume ${id.toUpperCase()}`),
  unit: text("立方米", "m³"),
  source: "DP",
  note: text("装箱量按此容积估算。", "What a container takes is estimated by this volume."),
  format: "number",
  range: [1, 100],
  value: volume,
}));

const SIDES = ["cartonLength", "cartonWidth", "cartonHeight"] as const;

/** 单箱体积 in m³, from centimetres. */
export const cartonVolume: Computation = {
  formula: `IF(COUNT(${SIDES.map((id) => `[@${id}]`).join(",")})<3,"",ROUND(${SIDES.map((id) => `[@${id}]`).join("*")}/1000000,4))`,
  value: (row) =>
    SIDES.some((id) => typeof row.value(id) !== "number")
      ? ""
      : roundHalfUp(SIDES.reduce((volume, id) => volume * row.number(id), 1) / 1_000_000, 4),
};

/** 装箱量: pieces that a container takes by volume. */
export function containerLoad(id: ContainerId): Computation {
  return {
    formula: `IF(OR(N([@cartonVolume])<=0,N([@perCarton])<=0),"",INT(ROUND(p.volume${id}/[@cartonVolume],6))*[@perCarton])`,
    value: (row) => {
      const volume = row.number("cartonVolume");
      const pieces = row.number("perCarton");
      if (volume <= 0 || pieces <= 0) return "";
      return Math.floor(roundHalfUp(row.book.number(`volume${id}`) / volume, 6)) * pieces;
    },
  };
}

function shipmentsOf(row: RowView): readonly RowView[] {
  return row.book.where("shipment", "productRow", row.index + 1);
}

/** 本年出货量, from 出货跟踪表. */
export const shippedThisYear: Computation = {
  formula:
    'IF([@itemNo]="","",ROUND(SUMPRODUCT(--(shipment[productRow]=[@rowNumber]),shipment[shippedInYear]),2))',
  value: (row) =>
    row.blank("itemNo")
      ? ""
      : roundHalfUp(
          shipmentsOf(row).reduce((sum, shipment) => sum + shipment.number("shippedInYear"), 0),
          2,
        ),
};

/** Size of the product's largest shipment, 0 without any. */
export const largestShipment: Computation = {
  formula: 'IF([@itemNo]="",0,MAXIFS(shipment[size],shipment[productRow],[@rowNumber]))',
  value: (row) =>
    row.blank("itemNo") ? 0 : Math.max(0, ...shipmentsOf(row).map((shipment) => shipment.number("size"))),
};

/** 主要客户: of the largest shipment. */
export const mainCustomer: Computation = {
  formula:
    'IF([@largestShipment]=0,"",INDEX(shipment[customerName],MATCH([@largestShipment],shipment[size],0))&"")',
  value: (row) =>
    row.number("largestShipment") === 0
      ? ""
      : (row.book.find("shipment", "size", row.number("largestShipment"))?.text("customerName") ?? ""),
};

/** 投诉次数, by the item number of the contract complained of. */
export const complaintsOfProduct: Computation = {
  formula: 'IF([@itemNo]="","",COUNTIFS(complaint[itemNo],[@itemNo]))',
  value: (row) =>
    row.blank("itemNo") ? "" : row.book.where("complaint", "itemNo", row.value("itemNo")).length,
};
