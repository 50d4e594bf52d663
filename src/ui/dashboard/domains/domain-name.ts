import { toUnicode } from "punycode";
import { couldDeceive } from "./mixed-scripts.ts";

/** A name of a domain in both of its forms. */
export interface DomainName {
  /** To be read first: in Unicode, or in ASCII where the Unicode could deceive. */
  shown: string;
  /** The other form; null: both are the same, or it is no name of a domain. */
  other: string | null;
}

const isAscii = /^[ -~]*$/;

/** As the browser itself would ask for it; null: it is no name. The address is never used. */
function asciiOf(name: string): string | null {
  if (/[\s/?#@:\\%]/.test(name)) return null;
  const address = `https://${name}`;
  return URL.canParse(address) ? new URL(address).hostname : null;
}

/** The Unicode of a name in ASCII; null where its punycode is broken. */
function unicodeOf(ascii: string): string | null {
  try {
    return toUnicode(ascii);
  } catch {
    // A RangeError: what stands behind `xn--` is no punycode. The name stays as it is.
    return null;
  }
}

/**
 * The forms of a name as it is listed, in Unicode or in punycode. Only what leads back to the same name counts: by
 * whatever rules a label was made, it is shown as it came if the browser would make another one of it.
 */
export function domainName(listed: string): DomainName {
  const alone = { shown: listed, other: null };
  if (isAscii.test(listed) && !/(?:^|\.)xn--/i.test(listed)) return alone;
  const ascii = asciiOf(listed);
  const unicode = ascii === null ? null : unicodeOf(ascii);
  if (ascii === null || unicode === null || unicode === ascii) return alone;
  if (
    isAscii.test(listed)
      ? asciiOf(unicode) !== ascii
      : unicode !== listed.normalize("NFC").toLowerCase()
  )
    return alone;
  return couldDeceive(unicode.split("."))
    ? { shown: ascii, other: unicode }
    : { shown: unicode, other: ascii };
}

/** Without capitals and by compatibility, the same in every language of the browser: a Turkish `İ` is found by `i`. */
export const folded = (text: string): string =>
  text.normalize("NFKC").toLowerCase().replaceAll("\u0307", "").normalize("NFC");

/** Both forms of a name in one line. */
export function domainTitle(listed: string): string {
  const { shown, other } = domainName(listed);
  return other === null ? shown : `${shown} · ${other}`;
}
