import { asText, asWhole, type Json, member } from "../json/json.ts";

const pattern =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** null: no time of the calendar (`0000-00-00`, 30 February), or before 1970. */
function timeOf(text: string | undefined): number | null {
  const [, year, month, day, hour = "00", minute = "00", second = "00", zone = "Z"] =
    pattern.exec(text ?? "") ?? [];
  const date = `${year}-${month}-${day}`;
  // Date.parse lets 30 February pass as 2 March: what it understood must be the day that was written.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (!(midnight >= 0) || !new Date(midnight).toISOString().startsWith(date)) return null;
  const at = Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
  return at >= 0 ? at : null;
}

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/**
 * A time as sent, in milliseconds since the epoch; null: absent or none. It comes as ISO text, or as an object with
 * that text as `scalar` and the seconds as `timestamp`. A text without a zone is taken as UTC (unverified); where text
 * and seconds differ the earlier counts, for a charge must not be expected too late.
 */
export function asTime(value: Json | undefined): number | null {
  const text = asText(value);
  if (text !== undefined) return timeOf(text);
  const seconds = asWhole(member(value, "timestamp"));
  return earlier(
    seconds === null || seconds === 0 ? null : seconds * 1000,
    timeOf(asText(member(value, "scalar"))),
  );
}

/** ISO text in UTC (the registrar's zone is unverified), whole seconds, of milliseconds since the epoch. */
export const timeText = (at: number): string => new Date(at).toISOString().slice(0, 19);
