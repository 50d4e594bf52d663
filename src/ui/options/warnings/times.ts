import { type Preferences, preferenceSettings } from "../../../domain/preferences.ts";
import { translate } from "../../../text/translate.ts";
import { readWhole } from "../form/typed-setting.ts";

/** What stands in the fields that are about all accounts, as typed; times as `22:00`. */
export interface TimeValues {
  isQuiet: boolean;
  quietFrom: string;
  quietTo: string;
  isDigest: boolean;
  digestAt: string;
  soonDays: string;
}
export type TimeField = Exclude<keyof TimeValues, "isQuiet" | "isDigest">;

const evening = "22:00";
const morning = "07:00";
const office = "08:00";

const timeOf = (minute: number): string => {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

/** Minute of the day; null: no time. */
function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

export const timeValuesOf = ({ quiet, digest, soonDays }: Preferences): TimeValues => ({
  isQuiet: quiet !== null,
  quietFrom: quiet ? timeOf(quiet.from) : evening,
  quietTo: quiet ? timeOf(quiet.to) : morning,
  isDigest: digest !== null,
  digestAt: digest === null ? office : timeOf(digest),
  soonDays: String(soonDays),
});

type Problems = Partial<Record<TimeField, string>>;

/** What is wrong, each in words that say what to do, or what is to be kept. */
export function checkTimes(values: TimeValues): {
  problems: Problems;
  part: Pick<Preferences, "quiet" | "digest" | "soonDays"> | null;
} {
  const { isQuiet, isDigest } = values;
  const problems: Problems = {};
  const [begin, end, digest] = [values.quietFrom, values.quietTo, values.digestAt].map(minuteOf);
  if (isQuiet && begin == null) problems.quietFrom = translate("watch_problem_time");
  if (isQuiet && end == null) problems.quietTo = translate("watch_problem_time");
  else if (isQuiet && begin === end) problems.quietTo = translate("watch_problem_same_time");
  if (isDigest && digest == null) problems.digestAt = translate("watch_problem_time");
  const days = readWhole(values.soonDays, preferenceSettings.soonDays);
  if (days.problem !== null) problems.soonDays = days.problem;
  if (Object.keys(problems).length > 0 || days.problem !== null) return { problems, part: null };
  const quiet = isQuiet && begin != null && end != null ? { from: begin, to: end } : null;
  const part = { quiet, digest: isDigest ? (digest ?? null) : null, soonDays: days.value };
  return { problems, part };
}
