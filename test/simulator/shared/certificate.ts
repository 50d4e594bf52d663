import { createHash, X509Certificate } from "node:crypto";
import { generate } from "selfsigned";
import { apiHosts } from "./routing.ts";

export interface Certificate {
  /** PEM */
  key: string;
  /** PEM */
  cert: string;
  /** Base64 of the public key's SHA-256, for Chromium's `--ignore-certificate-errors-spki-list`. */
  spki: string;
}

/** A certificate for the API hosts, localhost and 127.0.0.1, good for 30 days of the real clock. */
export async function createCertificate(): Promise<Certificate> {
  const dns = [...apiHosts, "localhost"].map((value) => ({ type: 2 as const, value }));
  const made = await generate([{ name: "commonName", value: "embedded registrar" }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(Date.now() - 86_400_000),
    notAfterDate: new Date(Date.now() + 30 * 86_400_000),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: [...dns, { type: 7, ip: "127.0.0.1" }] },
    ],
  });
  const { publicKey } = new X509Certificate(made.cert);
  const der = publicKey.export({ type: "spki", format: "der" });
  const spki = createHash("sha256").update(der).digest("base64");
  return { key: made.private, cert: made.cert, spki };
}
