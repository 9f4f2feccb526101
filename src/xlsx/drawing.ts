import type { ChartPart } from "../plan/plan";
import { attributes, NS, XML_DECLARATION } from "./xml";

/** The drawing part of a sheet: its charts, each over the cells of its anchor. `ids` are relationship ids. */
export function drawingXml(charts: readonly ChartPart[], ids: readonly string[]): string {
  const anchors = charts.map((chart, index) => anchorXml(chart, index + 2, ids[index] ?? ""));
  return (
    `${XML_DECLARATION}<xdr:wsDr xmlns:xdr="${NS.sheetDrawing}" xmlns:a="${NS.drawing}" ` +
    `xmlns:r="${NS.relationships}">${anchors.join("")}</xdr:wsDr>`
  );
}

/** `descr` is what screen readers say. Ids of shapes begin at 2: 1 is the drawing itself. */
function anchorXml({ name, alt, anchor }: ChartPart, shapeId: number, relationshipId: string): string {
  const shape = attributes({ id: shapeId, name, descr: alt });
  return (
    '<xdr:twoCellAnchor editAs="oneCell">' +
    corner("from", anchor.row, anchor.column) +
    corner("to", anchor.row + anchor.rows, anchor.column + anchor.columns) +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr${shape}/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${NS.chart}"><c:chart xmlns:c="${NS.chart}" r:id="${relationshipId}"/>` +
    "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
  );
}

function corner(name: "from" | "to", row: number, column: number): string {
  return (
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff>` +
    `<xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`
  );
}
