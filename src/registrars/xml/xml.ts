import { parseXml, XmlDocumentType, XmlElement, XmlText } from "@rgrove/parse-xml";
import type { Decimal } from "../../domain/account.ts";
import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { readDecimal } from "../read-value.ts";
import { withoutExponent } from "../without-exponent.ts";

/** An element as it was written: entities are resolved, CDATA is text, comments are left out. */
export interface Xml {
  /** As written, its namespace's prefix included. */
  readonly name: string;
  /** By their names, as written. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The elements in it, in their order. */
  readonly children: readonly Xml[];
  /** What stands directly in it, without what its elements hold. */
  readonly text: string;
}

/**
 * What one answer may have at most: UTF-16 code units, marks (each begins an element or ends one, or is that of an attribute), and elements one
 * within the other. The largest price list has a tenth of it; what has more is none.
 */
export const xmlLimits = { length: 16 * 1024 * 1024, marks: 1_000_000, depth: 32 } as const;

/** Marks that begin or end an element, and those that an attribute needs. */
function hasTooManyMarks(text: string): boolean {
  let left: number = xmlLimits.marks;
  for (const mark of ["<", "="])
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1))
      if (left-- <= 0) return true;
  return false;
}

/** null: it is nested too deeply. */
function elementOf({ name, attributes, children }: XmlElement, depth = 1): Xml | null {
  if (depth > xmlLimits.depth) return null;
  const inner: Xml[] = [];
  let text = "";
  for (const child of children) {
    if (child instanceof XmlText) text += child.text;
    if (!(child instanceof XmlElement)) continue;
    const element = elementOf(child, depth + 1);
    if (element === null) return null;
    inner.push(element);
  }
  return { name, attributes: new Map(Object.entries(attributes)), children: inner, text };
}

/** null: it is no well-formed XML, or more than {@link xmlLimits}. */
function rootOf(text: string): Xml | null {
  if (text.length > xmlLimits.length || hasTooManyMarks(text)) return null;
  try {
    // The parser takes one such line end after the other out of a text, and copies the rest each time.
    const document = parseXml(text.replace(/\r\n?/g, "\n"), { preserveDocumentType: true });
    // A type by its name alone declares nothing, and is never fetched. One that declares something is none of an API.
    const declares = document.children.some(
      (node) => node instanceof XmlDocumentType && node.internalSubset !== null,
    );
    return declares || document.root === null ? null : elementOf(document.root);
  } catch {
    // XmlError, or RangeError of a stack that nested elements have filled: either way it is no answer.
    return null;
  }
}

/**
 * The root element. Fails as `malformed` for what is no well-formed XML, declares entities or anything else, knows an
 * entity beside the five of XML itself, or has more than {@link xmlLimits}; quotes nothing of it.
 */
export function readXml(text: string): Result<Xml> {
  const root = rootOf(text);
  return root === null ? failed(failure("malformed", { text: "The answer is no XML" })) : ok(root);
}

/** A name without its namespace's prefix; case does not count, for an API does not keep to one. */
const localName = (name: string): string => name.slice(name.indexOf(":") + 1).toLowerCase();

/** Whether an element has this name, whatever its prefix and case. */
export const isNamed = ({ name }: Xml, wanted: string): boolean =>
  localName(name) === wanted.toLowerCase();

/** All elements of a name that stand directly in one. */
export const childrenOf = (element: Xml | undefined, name: string): readonly Xml[] =>
  element?.children.filter((child) => isNamed(child, name)) ?? [];

/** The one element of a name; undefined where it is absent, or is there more than once: nobody knows which one is meant. */
export function childOf(element: Xml | undefined, name: string): Xml | undefined {
  const [only, ...more] = childrenOf(element, name);
  return more.length === 0 ? only : undefined;
}

/** An attribute by its name, whatever its case; undefined where it is absent, or is there in two spellings. */
export function attributeOf(element: Xml | undefined, name: string): string | undefined {
  const [only, ...more] = [...(element?.attributes ?? [])].filter(
    ([written]) => written.toLowerCase() === name.toLowerCase(),
  );
  return more.length === 0 ? only?.[1] : undefined;
}

/** What an element says, without the blanks around it; undefined where it is absent, or holds elements instead. */
export const textOf = (element: Xml | undefined): string | undefined =>
  element === undefined || element.children.length > 0 ? undefined : element.text.trim();

const numberPattern = /^([+-]?)(\d*)(?:\.(\d*))?(e[+-]?\d{1,3})?$/i;

/** An exact amount in any form that `xs:decimal` and `xs:double` have; null: absent, or no number of a length that can be real. */
export function asDecimal(text: string | undefined): Decimal | null {
  const [, sign = "", whole = "", fraction = "", exponent = ""] =
    numberPattern.exec(text?.trim() ?? "") ?? [];
  if (whole === "" && fraction === "") return null;
  const digits = `${sign === "-" ? "-" : ""}${whole || "0"}${fraction === "" ? "" : `.${fraction}`}`;
  return readDecimal(exponent === "" ? digits : withoutExponent(`${digits}${exponent}`));
}

/** A whole number from 0 on; null: absent, or none. */
export const asWhole = (text: string | undefined): number | null =>
  /^\d{1,15}$/.test(text?.trim() ?? "") ? Number(text) : null;

/** `true`, `false`, in any case, or as 1 and 0; null: neither. */
export function asFlag(text: string | undefined): boolean | null {
  const word = text?.trim().toLowerCase();
  if (word === "true" || word === "1") return true;
  return word === "false" || word === "0" ? false : null;
}

/** All texts in an element, its attributes' values first, in one order. */
export const textsIn = ({ attributes, text, children }: Xml): string[] => [
  ...attributes.values(),
  text,
  ...children.flatMap(textsIn),
];

/** The element with other texts, in the order of {@link textsIn}. */
export function withTexts(element: Xml, texts: readonly string[]): Xml {
  let index = 0;
  const next = (): string => texts[index++] ?? "";
  const replaced = ({ name, attributes, children }: Xml): Xml => ({
    name,
    attributes: new Map(Array.from(attributes.keys(), (key) => [key, next()])),
    text: next(),
    children: children.map(replaced),
  });
  return replaced(element);
}
