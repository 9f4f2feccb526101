import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { resolve } from "node:path";

/** The real `npm start`, for tests and scripts that drive the pages in a browser. */
export interface RunningServer {
  /** "https://localhost:PORT" */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const ROOT = resolve(__dirname, "../..");
/** A cold build on a busy machine with two cores. */
const PATIENCE = 300_000;

/**
 * Starts the server on a free port and waits until its pages are built. TRADEBOOK_SERVER names one that
 * is running already, which saves the build while working on a test.
 */
export async function startServer(): Promise<RunningServer> {
  const running = process.env["TRADEBOOK_SERVER"];
  if (running) return { address: running, stop: () => Promise.resolve() };
  const port = await freePort();
  const server = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), WATCH: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    await untilReady(server);
  } catch (error) {
    server.kill();
    throw error;
  }
  return { address: `https://localhost:${port}`, stop: () => stop(server) };
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((ready, fail) => {
    let output = "";
    const timer = setTimeout(() => {
      fail(new Error(`The server was not ready after ${PATIENCE / 1000} s:\n${output}`));
    }, PATIENCE);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (!output.includes("Ctrl+C")) return;
      clearTimeout(timer);
      ready();
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.on("exit", (code) => {
      clearTimeout(timer);
      fail(new Error(`The server ended with code ${code ?? "none"}:\n${output}`));
    });
  });
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (server.exitCode !== null) {
      done();
      return;
    }
    // A browser's open connections would hold a polite shutdown up.
    const force = setTimeout(() => server.kill("SIGKILL"), 3_000);
    server.removeAllListeners("exit");
    server.once("exit", () => {
      clearTimeout(force);
      done();
    });
    server.kill();
  });
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "localhost", () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === "object" && address) found(address.port);
        else fail(new Error("No free port"));
      });
    });
  });
}
