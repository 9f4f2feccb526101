import { strToU8, zipSync } from "fflate";
import { attributes, XML_DECLARATION } from "./xml";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Relationship types by their last word, as ECMA-376 part 1 names them. */
const RELATIONSHIPS = {
  officeDocument: `${OFFICE}/officeDocument`,
  extendedProperties: `${OFFICE}/extended-properties`,
  coreProperties: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
  worksheet: `${OFFICE}/worksheet`,
  theme: `${OFFICE}/theme`,
  styles: `${OFFICE}/styles`,
  sharedStrings: `${OFFICE}/sharedStrings`,
  table: `${OFFICE}/table`,
  drawing: `${OFFICE}/drawing`,
  chart: `${OFFICE}/chart`,
  customXml: `${OFFICE}/customXml`,
  customXmlProps: `${OFFICE}/customXmlProps`,
} as const;

export type Relationship = keyof typeof RELATIONSHIPS;

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const OPEN_XML = "application/vnd.openxmlformats-officedocument";

/** Content types. A customXml item itself is plain application/xml, the default. */
const CONTENT_TYPES = {
  workbook: `${SPREADSHEET}.sheet.main+xml`,
  worksheet: `${SPREADSHEET}.worksheet+xml`,
  theme: `${OPEN_XML}.theme+xml`,
  styles: `${SPREADSHEET}.styles+xml`,
  sharedStrings: `${SPREADSHEET}.sharedStrings+xml`,
  table: `${SPREADSHEET}.table+xml`,
  drawing: `${OPEN_XML}.drawing+xml`,
  chart: `${OPEN_XML}.drawingml.chart+xml`,
  customXmlProperties: `${OPEN_XML}.customXmlProperties+xml`,
  coreProperties: "application/vnd.openxmlformats-package.core-properties+xml",
  extendedProperties: `${OPEN_XML}.extended-properties+xml`,
} as const;

export type ContentType = keyof typeof CONTENT_TYPES;

/** The zip of an Open Packaging Convention file: parts, their types and who refers to whom. */
export class Package {
  private readonly parts = new Map<string, Uint8Array>();
  private readonly types: string[] = [];
  private readonly relationships = new Map<string, string[]>();

  /** Adds a part by its path in the zip. Without a content type it is plain XML. */
  add(path: string, content: string | Uint8Array, type?: ContentType): void {
    this.parts.set(path, typeof content === "string" ? strToU8(content) : content);
    if (type)
      this.types.push(`<Override${attributes({ PartName: `/${path}`, ContentType: CONTENT_TYPES[type] })}/>`);
  }

  /** Lets a part (or the package itself, "") refer to another; returns the id to refer with. */
  relate(source: string, type: Relationship, target: string): string {
    const list = this.relationships.get(source) ?? [];
    this.relationships.set(source, list);
    const id = `rId${list.length + 1}`;
    const values = { Id: id, Type: RELATIONSHIPS[type], Target: relativePath(source, target) };
    list.push(`<Relationship${attributes(values)}/>`);
    return id;
  }

  /** The bytes; the same parts and time give the same bytes in every time zone. */
  zip(modified: Date): Uint8Array {
    const files: Record<string, Uint8Array> = { "[Content_Types].xml": strToU8(this.contentTypes()) };
    for (const [source, list] of this.relationships) {
      files[relationshipsPath(source)] = strToU8(
        `${XML_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`,
      );
    }
    for (const [path, content] of this.parts) files[path] = content;
    // Level 5 takes half the time of 6 on 100,000 rows and makes the file 2 % larger.
    return zipSync(files, { level: 5, mtime: zipTime(modified) });
  }

  private contentTypes(): string {
    return (
      `${XML_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/>${this.types.join("")}</Types>`
    );
  }
}

function split(path: string): { folders: string[]; file: string } {
  const folders = path.split("/");
  const file = folders.pop() ?? "";
  return { folders, file };
}

function relationshipsPath(source: string): string {
  const { folders, file } = split(source);
  return [...folders, "_rels", `${file}.rels`].join("/");
}

/** Targets are relative to the source's folder, as Excel writes them: some phone viewers read no others. */
function relativePath(source: string, target: string): string {
  const from = split(source).folders;
  const to = split(target);
  let common = 0;
  while (common < from.length && from[common] === to.folders[common]) common += 1;
  return [...from.slice(common).map(() => ".."), ...to.folders.slice(common), to.file].join("/");
}

/** Zip stores local time without a zone, from 1980 to 2107; fflate takes it from a Date's local fields, up to 2099. */
function zipTime(time: Date): Date {
  const year = Math.min(Math.max(time.getUTCFullYear(), 1980), 2099);
  return new Date(
    year,
    time.getUTCMonth(),
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
    time.getUTCSeconds(),
  );
}
