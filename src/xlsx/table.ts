import { areaAddress } from "../formula/address";
import type { TablePart } from "../plan/plan";
import { xmlText } from "../plan/xml";
import { storedFormula } from "./formula";
import type { StyleSheet } from "./styles";
import { attributes, counted, element, NS, XML_DECLARATION } from "./xml";

/** The table part. `id` is unique in the workbook. Calculated columns keep their formula, so that new rows get it. */
export function tableXml(table: TablePart, id: number, styles: StyleSheet): string {
  const { row, column, rows, columns, name } = table;
  const ref = areaAddress({ row, column, rows: rows + 1, columns: columns.length });
  const columnsXml = columns.map((each, index) =>
    element(
      "tableColumn",
      {
        id: index + 1,
        name: each.name,
        dataDxfId:
          each.numberFormat === "General" ? undefined : styles.numberFormatDifference(each.numberFormat),
      },
      each.formula === undefined
        ? ""
        : `<calculatedColumnFormula>${xmlText(storedFormula(each.formula))}</calculatedColumnFormula>`,
    ),
  );
  return (
    `${XML_DECLARATION}<table xmlns="${NS.sheet}"${attributes({ id, name, displayName: name, ref, totalsRowShown: false })}>` +
    element("autoFilter", { ref }) +
    counted("tableColumns", columnsXml) +
    element("tableStyleInfo", {
      name: table.style,
      showFirstColumn: false,
      showLastColumn: false,
      showRowStripes: true,
      showColumnStripes: false,
    }) +
    "</table>"
  );
}
