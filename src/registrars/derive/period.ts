/** How long a name is renewed for. */
export interface Period {
  count: number;
  unit: "year" | "month";
}

/** `1Y`, `2Y`, `1M`; null: anything else. */
export function readPeriod(text: string | undefined): Period | null {
  const [, count = "0", unit] = /^(\d{1,2})([YM])$/i.exec(text ?? "") ?? [];
  if (Number(count) === 0) return null;
  return { count: Number(count), unit: unit?.toUpperCase() === "Y" ? "year" : "month" };
}

/** `times` periods after a time (milliseconds since the epoch, UTC); the month's last day where it has no such day. */
export function periodsAfter(at: number, { count, unit }: Period, times: number): number {
  const start = new Date(at);
  const months = count * times * (unit === "year" ? 12 : 1);
  const there = new Date(at);
  there.setUTCDate(1);
  there.setUTCMonth(start.getUTCMonth() + months);
  const last = new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 0)).getUTCDate();
  there.setUTCDate(Math.min(start.getUTCDate(), last));
  return there.getTime();
}
