import { text } from "../../i18n/text";
import { rowNumber } from "../../rules/lookup";
import {
  cartonVolume,
  complaintsOfProduct,
  containerLoad,
  largestShipment,
  mainCustomer,
  shippedThisYear,
} from "../../rules/product-figures";
import { notes, recordDates } from "../columns";
import { column, inGroup } from "../make";
import type { TableSpec } from "../spec";

/** 表13-9 产品跟踪表: what we sell, how it is packed, and how it does. */
export const product: TableSpec = {
  id: "product",
  tableName: "Products",
  name: text("产品跟踪表", "Products"),
  number: "13-9",
  purpose: text(
    "一个货号一行:规格、价格、税则、包装与装箱量,自动得出出货量、主要客户与投诉次数。",
    "One row an item: specification, price, customs data, packing and container load, with shipments and complaints.",
  ),
  source: "S1",
  package: "orders",
  kind: "entry",
  key: "itemNo",
  frozenColumns: 2,
  groups: [
    { id: "detail", name: text("规格与报关", "Specification and customs"), folded: true },
    { id: "packing", name: text("包装与装箱", "Packing and loading"), folded: true },
    { id: "record", name: text("备注与计算", "Notes and computed"), folded: true },
  ],
  highlights: [
    { when: "[@discontinued]=k.yesNo.yes", columns: ["itemNo", "name", "discontinued"], tone: "muted" },
    { when: "N([@complaints])>1", columns: ["complaints"], tone: "warn" },
  ],
  columns: [
    column("key", "itemNo", ["货号", "Item no."], ["产品编号或货号。", "Product or item number."], "S1", {
      required: true,
      width: 12,
    }),
    column("text", "name", ["中文品名", "Chinese name"], ["中文品名。", "Name in Chinese."], "S1", {
      width: 20,
    }),
    column(
      "text",
      "nameEn",
      ["英文品名", "English name"],
      ["英文品名,用于单证。", "Name on the documents."],
      "E5",
      {
        width: 26,
      },
    ),
    column(
      "text",
      "specification",
      ["型号规格", "Specification"],
      ["型号规格。", "Model and specification."],
      "E5",
      {
        width: 22,
      },
    ),
    column("list", "unit", ["单位", "Unit"], ["计量单位。", "Unit of measure."], "E5", {
      list: "unit",
      width: 8,
    }),
    column(
      "number",
      "minimumOrder",
      ["最小起订量", "Minimum order"],
      ["最小起订量。", "Smallest quantity per order."],
      "E5",
      {
        width: 10,
      },
    ),
    column(
      "rate",
      "cost",
      ["含税成本价", "Cost with VAT"],
      ["含税采购价,人民币。", "Purchase price with VAT, in yuan."],
      "E5",
    ),
    column("rate", "price", ["FOB 价", "FOB price"], ["对外 FOB 报价。", "FOB price quoted."], "E5"),
    column("list", "currency", ["币种", "Currency"], ["报价币种。", "Currency of the price."], "E5", {
      list: "currency",
      width: 8,
    }),
    column(
      "text",
      "factory",
      ["主供工厂", "Main factory"],
      ["主要供应工厂。", "Who mainly makes it."],
      "E5",
      { width: 24 },
    ),
    column(
      "number",
      "shippedThisYear",
      ["本年出货量", "Shipped this year"],
      ["统计年内的出货数量。", "Quantity shipped in the year of statistics."],
      "S1",
      { width: 12, computed: shippedThisYear },
    ),
    column(
      "text",
      "mainCustomer",
      ["主要客户", "Main customer"],
      ["单批出货最多的客户。", "The customer of the largest shipment."],
      "S1",
      { width: 18, computed: mainCustomer },
    ),
    column(
      "integer",
      "complaints",
      ["投诉次数", "Complaints"],
      ["客户投诉记录表中的件数。", "Number of complaints recorded."],
      "S1",
      { width: 10, computed: complaintsOfProduct },
    ),
    column(
      "list",
      "discontinued",
      ["停售", "Stopped"],
      ["不再销售的产品选“是”。", "Yes when no longer sold."],
      "E5",
      {
        list: "yesNo",
        width: 8,
      },
    ),
    ...inGroup(
      "detail",
      column(
        "link",
        "picture",
        ["图片", "Picture"],
        ["图片文件或链接。", "File or link of a picture."],
        "E5",
      ),
      column(
        "text",
        "material",
        ["材质", "Material"],
        ["主要材质,报关要素。", "Main material, a customs element."],
        "E41",
      ),
      column("text", "colour", ["颜色", "Colour"], ["颜色。", "Colour."], "E5", { width: 12 }),
      column(
        "text",
        "use",
        ["用途", "Use"],
        ["用途,报关要素。", "What it is for, a customs element."],
        "E41",
        { width: 14 },
      ),
      column("text", "brand", ["品牌", "Brand"], ["品牌,报关要素。", "Brand, a customs element."], "E41", {
        width: 12,
      }),
      column("text", "hsCode", ["HS编码", "HS code"], ["海关商品编码。", "Customs tariff number."], "E5", {
        width: 13,
      }),
      column("list", "origin", ["原产地", "Origin"], ["原产国家或地区。", "Country of origin."], "E5", {
        list: "country",
        width: 12,
      }),
      column(
        "text",
        "certificates",
        ["认证要求", "Certificates"],
        ["CE、FDA 等。", "CE, FDA and the like."],
        "E4",
      ),
      column(
        "list",
        "statutory",
        ["法检商品", "Statutory goods"],
        ["属法定检验商品时选“是”,出货需商检证明。", "Yes when an inspection certificate is required."],
        "S3",
        { list: "yesNo", width: 11 },
      ),
      column("share", "vatRate", ["增值税率", "VAT rate"], ["增值税率。", "VAT rate."], "E5"),
      column(
        "share",
        "refundRate",
        ["退税率", "Refund rate"],
        ["出口退税率。", "Export tax refund rate."],
        "E5",
      ),
      column(
        "date",
        "sampleDate",
        ["打样日", "Sample made"],
        ["打样日期。", "When the sample was made."],
        "E5",
      ),
      column(
        "date",
        "approvedDate",
        ["确认样日", "Sample approved"],
        ["样品确认日期。", "When the sample was approved."],
        "E5",
      ),
    ),
    ...inGroup(
      "packing",
      column("text", "packing", ["包装方式", "Packing"], ["包装方式。", "How it is packed."], "E5", {
        width: 18,
      }),
      column(
        "number",
        "perPack",
        ["每包装数量", "Per pack"],
        ["每个包装的数量。", "Pieces in a pack."],
        "E5",
        { width: 10 },
      ),
      column("number", "perCarton", ["每箱数量", "Per carton"], ["每箱数量。", "Pieces in a carton."], "E5", {
        width: 10,
      }),
      column(
        "number",
        "cartonLength",
        ["箱长(cm)", "Carton length (cm)"],
        ["外箱长。", "Outer carton."],
        "E5",
      ),
      column("number", "cartonWidth", ["箱宽(cm)", "Carton width (cm)"], ["外箱宽。", "Outer carton."], "E5"),
      column(
        "number",
        "cartonHeight",
        ["箱高(cm)", "Carton height (cm)"],
        ["外箱高。", "Outer carton."],
        "E5",
      ),
      column(
        "rate",
        "cartonVolume",
        ["单箱体积(m³)", "Carton volume (m³)"],
        ["长×宽×高。", "Length × width × height."],
        "E5",
        { computed: cartonVolume },
      ),
      column(
        "number",
        "grossWeight",
        ["单箱毛重(kg)", "Gross per carton (kg)"],
        ["单箱毛重。", "Gross weight of a carton."],
        "E5",
      ),
      column(
        "number",
        "netWeight",
        ["单箱净重(kg)", "Net per carton (kg)"],
        ["单箱净重。", "Net weight of a carton."],
        "E5",
      ),
      ...(["20", "40", "40Hq"] as const).map((id) =>
        column(
          "number",
          `load${id}`,
          [`${id.toUpperCase()} 柜装箱量`, `Load of a ${id.toUpperCase()}`],
          ["按容积估算的件数。", "Pieces by volume, an estimate."],
          "E5",
          { width: 12, computed: containerLoad(id) },
        ),
      ),
    ),
    ...inGroup(
      "record",
      column("integer", "rowNumber", ["行序", "Row"], ["供汇总用。", "For the sums."], "DP", {
        computed: rowNumber("itemNo"),
      }),
      column(
        "number",
        "largestShipment",
        ["最大一批", "Largest shipment"],
        ["用于找出主要客户。", "Finds the main customer."],
        "DP",
        { width: 12, onlyComputed: true, computed: largestShipment },
      ),
      notes(),
      ...recordDates(),
    ),
  ],
};
