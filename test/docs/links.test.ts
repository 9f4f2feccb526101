import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownIn(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

/** What people read: the files at the top, and everything under docs. */
function documents(): string[] {
  const top = readdirSync(ROOT)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(ROOT, name));
  return [...top, ...markdownIn(join(ROOT, "docs"))];
}

/** Markdown without its code: an address in an example is no link. */
function prose(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
}

/** The anchors that a heading and an explicit `<a id>` give, as GitHub makes them. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const withoutBlocks = markdown.replace(/^```[\s\S]*?^```/gm, "");
  const counts = new Map<string, number>();
  const headings = [...withoutBlocks.matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, heading = ""]) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, "")
      .replace(/ /g, "-");
    const seen = counts.get(slug) ?? 0;
    counts.set(slug, seen + 1);
    return seen === 0 ? slug : `${slug}-${seen}`;
  });
  const explicit = [...withoutBlocks.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id);
  return new Set([...headings, ...explicit]);
}

function linksOf(markdown: string): string[] {
  const text = prose(markdown);
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const html = [...text.matchAll(/(?:href|src)="([^"]+)"/g)];
  const defined = [...text.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)];
  return [...inline, ...html, ...defined].map(([, target = ""]) => target);
}

/** The links of a document that lead nowhere inside the project. */
function brokenLinks(file: string): string[] {
  return linksOf(readFileSync(file, "utf8")).filter((link) => {
    if (/^[a-z][a-z+.-]*:/i.test(link)) return false;
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? file : resolve(dirname(file), decodeURIComponent(path));
    if (!existsSync(target) || relative(ROOT, target).startsWith("..")) return true;
    if (anchor === undefined || statSync(target).isDirectory() || !target.endsWith(".md")) return false;
    return !anchorsOf(readFileSync(target, "utf8")).has(decodeURIComponent(anchor));
  });
}

const DOCUMENTS = documents().map((file): [string, string] => [relative(ROOT, file), file]);

describe("the documents", () => {
  it("are there", () => {
    expect(DOCUMENTS.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        join("docs", "ARCHITECTURE.md"),
      ]),
    );
  });

  it.each(DOCUMENTS)("%s links to nothing that is missing", (_name, file) => {
    expect(brokenLinks(file)).toEqual([]);
  });

  it.each(DOCUMENTS)("%s names no place on a developer's machine", (_name, file) => {
    const places =
      /(?<![\w.~-])(?:\/(?:work|home|root|tmp|Users|var|mnt)\/|\.\.\/shared\b|[A-Z]:\\Users\\)[^\s)`]*/g;
    expect(readFileSync(file, "utf8").match(places) ?? []).toEqual([]);
  });

  it.each(DOCUMENTS)("%s names only npm scripts that exist", (_name, file) => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = [...readFileSync(file, "utf8").matchAll(/npm run (?:--silent |-s )?([\w:-]+)/g)];
    const missing = named.map(([, script = ""]) => script).filter((script) => !(script in manifest.scripts));
    expect(missing).toEqual([]);
  });
});
