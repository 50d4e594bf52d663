/** The middle value; of an even number the mean of the two in the middle. Throws for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error("There is no median of nothing.");
  return (lower + upper) / 2;
}

/** At least 15 are asked for; more make a busy machine's noise smaller. BENCH_ROUNDS sets fewer for a first look. */
export const rounds = Number(process.env.BENCH_ROUNDS ?? 21);

/**
 * Measures several things in turn, A B C A B C …, so that whatever slows the machine for a while slows all
 * of them; the first turn only warms up and is not counted.
 * @returns the median of each, in the unit the measures give
 */
export async function mediansInTurn<K extends string>(
  measures: Record<K, () => Promise<number>>,
  turns = rounds,
): Promise<Record<K, number>> {
  const names = Object.keys(measures) as K[];
  const values = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn <= turns; turn++) {
    for (const name of names) {
      const value = await measures[name]();
      if (turn > 0) values.get(name)?.push(value);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(values.get(name) ?? [])])) as Record<
    K,
    number
  >;
}
