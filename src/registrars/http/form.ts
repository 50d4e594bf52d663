import type { Body } from "./transport.ts";

/** One form field: its name (plain letters) and its value (any text). */
export type Field = readonly [name: string, value: string];

/**
 * Percent-encodes as the vendor's SDKs do: `encodeURIComponent`, and `! ' ( ) *` as well. Half a surrogate pair,
 * which cannot be encoded, becomes U+FFFD.
 */
export const encodeValue = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A form's body. */
export const encodeForm = (fields: readonly Field[]): Body => ({
  type: "application/x-www-form-urlencoded",
  text: fields.map(([name, value]) => `${name}=${encodeValue(value)}`).join("&"),
});
