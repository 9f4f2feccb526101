import { createRoot } from "react-dom/client";
import { MINIMUM_EXCEL_API } from "../excel/api";
import { createExcelGateway } from "../excel/gateway";
import { tooOldMessage } from "../i18n/excel-messages";
import { nearestLanguage } from "../i18n/text";
import { App, requestedView } from "./app";
import type { HostKind } from "./host";
import { PRODUCT } from "./product";
import { ServicesProvider, type Services } from "./services";

/** Shows the pane with the real Excel, or without one. */
export async function start(root: HTMLElement, host: HostKind): Promise<void> {
  const excel = host === "excel" ? await connect() : null;
  if (excel && !excel.capabilities.meetsMinimum) {
    root.setAttribute("role", "alert");
    root.textContent = tooOldMessage(MINIMUM_EXCEL_API)[nearestLanguage(excel.capabilities.displayLanguage)];
    return;
  }
  const services: Services = {
    product: PRODUCT,
    excel,
    locale: excel?.capabilities.displayLanguage ?? navigator.language,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    storage: () => window.localStorage,
    save: saveFile,
    isDark: () => excel?.gateway.isDarkTheme() ?? window.matchMedia("(prefers-color-scheme: dark)").matches,
  };
  createRoot(root).render(
    <ServicesProvider value={services}>
      <App requested={requestedView(window.location.search)} />
    </ServicesProvider>,
  );
}

async function connect(): Promise<NonNullable<Services["excel"]>> {
  const gateway = createExcelGateway();
  return { gateway, capabilities: await gateway.readCapabilities() };
}

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The browser saves the file from memory: it goes through no server. */
function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: XLSX_TYPE }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Revoking at once would cancel the download in some browsers.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
