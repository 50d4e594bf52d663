import { type Documented, listFields } from "./documented.ts";
import type { ProbedRequest } from "./probe.ts";

/** A request's fields, told apart by what the registrar's documents name. */
export interface Compared {
  command: string;
  /** Documented fields that came, and those that did not though they always should. */
  there: string[];
  missing: string[];
  /** Did not come, and need not: documented as not always there, or in a list that had no rows. */
  absent: string[];
  /** Came, and are in no document. */
  news: string[];
}

const isOptional = (path: string): boolean => path.endsWith("?");

/** The documented path as what it matches: `*` is any one name. */
const matcherOf = (path: string, flags: string): RegExp =>
  new RegExp(
    `^${path
      .replace(/\?$/, "")
      .replace(/[.[\]-]/g, "\\$&")
      .replaceAll("*", "[^.@]+")}$`,
    flags,
  );

const ofList: ReadonlySet<string> = new Set(listFields.split(" "));

/** A list of the line protocol without a row has none of its columns either. */
const hasNoRows = ({ writing, fields }: ProbedRequest): boolean =>
  writing === "lines" && "COUNT" in fields && Object.keys(fields).every((name) => ofList.has(name));

const empties: ReadonlySet<string> = new Set(["empty list", "empty object", "null"]);

/** Whether nothing could come in this place: a list around it came, and had no rows. */
const liesInEmpty = (path: string, fields: ProbedRequest["fields"]): boolean =>
  Object.entries(fields).some(
    ([field, forms]) =>
      (path.startsWith(`${field}.`) || path.startsWith(`${field}[]`)) &&
      forms.every((form) => empties.has(form)),
  );

/**
 * Compares what came with the documents. Of a request without documents all is news.
 */
export function compare(request: ProbedRequest, documented: Documented): Compared {
  const { command, fields, writing } = request;
  const isEmpty = hasNoRows(request);
  const paths = (documented[command] ?? "").split(" ").filter((path) => path !== "");
  const came = Object.keys(fields);
  const matched = new Set<string>();
  const there: string[] = [];
  const missing: string[] = [];
  const absent: string[] = [];
  for (const path of paths) {
    // Elements have been seen in lower case as well.
    const matcher = matcherOf(path, writing === "xml" ? "i" : "");
    const found = came.filter((field) => matcher.test(field));
    for (const field of found) matched.add(field);
    if (found.length > 0) there.push(...found);
    else {
      const plain = path.replace(/\?$/, "");
      (isOptional(path) || isEmpty || liesInEmpty(plain, fields) ? absent : missing).push(plain);
    }
  }
  return { command, there, missing, absent, news: came.filter((field) => !matched.has(field)) };
}
