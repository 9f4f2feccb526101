import { areaAddress } from "../formula/address";
import type { ConditionalFormatPart } from "../plan/plan";
import { xmlText } from "../plan/xml";
import { storedFormula } from "./formula";
import type { StyleSheet } from "./styles";
import { argb, attributes, NS } from "./xml";

export interface ConditionalXml {
  readonly rules: string;
  /** What belongs in the sheet's extLst, "" when nothing does. */
  readonly extension: string;
}

/** The conditional formats of a sheet; the first in the plan is the first Excel applies. */
export function conditionalXml(
  parts: readonly ConditionalFormatPart[],
  styles: StyleSheet,
  sheetNumber: number,
): ConditionalXml {
  let rules = "";
  let bars = "";
  parts.forEach(({ area, rule }, index) => {
    const priority = index + 1;
    const sqref = areaAddress(area);
    if (rule.type === "formula") {
      const dxfId = styles.difference(rule.style);
      const formula = `<formula>${xmlText(storedFormula(rule.formula))}</formula>`;
      rules += wrapped(
        sqref,
        `<cfRule${attributes({ type: "expression", dxfId, priority })}>${formula}</cfRule>`,
      );
    } else {
      const id = dataBarId(sheetNumber, priority);
      rules += wrapped(sqref, dataBarRule(rule.color, priority, id));
      bars += dataBarExtension(rule.color, sqref, id);
    }
  });
  return { rules, extension: bars && extensionXml(bars) };
}

function wrapped(sqref: string, rule: string): string {
  return `<conditionalFormatting${attributes({ sqref })}>${rule}</conditionalFormatting>`;
}

/** Any GUID that is unique in the workbook ties the two halves of a data bar together; this one needs no chance. */
function dataBarId(sheetNumber: number, priority: number): string {
  const node = (sheetNumber * 0x10000 + priority).toString(16).toUpperCase().padStart(12, "0");
  return `{7D0BA4E2-5C1A-4B0E-9C55-${node}}`;
}

/**
 * The bar as Excel 2007 knows it, with the id of its other half ([MS-XLSX] 2.3.3). Shares begin at nought:
 * with the smallest value as the start, a small share would have no bar at all.
 */
function dataBarRule(color: string, priority: number, id: string): string {
  return (
    `<cfRule type="dataBar" priority="${priority}"><dataBar><cfvo type="num" val="0"/><cfvo type="max"/>` +
    `<color rgb="${argb(color)}"/></dataBar><extLst><ext xmlns:x14="${NS.x14}" ` +
    `uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>${id}</x14:id></ext></extLst></cfRule>`
  );
}

/** The half Excel 2010 and later draw: one flat colour, and the longest bar fills the cell. */
function dataBarExtension(color: string, sqref: string, id: string): string {
  return (
    `<x14:conditionalFormatting xmlns:xm="${NS.xm}"><x14:cfRule type="dataBar" id="${id}">` +
    '<x14:dataBar minLength="0" maxLength="100" gradient="0">' +
    '<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="autoMax"/>' +
    `<x14:fillColor rgb="${argb(color)}"/><x14:negativeFillColor rgb="FFC00000"/><x14:axisColor rgb="FF7F7F7F"/>` +
    `</x14:dataBar></x14:cfRule><xm:sqref>${sqref}</xm:sqref></x14:conditionalFormatting>`
  );
}

function extensionXml(bars: string): string {
  return (
    `<ext xmlns:x14="${NS.x14}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}">` +
    `<x14:conditionalFormattings>${bars}</x14:conditionalFormattings></ext>`
  );
}
