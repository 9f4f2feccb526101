import { IDENTITY_NAMESPACE, identityXml } from "../plan/identity";
import type { Identity } from "../plan/plan";
import { xmlText } from "../plan/xml";
import type { Package } from "./package";
import { XML_DECLARATION } from "./xml";

/**
 * The file's properties. The creator is left empty: the file goes to customers, and nobody asked for a
 * name in it. The application's name is ours, which also makes LibreOffice recalculate the file when it
 * opens it; from a file of Excel's it would take the cached values as they are.
 */
export function addProperties(target: Package, title: string, modified: Date): void {
  const time = `${modified.toISOString().slice(0, 19)}Z`;
  target.add(
    "docProps/core.xml",
    `${XML_DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
      `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator></dc:creator>` +
      `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>` +
      `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`,
    "coreProperties",
  );
  target.add(
    "docProps/app.xml",
    `${XML_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
      "<Application>TradeBook</Application></Properties>",
    "extendedProperties",
  );
  target.relate("", "coreProperties", "docProps/core.xml");
  target.relate("", "extendedProperties", "docProps/app.xml");
}

/** Any GUID will do, but always the same one: it is how a file format's tools name this part. */
const ITEM_ID = "{B6E1C9B4-3A57-4C0E-8F0D-6A2D51C7E901}";

/** The identity as a customXml part, tied to the workbook as Excel does with parts add-ins store. */
export function addIdentity(target: Package, workbookPath: string, identity: Identity): void {
  target.add("customXml/item1.xml", identityXml(identity));
  target.add(
    "customXml/itemProps1.xml",
    `${XML_DECLARATION}<ds:datastoreItem ds:itemID="${ITEM_ID}" ` +
      'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">' +
      `<ds:schemaRefs><ds:schemaRef ds:uri="${IDENTITY_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    "customXmlProperties",
  );
  target.relate(workbookPath, "customXml", "customXml/item1.xml");
  target.relate("customXml/item1.xml", "customXmlProps", "customXml/itemProps1.xml");
}
