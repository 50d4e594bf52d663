import { encodeValue } from "./form.ts";

/** Text as base64 of its UTF-8 bytes, standing at any place of a longer base64 text: what its neighbours change is left out. */
function inBase64(text: string): string[] {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return [0, 1, 2].map((offset) => {
    const whole = btoa("\0".repeat(offset) + bytes.join(""));
    // Six bits a character: those that hold bits of a neighbour are not the text's own.
    const from = Math.ceil((offset * 8) / 6);
    return whole.slice(from, Math.floor(((offset + bytes.length) * 8) / 6));
  });
}

const everyByte = (text: string): string =>
  Array.from(
    new TextEncoder().encode(text),
    (byte) => `%${byte.toString(16).padStart(2, "0")}`,
  ).join("");

const inHtml = (text: string, apostrophe: string, quote: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', quote)
    .replaceAll("'", apostrophe);

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** `\u` for what is not ASCII, as servers write it that send no UTF-8. */
const inAscii = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * How a server may quote a text: as it is, in a form, a URL, HTML, a string of a program, or base64; upper and lower
 * case apart, each once. Every spelling of a text's beginning is the beginning of that spelling of the text.
 */
export function spellingsOf(text: string): string[] {
  const percent = [encodeValue(text), encodeURIComponent(text.toWellFormed())];
  const plain = [
    text,
    text.replaceAll(" ", "+"),
    ...percent,
    ...percent.map((form) => form.replaceAll("%20", "+")),
    everyByte(text),
    inHtml(text, "'", "&quot;"),
    inHtml(text, "&#39;", "&quot;"),
    inHtml(text, "&#039;", "&#34;"),
    inHtml(text, "&#x27;", "&#x22;"),
    inHtml(text, "&apos;", "&quot;"),
    inJson(text),
    inAscii(inJson(text)),
    inJson(text).replaceAll("/", "\\/"),
    text.replace(/['"\\]/g, "\\$&"),
  ];
  const cases = plain.flatMap((form) => [form, form.toLowerCase(), form.toUpperCase()]);
  // In base64 the case tells letters apart; its two alphabets differ in two signs.
  const coded = inBase64(text).flatMap((form) => [
    form,
    form.replaceAll("+", "-").replaceAll("/", "_"),
  ]);
  return [...new Set([...cases, ...coded])].filter((form) => form !== "");
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

/** Percent signs decoded one run at a time; of one that is no UTF-8 what is ASCII. */
const fromPercent = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run.replace(/%[0-7][0-9a-f]/gi, decodeURIComponent);
    }
  });

/** What a reader of each spelling would see; a text that is not in it stays as it is. */
const decoders: readonly ((text: string) => string)[] = [
  fromPercent,
  (text) => text.replaceAll("+", " "),
  // Each in one pass: what a sign was decoded to is not decoded with what follows it.
  (text) =>
    text.replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/gi,
      (all: string, hex?: string, digits?: string, name = "") => {
        if (hex) return character(Number.parseInt(hex, 16));
        return digits ? character(Number(digits)) : (named[name.toLowerCase()] ?? all);
      },
    ),
  (text) =>
    text.replace(
      /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gis,
      (_all, unit?: string, byte?: string, mark = "") =>
        unit || byte ? character(Number.parseInt(unit ?? byte ?? "", 16)) : mark,
    ),
  // Also behind another backslash, which may be the end of something else.
  (text) =>
    text.replace(/\\u([0-9a-f]{4})/gi, (_all, unit: string) =>
      character(Number.parseInt(unit, 16)),
    ),
];

/** What only a spelling within another, or one that spells plain letters too, has: `%25`, `&#65;`, `\u0041`. */
export const isSpeltDeeper = (text: string): boolean => /%25|&#|&amp;|\\[ux\\]/i.test(text);

/** A text and all that it says when it is decoded, one spelling in another at most three deep. */
export function readingsOf(text: string): string[] {
  if (!/[%+&\\]/.test(text)) return [text];
  const readings = new Set([text]);
  let newest = [text];
  for (let depth = 0; depth < 3; depth++) {
    newest = newest
      .flatMap((reading) => decoders.map((decode) => decode(reading)))
      .filter((reading) => !readings.has(reading));
    for (const reading of newest) readings.add(reading);
  }
  return [...readings];
}
