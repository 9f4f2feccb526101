import { attributes, NS, XML_DECLARATION } from "./xml";

/** Office's colours of 2013–2022. Table styles are made of them; without a theme every program takes its own. */
const COLORS = {
  dk2: "44546A",
  lt2: "E7E6E6",
  accent1: "4472C4",
  accent2: "ED7D31",
  accent3: "A5A5A5",
  accent4: "FFC000",
  accent5: "5B9BD5",
  accent6: "70AD47",
  hlink: "0563C1",
  folHlink: "954F72",
} as const;

const PLAIN_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const PLAIN_LINE = `<a:ln w="6350">${PLAIN_FILL}</a:ln>`;
const NO_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>";

/** The theme part. The schema wants three of every style (ECMA-376 part 1 §20.1.4.1.14), however plain. */
export function themeXml(fontName: string): string {
  const font = `<a:latin${attributes({ typeface: fontName })}/><a:ea typeface=""/><a:cs typeface=""/>`;
  const colors = Object.entries(COLORS).map(
    ([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`,
  );
  return (
    `${XML_DECLARATION}<a:theme xmlns:a="${NS.drawing}" name="Office"><a:themeElements><a:clrScheme name="Office">` +
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>' +
    `${colors.join("")}</a:clrScheme><a:fontScheme name="Office"><a:majorFont>${font}</a:majorFont>` +
    `<a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Office">` +
    `<a:fillStyleLst>${PLAIN_FILL.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${PLAIN_LINE.repeat(3)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${NO_EFFECT.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${PLAIN_FILL.repeat(3)}</a:bgFillStyleLst>` +
    "</a:fmtScheme></a:themeElements></a:theme>"
  );
}
