import { isLosslessNumber } from "lossless-json";
import type { Writing } from "../../domain/probe/probe.ts";
import { withoutSecrets } from "../http/without-secrets.ts";
import { type Json, type JsonObject, readJson } from "../json/json.ts";
import { columnName } from "../line-protocol/columns.ts";
import { parseResponse } from "../line-protocol/parse-response.ts";
import { readXml, type Xml } from "../xml/xml.ts";
import { masked } from "./masked.ts";

/** The fields of an answer by their paths (`ProbedRequest`), each with the forms that its values have. */
export type Forms = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What is looked at in one answer at most: fields, forms of one field, members of one list or object, and how deep. What
 * has more is looked at so far.
 */
export const formLimits = { fields: 500, forms: 3, members: 1000, depth: 12 } as const;

/** Names of fields: no more than two digits in a row. What else stands in the place of one may be anybody's data, and is shown as `*`. */
const plainName = /^(?!.*\d{3})[a-z_][\w:-]{0,39}$/i;

class Found {
  readonly forms = new Map<string, Set<string>>();
  private readonly names = new Map<string, string>();
  private readonly secrets: readonly string[];
  constructor(secrets: readonly string[]) {
    // The line protocol's names come without such signs.
    this.secrets = [...secrets, ...secrets.map(columnName)];
  }

  nameOf(name: string): string {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const shown = plainName.test(name) && withoutSecrets(name, this.secrets) === name ? name : "*";
    this.names.set(name, shown);
    return shown;
  }

  put(path: string, form: string): void {
    const forms = this.forms.get(path) ?? new Set();
    if (forms.size < formLimits.forms) forms.add(form);
    if (this.forms.size < formLimits.fields) this.forms.set(path, forms);
  }
}

/** The form of a value that has no members; null: it has some. */
function leafForm(value: Json, depth: number): string | null {
  if (depth > formLimits.depth) return "too deep";
  if (value === null) return "null";
  if (typeof value === "boolean") return "true or false";
  if (typeof value === "string") return `"${masked(value)}"`;
  if (isLosslessNumber(value)) return masked(value.value);
  if (Array.isArray(value)) return value.length === 0 ? "empty list" : null;
  return Object.keys(value).length === 0 ? "empty object" : null;
}

const memberPath = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

function putJson(found: Found, value: Json, path: string, depth: number): void {
  const form = leafForm(value, depth);
  if (form !== null) {
    found.put(path, form);
    return;
  }
  const members: [string, Json][] = Array.isArray(value)
    ? value.map((each) => [`${path}[]`, each])
    : Object.entries(value as JsonObject).map(([name, each]) => [
        memberPath(path, found.nameOf(name)),
        each,
      ]);
  for (const [at, each] of members.slice(0, formLimits.members))
    putJson(found, each, at, depth + 1);
}

/** Where an element stands. One that is told by a key alone, as of a list of names and values, has that for its name; a number is a place. */
function xmlPath(found: Found, { name, attributes }: Xml, path: string): string {
  const key = attributes.size === 1 ? attributes.get("key") : undefined;
  if (key === undefined) return memberPath(path, found.nameOf(name));
  return /^\d+$/.test(key) ? `${path}[]` : memberPath(path, found.nameOf(key));
}

function putXml(found: Found, element: Xml, path: string): void {
  const { attributes, text, children } = element;
  const at = xmlPath(found, element, path);
  const isKeyed = attributes.size === 1 && attributes.has("key");
  const plain = text.trim();
  if (plain !== "" || (children.length === 0 && (isKeyed || attributes.size === 0)))
    found.put(at, masked(plain));
  for (const [attribute, value] of isKeyed ? [] : attributes)
    found.put(`${at}@${found.nameOf(attribute)}`, masked(value));
  for (const child of children.slice(0, formLimits.members)) putXml(found, child, at);
}

/**
 * Reads what an answer has, and in which form, without a value of it.
 * @param secrets what no name of a field may quote either
 */
export function formOf(
  body: string,
  secrets: readonly string[],
): { writing: Writing; forms: Forms } {
  const found = new Found(secrets);
  const lines = parseResponse(body);
  if (lines.ok) {
    for (const [name, { inOrder }] of lines.value.columns)
      for (const value of inOrder.slice(0, formLimits.members))
        found.put(found.nameOf(name), masked(value));
    return { writing: "lines", forms: found.forms };
  }
  const json = readJson(body);
  if (json.ok) {
    putJson(found, json.value, "", 0);
    return { writing: "json", forms: found.forms };
  }
  const xml = readXml(body);
  if (!xml.ok) return { writing: "other", forms: found.forms };
  putXml(found, xml.value, "");
  return { writing: "xml", forms: found.forms };
}
