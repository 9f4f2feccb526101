import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** Things some tests need that npm cannot install. */
export type Requirement = "libreoffice" | "chromium" | "shared-data";

interface Need {
  readonly present: () => boolean;
  /** How to get it, for the person who reads the test report. */
  readonly howTo: string;
  /** Absent on a build server, it is a failure: a green build must mean the strong tests ran. */
  readonly requiredInCi: boolean;
}

/** First program that exists: the environment's choice, absolute paths, then names on PATH. */
function findProgram(fromEnvironment: string | undefined, candidates: readonly string[]): string | undefined {
  if (fromEnvironment) return existsSync(fromEnvironment) ? fromEnvironment : undefined;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return candidates
    .flatMap((candidate) =>
      candidate.startsWith("/") ? [candidate] : folders.map((folder) => join(folder, candidate)),
    )
    .find((path) => existsSync(path));
}

/** LibreOffice; SOFFICE names another one. */
export function sofficePath(): string | undefined {
  return findProgram(process.env["SOFFICE"], [
    "soffice",
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  ]);
}

let unoPython: string | null | undefined;

/** A Python that can import LibreOffice's `uno`: usually the system's, rarely the first on PATH. UNO_PYTHON names another one. */
export function unoPythonPath(): string | undefined {
  if (unoPython === undefined) {
    const candidates = [
      "/usr/bin/python3",
      "python3",
      "/Applications/LibreOffice.app/Contents/Resources/python",
    ];
    const wanted = process.env["UNO_PYTHON"];
    unoPython = (wanted ? [wanted] : candidates).find(canImportUno) ?? null;
  }
  return unoPython ?? undefined;
}

function canImportUno(python: string): boolean {
  try {
    execFileSync(python, ["-c", "import uno"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Chromium or Chrome; CHROMIUM names another one. */
export function chromiumPath(): string | undefined {
  return findProgram(process.env["CHROMIUM"], [
    "/usr/bin/chromium",
    "chromium",
    "chromium-browser",
    "google-chrome",
  ]);
}

/** A program the tests use when it is there. */
export function optionalProgram(name: string): string | undefined {
  return findProgram(undefined, [name]);
}

/** A path among the public data sets kept beside the repository (SHARED_DATA names another folder). */
export function sharedDataPath(...parts: readonly string[]): string {
  const folder = process.env["SHARED_DATA"] ?? resolve(__dirname, "../../../shared/data");
  return join(folder, ...parts);
}

const NEEDS: Readonly<Record<Requirement, Need>> = {
  libreoffice: {
    present: () => sofficePath() !== undefined && unoPythonPath() !== undefined,
    howTo:
      "LibreOffice with Python's uno (Debian/Ubuntu: apt-get install libreoffice-calc python3-uno poppler-utils faketime)",
    requiredInCi: true,
  },
  chromium: {
    present: () => chromiumPath() !== undefined,
    howTo: "Chromium (Debian/Ubuntu: apt-get install chromium; or set CHROMIUM to a Chrome)",
    requiredInCi: true,
  },
  "shared-data": {
    present: () => existsSync(sharedDataPath()),
    howTo: "the public data sets, which are not part of the repository (set SHARED_DATA to their folder)",
    requiredInCi: false,
  },
};

/** True when the thing is on this machine. */
export function has(requirement: Requirement): boolean {
  return NEEDS[requirement].present();
}

/**
 * `describe` for tests that need something npm cannot install. Where it is absent the tests are skipped
 * with a line that says how to get it; on a build server (CI set) they fail instead.
 */
export function describeWith(requirement: Requirement, name: string, fn: () => void): void {
  const need = NEEDS[requirement];
  if (need.present()) {
    describe(name, fn);
  } else if (process.env["CI"] && need.requiredInCi) {
    describe(name, () => {
      it(`needs ${need.howTo}`, () => {
        throw new Error(`These tests must run on a build server. They need ${need.howTo}.`);
      });
    });
  } else {
    // Not describe.skip with the tests themselves: it would still run their setup, which reads what is missing.
    describe(name, () => {
      it.skip(`needs ${need.howTo}`, () => undefined);
    });
  }
}
