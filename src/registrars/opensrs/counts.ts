import type { Statistic } from "../../domain/account-status.ts";
import { ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import { asResult } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import { lookedBack, pageOf } from "./list.ts";

/** Days: a name is held for ten years at most, and a few more. */
const lookedAhead = 11 * 366;

/** How many names expire from lately on to whenever. */
async function countOf(ask: Ask, now: number): Promise<Result<number>> {
  const span = { from: dayOf(now) - lookedBack, to: dayOf(now) + lookedAhead };
  const page = await pageOf(ask, span, 1, 1);
  return page.ok ? ok(page.value.total) : page;
}

/** @param now milliseconds since the epoch */
export async function opensrsCounts(ask: Ask, now: number): Promise<Result<Statistic[]>> {
  const answer = await countOf(ask, now);
  const row = { product: "domains" };
  return asResult([
    answer.ok
      ? { ...row, count: answer.value, failure: null }
      : { ...row, count: null, failure: answer.failure },
  ]);
}
