// How a secret may stand in what a server, a proxy or a page says.

const bytes = (text: string) => [...new TextEncoder().encode(text)];
const hex = (byte: number) => byte.toString(16).padStart(2, "0");

/** How servers, proxies and pages write what they were sent. */
export const spellings: [string, (text: string) => string][] = [
  ["as it is", (text) => text],
  ["in upper case", (text) => text.toUpperCase()],
  ["percent-encoded", encodeURIComponent],
  ["percent-encoded in lower case", (text) => encodeURIComponent(text).toLowerCase()],
  ["as a form has it", (text) => new URLSearchParams({ q: text }).toString().slice(2)],
  [
    "each byte percent-encoded",
    (text) =>
      bytes(text)
        .map((byte) => `%${hex(byte)}`)
        .join(""),
  ],
  ["twice percent-encoded", (text) => encodeURIComponent(encodeURIComponent(text))],
  [
    "as HTML",
    (text) =>
      text
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
        .replaceAll("'", "&#039;"),
  ],
  ["as numbers of HTML", (text) => [...text].map((c) => `&#${c.codePointAt(0)};`).join("")],
  [
    "as hexadecimal numbers of HTML",
    (text) => [...text].map((c) => `&#x${c.codePointAt(0)?.toString(16)};`).join(""),
  ],
  ["as JSON", (text) => JSON.stringify(text).slice(1, -1)],
  ["with backslashes", (text) => text.replace(/['"\\]/g, "\\$&")],
  [
    "as ASCII with \\u",
    (text) => [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  ],
  ["in base64", (text) => Buffer.from(text).toString("base64")],
  ["in base64 with the user before it", (text) => Buffer.from(`user:${text}`).toString("base64")],
  ["in the base64 of URLs", (text) => Buffer.from(`us:${text}`).toString("base64url")],
];
