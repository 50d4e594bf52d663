/** Days back that balances of the past are asked for, one a week: enough to learn from, and few calls. */
const [reach, step] = [91, 7];

/**
 * The next past day (UTC day number) whose balance is to be asked for; null: none. They go back week by week
 * from the first day that the account was checked itself.
 * @param first the UTC day of the first point of its own
 * @param asked the day that was asked for last; null: none yet
 */
export function nextPastDay(first: number, asked: number | null, today: number): number | null {
  const day = asked === null ? Math.floor((first - 1) / step) * step : asked - step;
  return day < today - reach ? null : day;
}
