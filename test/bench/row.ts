import type { BenchRow } from "./bench-row.ts";

/** A figure that must be at most `max` times its yardstick. */
export function ratioRow(
  name: string,
  unit: string,
  value: number,
  yardstick: number,
  max: number,
): BenchRow {
  const ratio = value / yardstick;
  return { name, value, unit, yardstick, ratio, target: `at most ${max} ×`, ok: ratio <= max };
}

/** A figure beside its yardstick that is told without a target. */
export const toldRow = (
  name: string,
  unit: string,
  value: number,
  yardstick: number,
): BenchRow => ({
  name,
  value,
  unit,
  yardstick,
  ratio: value / yardstick,
  target: "none",
  ok: true,
});
