import type { Failure, FailureKind } from "../failure.ts";
import type { ForesightPart } from "./parts.ts";

/** The last ask for a list that foresight is made of. */
export interface Try {
  /** When it began, milliseconds since the epoch. */
  at: number;
  /** What the account said of itself then: another word makes the list due. null: nothing does but time. {@link unfinished}: no answer yet. */
  basis: string | null;
  /** Why it failed; null: it did not, or is not over. */
  failure: Failure | null;
}

/** What an account's registrar is asked for beside its figures: the lists, and what one page alone wants to know. */
export type Asked = ForesightPart | "rights" | "all-charges";

/** What asks for the same list as another: a pause of that one is its own. */
const sameList: Partial<Record<Asked, Asked>> = { "all-charges": "charges" };

/** The last ask for each. */
export type Tries = Partial<Record<Asked, Try>>;

/** The basis of a try whose answer did not come yet, and never may: its worker may be gone. */
export const unfinished = "?";

const minute = 60_000;
/** Milliseconds after which a list is asked for again. */
export const partInterval = 6 * 60 * minute;
/** The same after a failure that may pass by itself. */
const shortPause = 15 * minute;

/** Failures that may be gone at the next try; a refusal or an answer that cannot be read is not. */
const passing: ReadonlySet<FailureKind> = new Set([
  "session-expired",
  "too-many-sign-ins",
  "locked-out",
  "too-many-sessions",
  "offline",
  "unreachable",
  "timeout",
  "server",
  "http",
  "locked",
  "storage",
]);

/** Milliseconds that the registrar wants to be left alone for. */
const waitOf = ({ wait = 0 }: Failure): number => wait * 1000;

export const isPassing = ({ kind }: Failure): boolean => passing.has(kind);

/** Whether the registrar wants to be left alone since this try, at `now`. One from the future counts for nothing. */
export const isPaused = (last: Try | undefined, now: number): boolean =>
  !!last?.failure && last.at <= now + minute && now - last.at < waitOf(last.failure);

/**
 * The failure after which the registrar wants a list to be left alone still, also by the user's Refresh: the pause would
 * only grow. That of a refusal or an answer that cannot be read is of its own list; a fault that passes is met by every
 * list, and so is its pause. null: it may be asked for.
 * @param now milliseconds since the epoch
 */
export function pauseOf(tries: Tries, part: Asked, now: number): Failure | null {
  const ofOthers = Object.values(tries).filter(({ failure }) => failure && isPassing(failure));
  const own = [tries[part], tries[sameList[part] ?? part]];
  const last = [...own, ...ofOthers].find((each) => isPaused(each, now));
  return last?.failure ?? null;
}

/**
 * Whether a list is to be asked for: at first, every `interval`, and when its basis has changed. After a
 * passing failure in a quarter of an hour; a refusal (531) or an answer that cannot be read will be the same
 * again, and has the interval to pass. A try from the future (the clock was set back) counts for nothing.
 * @param interval milliseconds
 */
export function isPartDue(
  last: Try | undefined,
  basis: string | null,
  now: number,
  interval = partInterval,
): boolean {
  if (last === undefined || last.at > now + minute) return true;
  const age = now - last.at;
  if (last.failure)
    return (
      age >= Math.max(waitOf(last.failure), isPassing(last.failure) ? shortPause : partInterval)
    );
  if (last.basis === unfinished) return age >= shortPause;
  return age >= interval || (last.basis !== null && basis !== null && last.basis !== basis);
}
