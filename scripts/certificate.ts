import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { generate } from "selfsigned";

/** A key and certificate for https on this computer. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** True when the person has installed it with office-addin-dev-certs: browsers and Excel trust it. */
  readonly trusted: boolean;
}

const DAY = 86_400_000;
const CACHE = resolve(__dirname, "../node_modules/.cache/tradebook");

/** Finds the certificate of office-addin-dev-certs, else one made earlier, else makes one. Never asks. */
export async function certificate(): Promise<Certificate> {
  const installed = read(join(homedir(), ".office-addin-dev-certs"));
  if (installed) return { ...installed, trusted: true };
  const cached = read(CACHE);
  if (cached) return { ...cached, trusted: false };
  const now = Date.now();
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + 365 * DAY),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
          { type: 7, ip: "::1" },
        ],
      },
    ],
  });
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, "localhost.key"), made.private, { mode: 0o600 });
  writeFileSync(join(CACHE, "localhost.crt"), made.cert);
  return { key: made.private, cert: made.cert, trusted: false };
}

/** A key and certificate of a folder, if both are there and will hold another day. */
function read(folder: string): Pick<Certificate, "key" | "cert"> | null {
  const [keyFile, certFile] = [join(folder, "localhost.key"), join(folder, "localhost.crt")];
  if (!existsSync(keyFile) || !existsSync(certFile)) return null;
  const cert = readFileSync(certFile, "utf8");
  try {
    if (Date.parse(new X509Certificate(cert).validTo) < Date.now() + DAY) return null;
  } catch {
    return null;
  }
  return { key: readFileSync(keyFile, "utf8"), cert };
}
