import { createRandom } from "../shared/generator.ts";
import type { Wire } from "../shared/scenario-schema.ts";
import type { LineRegistrar, Reply } from "../shared/types.ts";

interface Style {
  lineEnd: string;
  equals: string;
  key(name: string, line: number): string;
}

/**
 * The body of an API answer in the dialect's own spelling: ISPAPI upper-case keys, no spaces and CRLF;
 * CNR lower-case keys, property names with spaces, ` = ` and LF. `wire` may ask for another one.
 */
export function writeResponse(reply: Reply, registrar: LineRegistrar, wire?: Wire): string {
  const style = styleOf(registrar, wire);
  const text = reply.code === 200 ? (wire?.successText ?? reply.text) : reply.text;
  const meta = [
    ["CODE", String(reply.code)],
    ["DESCRIPTION", text],
    ["QUEUETIME", "0"],
    ["RUNTIME", "0.012"],
  ] as const;
  const properties = Object.entries(reply.columns).flatMap(([name, cells]) =>
    cells.flatMap((cell, row): (readonly [string, string])[] => {
      if (cell === undefined || (cell === "" && wire?.sparse)) return [];
      const shown = registrar === "cnr" ? name.replaceAll("_", " ") : name;
      return [[`PROPERTY[${shown}][${row}]`, cell]];
    }),
  );
  const pairs = registrar === "cnr" ? [...meta, ...properties] : [...properties, ...meta];
  const lines = pairs.map(
    ([key, value], line) => `${style.key(key, line)}${style.equals}${oneLine(value)}`,
  );
  const ordered = wire?.shuffle === undefined ? lines : shuffled(lines, wire.shuffle);
  const spaced = wire?.blankLines ? ordered.flatMap((line) => [line, ""]) : ordered;
  return ["[RESPONSE]", ...spaced, "EOF", ""].join(style.lineEnd);
}

function styleOf(registrar: LineRegistrar, wire: Wire | undefined): Style {
  const keys = wire?.keys ?? (registrar === "cnr" ? "lower" : "upper");
  const lineEnd = wire?.lineEnd ?? (registrar === "cnr" ? "lf" : "crlf");
  return {
    lineEnd: lineEnd === "lf" ? "\n" : "\r\n",
    equals: wire?.equals ?? (registrar === "cnr" ? " = " : "="),
    key: (name, line) => {
      const upper = keys === "upper" || (keys === "mixed" && line % 2 === 0);
      return upper ? name : name.toLowerCase();
    },
  };
}

/** A line break in a value would be another line of the protocol, so the registrar cannot send one. */
const oneLine = (value: string): string => value.replace(/[\r\n]+/g, " ");

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = createRandom(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
