import { type Failure, failed, type Result } from "../../domain/failure.ts";

/** Sends, unless a pause is under way: then what asked for it is the answer, and nothing is sent. */
export type PauseKeeper = <T>(send: () => Promise<Result<T>>) => Promise<Result<T>>;

/**
 * A client serves one round of an account, in which one refusal leads to another request: a smaller page, the next list, a
 * new session. After one that asks to be left alone none of these is sent until its time is over: the pause would only
 * grow. Across rounds it is kept by what is noted of the failure (`domain/may-ask.ts`).
 * @param clock milliseconds, of any beginning
 */
export function pauseKeeper(clock: () => number = () => Date.now()): PauseKeeper {
  let paused: { why: Failure; from: number; until: number } | null = null;
  return async (send) => {
    const now = clock();
    // Under a clock that was set back nobody knows how much of it is left: it is asked.
    if (paused && now >= paused.from && now < paused.until) return failed(paused.why);
    const answer = await send();
    if (!answer.ok && answer.failure.wait) {
      const from = clock();
      paused = { why: answer.failure, from, until: from + answer.failure.wait * 1000 };
    }
    return answer;
  };
}
