/** One measured figure beside its yardstick, both taken in the same run. */
export interface BenchRow {
  /** What was measured, and what the yardstick is. */
  name: string;
  /** In {@link unit}, the median of the rounds. */
  value: number;
  unit: string;
  /** In the same unit. */
  yardstick: number;
  /** value / yardstick; yardstick / value where the target asks for a figure that is faster. */
  ratio: number;
  /** In words, for example `at most 4 ×`. */
  target: string;
  ok: boolean;
}
