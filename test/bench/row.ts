import type { BenchRow } from "./bench-row.ts";

/** A figure that must be at most `most` times its yardstick. */
export function ratioRow(
  name: string,
  unit: string,
  value: number,
  yardstick: number,
  most: number,
): BenchRow {
  const ratio = value / yardstick;
  return { name, value, unit, yardstick, ratio, target: `at most ${most} ×`, ok: ratio <= most };
}
