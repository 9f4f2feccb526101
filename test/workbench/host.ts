import { startNodeHost, type NodeHost } from "../../src/workbench/node/host";

/**
 * Gives each test of a file a fresh workbook behind Microsoft's own library. The host is started once a file:
 * loading the spreadsheet takes seconds.
 */
export function useHost(): Pick<NodeHost, "run" | "snapshot" | "edit" | "select" | "undo"> {
  let started: NodeHost | undefined;
  const host = (): NodeHost => {
    if (!started) throw new Error("The host has not started.");
    return started;
  };
  beforeAll(async () => {
    started = await startNodeHost();
  });
  beforeEach(() => host().reset());
  afterAll(() => started?.dispose());
  return {
    get run() {
      return host().run;
    },
    snapshot: () => host().snapshot(),
    edit: (address, value) => host().edit(address, value),
    select: (address) => host().select(address),
    undo: () => host().undo(),
  };
}
