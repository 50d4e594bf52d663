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

const inHex = (byte: number): string => byte.toString(16).padStart(2, "0");

const everyByte = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => `%${inHex(byte)}`).join("");

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
    Array.from(new TextEncoder().encode(text), inHex).join(""),
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

/** Stands for a sign that HTML has a name for which is not known here: some sign, no plain letter or digit. */
export const anySign = "\ue000";

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");
const ofHex = (digits: string): string => character(Number.parseInt(digits, 16));

/** Percent signs decoded one run at a time; one that is no UTF-8 as Latin-1. */
const fromPercent = (text: string): string =>
  text
    .replace(/%u([0-9a-f]{4})/gi, (_all, unit: string) => ofHex(unit))
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run.replace(/%(..)/g, (_all, byte: string) => ofHex(byte));
      }
    });

/** A sign of HTML by its name, ended or not. */
const byName = (all: string, name: string): string =>
  named[name.toLowerCase()] ?? (all.endsWith(";") ? anySign : all);

interface Decoder {
  /** What a text has that it changes. */
  mark: string;
  decode: (text: string) => string;
}

/** What a reader of each spelling would see; a text that is not in it stays as it is. */
const decoders: readonly Decoder[] = [
  { mark: "%", decode: fromPercent },
  { mark: "+", decode: (text) => text.replaceAll("+", " ") },
  {
    mark: "&",
    // Each in one pass: what a sign was decoded to is not decoded with what follows it.
    decode: (text) =>
      text.replace(
        /&(?:#x0*([0-9a-f]{1,6})|#0*(\d{1,7})|([a-z][a-z0-9]*));?/gi,
        (all: string, hex?: string, digits?: string, name = "") => {
          if (hex) return ofHex(hex);
          return digits ? character(Number(digits)) : byName(all, name);
        },
      ),
  },
  {
    mark: "\\",
    decode: (text) =>
      text.replace(
        /\\(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|([0-3][0-7]{2})|(.))/gis,
        (_all, unit?: string, point?: string, byte?: string, octal?: string, mark = "") => {
          if (octal) return character(Number.parseInt(octal, 8));
          const digits = unit ?? point ?? byte;
          return digits ? ofHex(digits) : mark;
        },
      ),
  },
  {
    mark: "\\u",
    // Also behind another backslash, which may be the end of something else.
    decode: (text) => text.replace(/\\u([0-9a-f]{4})/gi, (_all, unit: string) => ofHex(unit)),
  },
];

/** Whether a text has what a spelling of plain letters, or one within another, begins with: `%2`, `&a`, a backslash. */
export const mayBeSpelt = (text: string): boolean => /%[0-9a-fu]|&[#a-z]|\\/i.test(text);

/** A text and all that it says when it is decoded, one spelling in another at most three deep; the text itself first. */
export function readingsOf(text: string): string[] {
  const readings = new Set([text]);
  let newest = [text];
  for (let depth = 0; depth < 3 && newest.length > 0; depth++) {
    const found: string[] = [];
    for (const reading of newest)
      for (const { mark, decode } of decoders) {
        const decoded = reading.includes(mark) ? decode(reading) : reading;
        if (readings.has(decoded)) continue;
        readings.add(decoded);
        found.push(decoded);
      }
    newest = found;
  }
  return [...readings];
}
