/**
 * What Office checks of a manifest and what it does not until the add-in fails: the XML schema misses
 * unresolved ids, http addresses, absent icons, wrong icon sizes and missing translations.
 */

export interface ManifestFiles {
  /** Bytes of a file of the add-in by its path below the base address; null when there is none. */
  (path: string): Uint8Array | null;
}

export interface Expectations {
  /** Where the pages are served from, with a slash at the end. */
  readonly base: string;
  readonly excelApi: string;
  /** Locales that every string must be translated into, beside the default one. */
  readonly locales: readonly string[];
  readonly production: boolean;
  readonly files: ManifestFiles;
}

/** Order of the children of OfficeApp, as the schema demands it. */
const ORDER = [
  "Id",
  "AlternateId",
  "Version",
  "ProviderName",
  "DefaultLocale",
  "DisplayName",
  "Description",
  "IconUrl",
  "HighResolutionIconUrl",
  "SupportUrl",
  "AppDomains",
  "Hosts",
  "Requirements",
  "DefaultSettings",
  "Permissions",
  "VersionOverrides",
];
const OPTIONAL = new Set(["AlternateId"]);
/** Order of the children of a button, its tip and its action. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  Action: ["TaskpaneId", "SourceLocation", "Title"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
};
const RIBBON_SIZES = ["16", "32", "80"];

/** Every fault of a manifest in plain words; none means it is sound. */
export function manifestFaults(xml: string, expected: Expectations): string[] {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  const root = document.documentElement;
  if (root.localName !== "OfficeApp" || document.querySelector("parsererror")) return ["not well-formed XML"];
  return [
    ...order(root),
    ...heads(root, expected),
    ...translations(root, expected.locales),
    ...resources(root),
    ...addresses(root, expected),
    ...icons(root, expected),
    ...identifiers(root),
  ];
}

function all(root: Element, name: string): Element[] {
  return [...root.getElementsByTagName("*")].filter((element) => element.localName === name);
}

function child(root: Element, name: string): Element | undefined {
  return [...root.children].find((element) => element.localName === name);
}

function text(root: Element, name: string): string {
  return child(root, name)?.textContent.trim() ?? "";
}

function value(element: Element | undefined): string {
  return element?.getAttribute("DefaultValue") ?? element?.getAttribute("Value") ?? "";
}

function order(root: Element): string[] {
  const names = [...root.children].map(({ localName }) => localName);
  const faults = ORDER.filter((name) => !OPTIONAL.has(name) && !names.includes(name)).map(
    (name) => `missing ${name}`,
  );
  faults.push(...names.filter((name) => !ORDER.includes(name)).map((name) => `unknown element ${name}`));
  const known = names.filter((name) => ORDER.includes(name));
  const sorted = [...known].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  if (known.join() !== sorted.join()) faults.push(`children of OfficeApp out of order: ${known.join(", ")}`);
  for (const [parent, wanted] of Object.entries(CHILDREN)) {
    for (const element of all(root, parent)) {
      const found = [...element.children].map(({ localName }) => localName);
      if (found.join() !== wanted.join())
        faults.push(`${parent} has ${found.join(", ")} instead of ${wanted.join(", ")}`);
    }
  }
  return faults;
}

function heads(root: Element, { excelApi }: Expectations): string[] {
  const faults: string[] = [];
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text(root, "Id"))) faults.push("Id is no GUID");
  if (!/^\d{1,5}(\.\d{1,5}){1,3}$/.test(text(root, "Version")))
    faults.push("Version is not of the form 1.0.0.0");
  const limits: readonly [string, string, number][] = [
    ["ProviderName", text(root, "ProviderName"), 125],
    ["DisplayName", value(child(root, "DisplayName")), 125],
    ["Description", value(child(root, "Description")), 250],
  ];
  for (const [name, content, limit] of limits) {
    if (content === "" || content.length > limit)
      faults.push(`${name} has ${content.length} characters, 1 to ${limit} are allowed`);
  }
  if (text(root, "DefaultLocale") !== "en-US") faults.push("DefaultLocale is not en-US");
  if (text(root, "Permissions") !== "ReadWriteDocument")
    faults.push("Permissions are not the least that can write");
  const set = all(root, "Set").find((element) => element.getAttribute("Name") === "ExcelApi");
  const minimum = set?.getAttribute("MinVersion");
  if (minimum !== excelApi) faults.push(`asks for ExcelApi ${minimum ?? "none"}, the code needs ${excelApi}`);
  const host = child(root, "Hosts")?.firstElementChild?.getAttribute("Name");
  if (host !== "Workbook") faults.push("Host is not Workbook");
  return faults;
}

/** Elements that show something and may be translated. */
const TRANSLATED = [
  "DisplayName",
  "Description",
  "IconUrl",
  "HighResolutionIconUrl",
  "SupportUrl",
  "SourceLocation",
  "Image",
  "Url",
  "String",
];

function translations(root: Element, locales: readonly string[]): string[] {
  const shown = TRANSLATED.flatMap((name) => all(root, name)).filter((element) =>
    element.hasAttribute("DefaultValue"),
  );
  return shown.flatMap((element) => {
    const label = element.getAttribute("id") ?? element.localName;
    const overrides = [...element.children].filter(({ localName }) => localName === "Override");
    const found = overrides.map((override) => override.getAttribute("Locale") ?? "");
    const faults = locales
      .filter((locale) => found.filter((one) => one === locale).length !== 1)
      .map(
        (locale) => `${label} has ${found.filter((one) => one === locale).length} overrides for ${locale}`,
      );
    faults.push(
      ...found
        .filter((locale) => !locales.includes(locale))
        .map((locale) => `${label} has an override for ${locale}`),
    );
    if (overrides.some((override) => value(override) === "")) faults.push(`${label} has an empty override`);
    return faults;
  });
}

function resources(root: Element): string[] {
  const faults: string[] = [];
  const defined = new Map<string, Element>();
  for (const element of ["Image", "Url", "String"].flatMap((name) => all(root, name))) {
    const id = element.getAttribute("id");
    if (id === null) continue;
    if (defined.has(id)) faults.push(`resource ${id} is defined twice`);
    if (id.length > 32) faults.push(`resource id ${id} is longer than 32 characters`);
    defined.set(id, element);
  }
  const used = new Set<string>();
  for (const element of root.getElementsByTagName("*")) {
    const id = element.getAttribute("resid");
    if (id === null) continue;
    used.add(id);
    if (!defined.has(id)) faults.push(`resid ${id} is not defined`);
  }
  faults.push(
    ...[...defined.keys()].filter((id) => !used.has(id)).map((id) => `resource ${id} is never used`),
  );
  for (const [list, limit] of [
    ["ShortStrings", 125],
    ["LongStrings", 250],
  ] as const) {
    for (const element of all(root, list).flatMap((parent) => [...parent.children])) {
      const texts = [element, ...element.children].map(value);
      if (texts.some((content) => content.length > limit))
        faults.push(`${element.getAttribute("id") ?? "?"} is longer than ${limit}`);
    }
  }
  return faults;
}

function urlsOf(root: Element): string[] {
  const holders = [
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "SourceLocation",
    "Image",
    "Url",
  ].flatMap((name) => all(root, name));
  return holders
    .filter((element) => element.hasAttribute("DefaultValue"))
    .flatMap((element) => [value(element), ...[...element.children].map(value)]);
}

function addresses(root: Element, { base, production, files }: Expectations): string[] {
  const urls = urlsOf(root);
  const faults = urls.filter((url) => !url.startsWith("https://")).map((url) => `${url} is not https`);
  faults.push(...urls.filter((url) => url.length > 2048).map((url) => `${url.slice(0, 40)}… is too long`));
  faults.push(...urls.filter((url) => !url.startsWith(base)).map((url) => `${url} is not below ${base}`));
  for (const url of urls.filter((one) => one.startsWith(base))) {
    const path = url.slice(base.length).replace(/[?#].*$/, "");
    if (!files(path)) faults.push(`${path} does not exist`);
  }
  const domains = all(root, "AppDomain").map((element) => element.textContent.trim());
  if (!domains.includes(new URL(base).origin)) faults.push("AppDomains lack the add-in's own");
  if (production && /localhost|127\.0\.0\.1|\(dev\)|开发/.test(root.outerHTML))
    faults.push("a trace of the development variant is left");
  return faults;
}

function icons(root: Element, { base, files }: Expectations): string[] {
  const faults: string[] = [];
  const expectSize = (url: string, size: number): void => {
    const bytes = files(url.slice(base.length));
    const found = bytes && pngSize(bytes);
    if (!found || found.width !== size || found.height !== size)
      faults.push(`${url} is not a PNG of ${size} × ${size}`);
  };
  for (const [name, size] of [
    ["IconUrl", 32],
    ["HighResolutionIconUrl", 64],
  ] as const) {
    for (const element of all(root, name))
      [element, ...element.children].forEach((holder) => {
        expectSize(value(holder), size);
      });
  }
  const images = new Map(
    all(root, "Image").flatMap((element) =>
      element.hasAttribute("id") ? [[element.getAttribute("id"), element] as const] : [],
    ),
  );
  for (const icon of all(root, "Icon")) {
    const sizes = [...icon.children].map((image) => image.getAttribute("size") ?? "");
    faults.push(
      ...RIBBON_SIZES.filter((size) => !sizes.includes(size)).map((size) => `an icon lacks ${size} pixels`),
    );
    for (const image of icon.children) {
      const target = images.get(image.getAttribute("resid"));
      if (target)
        [target, ...target.children].forEach((holder) => {
          expectSize(value(holder), Number(image.getAttribute("size")));
        });
    }
  }
  return faults;
}

function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 24 || view.getUint32(0) !== 0x89504e47) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function identifiers(root: Element): string[] {
  const ids = ["Group", "Control"]
    .flatMap((name) => all(root, name))
    .map((element) => element.getAttribute("id") ?? "");
  const panes = all(root, "TaskpaneId").map((element) => element.textContent.trim());
  // Two buttons may share a pane, but then they must show the same page in it.
  const pages = all(root, "Action").map((action) => {
    const pane = text(action, "TaskpaneId");
    return [pane, child(action, "SourceLocation")?.getAttribute("resid") ?? ""].join("\n");
  });
  return [
    ...duplicates(ids).map((id) => `id ${id} is used twice`),
    ...duplicates([...new Set(pages)].map((page) => page.split("\n")[0] ?? "")).map(
      (id) => `pane ${id} is used twice`,
    ),
    ...all(root, "OfficeMenu")
      .map((element) => element.getAttribute("id") ?? "")
      .filter((id) => !["ContextMenuCell", "ContextMenuText"].includes(id))
      .map((id) => `Excel has no menu ${id}`),
    ...[...ids, ...panes]
      .filter((id) => id === "" || id.length > 125)
      .map((id) => `id "${id}" has a wrong length`),
  ];
}

function duplicates(values: readonly string[]): string[] {
  return values.filter((one, index) => values.indexOf(one) !== index);
}
