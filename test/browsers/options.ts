import { createHash, X509Certificate } from "node:crypto";
import { connect } from "node:tls";

/** The hosts of the registrars' LIVE and OT&E systems, which the tests answer themselves. */
export const apiHosts = [
  "api.ispapi.net",
  "api-ote.ispapi.net",
  "api.rrpproxy.net",
  "api-ote.rrpproxy.net",
  "api.domrobot.com",
  "api.ote.domrobot.com",
  "api.openprovider.eu",
  "api.sandbox.openprovider.nl",
  "api.autodns.com",
  "api.demo.autodns.com",
  "api.gandi.net",
  "api.sandbox.gandi.net",
  "rr-n1-tor.opensrs.net",
  "horizon.opensrs.net",
  "api.yoursrs.com",
  "api.yoursrs-ote.com",
  "api.namecheap.com",
  "api.sandbox.namecheap.com",
  "api.domainreselling.de",
  "api-ote.domainreselling.de",
] as const;

/** The port that a host is asked at. */
export const portOf = (host: string): number => (host.endsWith(".opensrs.net") ? 55_443 : 443);

/** Where the API hosts' own ports are answered. */
export interface TestHosts {
  /** Port of an HTTPS server on 127.0.0.1. */
  httpsPort: number;
  /** PEM of the one certificate to trust; without it the one that the server shows at the launch. */
  certificate?: string | undefined;
}

/**
 * The browser's own language, which decides `i18n`, `navigator.language` and `Intl`. `C` is none: a Linux system whose
 * language is not set (`LANG=C`). Firefox knows the first two alone.
 */
export type TestLocale = "en-US" | "de-DE" | "ja" | "th" | "ar" | "C";

/** The language that Chromium's own files have of a locale; null: none is asked for. */
export const chromiumLanguage = (locale: TestLocale): string | null => {
  if (locale === "C") return null;
  return locale === "de-DE" ? "de" : locale;
};

export interface LaunchOptions {
  /** Absolute path of the unpacked extension, used as it is. */
  extension: string;
  /** Profile folder to use and keep; without it a temporary one is made and removed at the end. */
  profile?: string | undefined;
  /** Without it the API hosts are unreachable. */
  hosts?: TestHosts | undefined;
  /** Default en-US. */
  locale?: TestLocale | undefined;
  /** Default true. */
  headless?: boolean | undefined;
  /** Lets the browser reach hosts outside this machine. Default false: they do not resolve. */
  internet?: boolean | undefined;
}

/** What the toolbar shows; colour as `#rrggbb`. */
export interface Badge {
  text: string;
  title: string;
  colour: string;
}

export interface PageOptions {
  /** Default light. */
  colorScheme?: "light" | "dark" | undefined;
  /** CSS pixels of the page's area; default the browser's own. */
  width?: number | undefined;
  height?: number | undefined;
}

/** The languages a browser of that locale would ask websites for, in a preference's notation. */
export const acceptLanguages = (locale: TestLocale): string => {
  if (locale === "C") return "en-US,en";
  return locale.includes("-") ? `${locale},${locale.slice(0, 2)}` : `${locale},en`;
};

/** The certificate that the browser is to trust. Rejects when the server does not answer. */
export async function certificateOf(hosts: TestHosts): Promise<X509Certificate> {
  if (hosts.certificate) return new X509Certificate(hosts.certificate);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: hosts.httpsPort, rejectUnauthorized: false });
    socket.once("error", reject).once("secureConnect", () => {
      resolve(new X509Certificate(socket.getPeerCertificate().raw));
      socket.destroy();
    });
  });
}

/** SHA-256 of a certificate's public key in base64, the form Chromium's pin switch takes. */
export function publicKeyPin(certificate: X509Certificate): string {
  const key = certificate.publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}

/** A colour as extensions read it back, four numbers of 0 to 255, without its opacity. */
export const hexColour = (rgba: readonly number[]): string =>
  `#${rgba
    .slice(0, 3)
    .map((part) => part.toString(16).padStart(2, "0"))
    .join("")}`;
