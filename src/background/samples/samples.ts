import { type Failure, failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import type { Overview, VaultView } from "../../domain/overview.ts";
import type { Preferences } from "../../domain/preferences.ts";
import { projectOverview, type Registrars } from "../../domain/project-overview.ts";
import { sampleId } from "../../domain/sample-id.ts";
import { withWarnedNow } from "../../domain/warned-now.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import type { KeptMoney } from "../../storage/money-records.ts";
import { removeSamplesRecord, samplesRecord } from "../../storage/samples-record.ts";
import { asideProblem } from "../aside-problem.ts";
import { makeSample, type Sample } from "./make-sample.ts";
import { samplePlans } from "./sample-plans.ts";

// Nothing of the sample accounts is kept but that they are shown: they stand in no record of accounts, so that no check
// finds them, and have no secret, so that nothing could be sent for them.

/**
 * Whether the sample accounts are shown: never beside a real one. A record of it that cannot be read is none: nobody
 * misses anything by that.
 */
export async function areSamplesOn(): Promise<boolean> {
  const found = await samplesRecord.read();
  if (!found.ok || found.value === null) return false;
  const accounts = await accountsRecord.read();
  return accounts.ok && accounts.value.length === 0;
}

const samplesAt = (now: number): Sample[] =>
  samplePlans.map((plan, place) => makeSample(plan, place, now));

const byId = <T>(samples: readonly Sample[], part: (sample: Sample) => T): Record<string, T> =>
  Object.fromEntries(samples.map((sample) => [sample.account.id, part(sample)]));

/** What pages and badge show of the sample accounts at `now` (milliseconds since the epoch), by the product's own computation. */
export function sampleOverview(
  preferences: Preferences,
  registrars: Registrars,
  vault: Omit<VaultView, "hidden">,
  problem: Failure | null,
  now: number,
): Overview {
  const samples = samplesAt(now);
  const kept = {
    accounts: samples.map(({ account }) => account),
    snapshots: byId(samples, ({ snapshot }) => snapshot),
    foresights: byId(samples, ({ foresight }) => foresight),
    allAlerts: byId(samples, ({ alerts }) => alerts),
    warned: {},
    preferences,
  };
  const overview = withWarnedNow(projectOverview(kept, registrars, vault, problem), kept, now);
  return {
    ...overview,
    // There is no host to be asked, and no grant to be missed.
    accounts: overview.accounts.map((account) => ({ ...account, origin: "" })),
    sample: true,
  };
}

/** Shows the sample accounts, at `now` (milliseconds since the epoch). `rejected` where there is a real one. */
export async function beginSamples(now: number): Promise<Result<null>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  if (accounts.value.length > 0) return failed(failure("rejected"));
  // What was set aside may be accounts: nothing is shown in their place.
  const aside = await asideProblem();
  if (aside) return failed(aside);
  const begun = await samplesRecord.replace({ since: now });
  return begun.ok ? ok(null) : begun;
}

/** Ends them, without a trace. */
export async function endSamples(): Promise<Result<null>> {
  try {
    await removeSamplesRecord();
    return ok(null);
  } catch (error) {
    return failed(failure("storage", { text: String(error) }));
  }
}

async function sampleOf(accountId: string, now: number): Promise<Sample | null> {
  const place = samplePlans.findIndex(({ key }) => sampleId(key) === accountId);
  const plan = samplePlans[place];
  return plan && (await areSamplesOn()) ? makeSample(plan, place, now) : null;
}

/** What would be kept of a sample account's money; `account-gone` where no sample is shown. */
export async function readSample(accountId: string, now: number): Promise<Result<KeptMoney>> {
  const sample = await sampleOf(accountId, now);
  return sample ? ok(sample.money) : failed(failure("account-gone"));
}

/** The bookings that a sample account's registrar would tell, of a time in milliseconds since the epoch. */
export async function sampleBookings(
  accountId: string,
  span: { from: number; to: number },
  now: number,
): Promise<Result<{ rows: Booking[]; more: boolean }>> {
  const sample = await sampleOf(accountId, now);
  if (!sample) return failed(failure("account-gone"));
  const rows = sample.bookings.filter(({ at }) => at !== null && at >= span.from && at <= span.to);
  return ok({ rows, more: false });
}
