import { createContext, useContext } from "react";
import type { ExcelGateway } from "../excel/api";
import type { Capabilities } from "../excel/api";
import type { Product } from "./product";

/** What the pane needs from outside, so that a test can hand it something else. */
export interface Services {
  readonly product: Product;
  /** Null on a page outside Excel: only the download is offered. */
  readonly excel: { readonly gateway: ExcelGateway; readonly capabilities: Capabilities } | null;
  /** Locale of Office, or of the browser. */
  readonly locale: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly storage: () => Storage;
  /** Hands a file to the browser to save. */
  readonly save: (name: string, bytes: Uint8Array<ArrayBuffer>) => void;
  /** True when the surroundings are dark; asked again when the pane gets the focus. */
  readonly isDark: () => boolean;
}

const ServicesContext = createContext<Services | null>(null);
export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("useServices needs a ServicesProvider above it");
  return services;
}
