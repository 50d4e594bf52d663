import type { BenchRow } from "./bench-row.ts";

/** Three digits that matter, and no exponent: 0.101, 9.48, 56.0, 4419. */
function figure(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toFixed(Math.min(digits, 3));
}

const cells = ({ name, value, unit, yardstick, ratio, target, ok }: BenchRow): string[] => [
  name,
  `${figure(value)} ${unit}`,
  `${figure(yardstick)} ${unit}`,
  `${figure(ratio)} ×`,
  target,
  target === "none" ? "" : ok ? "met" : "MISSED",
];

/** The rows as a Markdown table, as the README takes it, with its columns aligned. */
export function tableOf(rows: readonly BenchRow[]): string {
  const heads = ["figure; yardstick", "figure", "yardstick", "ratio", "target", ""];
  const lines = [heads, ...rows.map(cells)];
  const widths = heads.map((_, column) =>
    Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const lineOf = (line: readonly string[], filler = " "): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0, filler)).join(" | ")} |`;
  const rule = lineOf(
    heads.map(() => ""),
    "-",
  );
  return [lineOf(heads), rule, ...lines.slice(1).map((line) => lineOf(line))].join("\n");
}

/** Largest contentful paint, and gzip of the popup's script and style, taken elsewhere in one run. */
const elsewhere = [
  "static page                             60 ms",
  "Preact page reading storage             70 ms   9.5 KB",
  "Violentmonkey                           90 ms    78 KB",
  "Web Scrobbler                          112 ms    79 KB",
  "Dark Reader                            160 ms    57 KB",
  "uBlacklist                             236 ms   521 KB",
  "all-api-hub (balances, many accounts)  528 ms   1.5 MB",
];

/** For comparison beside the table; another machine, so only their proportions mean something. */
export const comparison = [
  "For comparison, measured elsewhere the same way in one run (popup in a tab: largest contentful paint;",
  "script and style, gzip):",
  ...elsewhere.map((line) => `  ${line}`),
].join("\n");
