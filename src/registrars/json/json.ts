import { isLosslessNumber, type LosslessNumber, parse } from "lossless-json";
import type { Decimal } from "../../domain/account.ts";
import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { readDecimal } from "../read-value.ts";
import { withoutExponent } from "../without-exponent.ts";

/** JSON as it was written: a number is kept as its text, for no amount may pass through a floating one. */
export type Json = null | boolean | string | LosslessNumber | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Lists and objects one within the other at most: no answer that is documented has a tenth of it, and whoever walks through one needs no limit of its own. */
export const jsonDepth = 100;

function isWithin(value: Json, depth: number): boolean {
  if (typeof value !== "object" || value === null || isLosslessNumber(value)) return true;
  if (depth === 0) return false;
  const members: readonly Json[] = Array.isArray(value) ? value : Object.values(value);
  return members.every((each) => isWithin(each, depth - 1));
}

/** Fails as `malformed` for what is no JSON, names a thing twice, or is nested deeper than {@link jsonDepth}; quotes nothing of it. */
export function readJson(text: string): Result<Json> {
  const none = failed(failure("malformed", { text: "The answer is no JSON" }));
  try {
    const value = parse(text) as Json;
    return isWithin(value, jsonDepth) ? ok(value) : none;
  } catch {
    // SyntaxError, or RangeError of a stack that nested lists have filled: either way it is no answer.
    return none;
  }
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);

/** A member by its name; undefined where it is absent, or there is nothing that could have it. */
export const member = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

export const asText = (value: Json | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

/** The digits of a number or of a text that is one. */
const digitsOf = (value: Json | undefined): string | undefined =>
  isLosslessNumber(value) ? value.value : asText(value);

/** An exact amount, as sent; null: absent, or no number of a length that can be real. */
export function asDecimal(value: Json | undefined): Decimal | null {
  const text = digitsOf(value);
  if (text === undefined) return null;
  return readDecimal(/e/i.test(text) ? withoutExponent(text) : text);
}

/** A whole number from 0 on; null: absent, or none. */
export function asWhole(value: Json | undefined): number | null {
  const text = digitsOf(value);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** true, false, or as 1 and 0; null: neither. */
export function asFlag(value: Json | undefined): boolean | null {
  if (typeof value === "boolean") return value;
  const text = digitsOf(value);
  return text === "1" ? true : text === "0" ? false : null;
}

/** The rows of a list: none where it is absent, and one that came without the list around it; null: it is no list. */
export function asList(value: Json | undefined): readonly Json[] | null {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  return isObject(value) ? [value] : null;
}

/** All texts in a value, in one order. */
export const textsIn = (value: Json): string[] => {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
};

/** The value with other texts, in the order of {@link textsIn}. */
export function withTexts(value: Json, texts: readonly string[]): Json {
  let index = 0;
  const replaced = (part: Json): Json => {
    if (typeof part === "string") return texts[index++] ?? "";
    if (Array.isArray(part)) return part.map(replaced);
    return isObject(part)
      ? Object.fromEntries(Object.entries(part).map(([name, each]) => [name, replaced(each)]))
      : part;
  };
  return replaced(value);
}
