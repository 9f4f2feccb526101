import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { WorkbookSnapshot } from "../model/snapshot";
import type { WorkbenchSession } from "../session";
import { loadClientLibrary, type NativeBridge } from "./client-library";

/** A workbook in Node with Microsoft's own Excel library talking to it. */
export interface NodeHost {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly run: typeof Excel.run;
  /** The drawn workbook, once everything is computed. */
  snapshot(): Promise<WorkbookSnapshot>;
  /** How many `context.sync()` calls the host has answered, and how many bytes they were both ways. */
  syncCount(): number;
  byteCount(): number;
  /** Types a value into a cell as a user would: `Sheet1!B4`. */
  edit(address: string, value: string | number | boolean): Promise<void>;
  select(address: string): Promise<void>;
  undo(): Promise<void>;
  /** Opens a fresh workbook in place of this one. */
  reset(): Promise<void>;
  dispose(): void;
}

interface Bundle {
  readonly openHeadless: () => WorkbenchSession;
}

/** The part of the library's messages that the host reads. */
interface BridgeRequest {
  readonly id: number;
  readonly message: { readonly body: unknown };
}

let bundlePath: string | undefined;

/** Starts a workbook in Node. The first call after a change bundles Univer, which takes two seconds. */
export async function startNodeHost(): Promise<NodeHost> {
  bundlePath ??= execFileSync(process.execPath, [join(process.cwd(), "src/workbench/node/build.mjs")], {
    encoding: "utf8",
  });
  // `import` would first search the whole bundle for its exports, which takes seconds.
  const bundle: unknown = createRequire(bundlePath)(bundlePath);
  const session = openFrom(bundle);
  const bridge: NativeBridge = {
    sendMessageToHost: (text) => {
      const request: unknown = JSON.parse(text);
      if (isRequest(request)) void answer(session, bridge, request);
    },
  };
  const { Excel: library, OfficeExtension: extension } = await loadClientLibrary(bridge);
  session.onEvents((entries) => {
    bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
  });
  session.onSelection(() => {
    bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries: [] } }));
  });
  return {
    Excel: library,
    OfficeExtension: extension,
    run: library.run,
    snapshot: () => session.snapshot(),
    syncCount: () => session.syncs.count,
    byteCount: () => session.syncs.bytes,
    edit: (address, value) => session.edit(address, value),
    select: (address) => session.select(address),
    undo: () => session.undo(),
    reset: () => session.reset(),
    dispose: () => {
      session.dispose();
    },
  };
}

async function answer(
  session: WorkbenchSession,
  bridge: NativeBridge,
  request: BridgeRequest,
): Promise<void> {
  const { body } = await session.answer(request.message.body);
  const message = { statusCode: 200, headers: {}, body };
  bridge.onMessageFromHost?.(JSON.stringify({ id: request.id, type: 2, message }));
}

function openFrom(bundle: unknown): WorkbenchSession {
  const exported =
    typeof bundle === "object" && bundle !== null && "default" in bundle ? bundle.default : bundle;
  for (const candidate of [bundle, exported]) if (isBundle(candidate)) return candidate.openHeadless();
  throw new Error("The workbench bundle is damaged: delete node_modules/.cache/workbench.");
}

function isBundle(value: unknown): value is Bundle {
  return typeof value === "object" && value !== null && "openHeadless" in value;
}

function isRequest(value: unknown): value is BridgeRequest {
  return typeof value === "object" && value !== null && "id" in value && "message" in value;
}
