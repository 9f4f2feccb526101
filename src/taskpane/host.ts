/** Where the pane is running: inside Excel, or opened as a page of its own in a browser. */
export type HostKind = "excel" | "page";

/** How long to wait for Office before going on as a plain page: outside Office it may never answer. */
const PATIENCE = 8_000;

/**
 * Asks Office where we are. A page that could not load Microsoft's library, or that nobody hosts, still
 * offers the download.
 */
export async function findHost(): Promise<HostKind> {
  if (typeof Office === "undefined") return "page";
  const nobody = new Promise<HostKind>((resolve) => {
    setTimeout(() => {
      resolve("page");
    }, PATIENCE);
  });
  const answer = Office.onReady().then((info): HostKind => (isExcel(info) ? "excel" : "page"));
  return await Promise.race([answer, nobody]);
}

/** Outside Office the host is null, though its type does not say so. */
function isExcel({ host }: { readonly host: Office.HostType | null }): boolean {
  return host === Office.HostType.Excel;
}
