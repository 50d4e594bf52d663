import { isSumAtMost } from "../domain/at-most.ts";
import { badgeView } from "../domain/badge-view.ts";
import { digestRound } from "../domain/digest.ts";
import type { Overview } from "../domain/overview.ts";
import type { Preferences } from "../domain/preferences.ts";
import { nextAt } from "../domain/quiet-hours.ts";
import { browser } from "../platform/browser.ts";
import { digestRecord } from "../storage/digest-record.ts";
import { overviewRecord } from "../storage/overview-record.ts";
import { titleOf } from "../text/badge-title.ts";
import { formatMoney } from "../text/format-money.ts";
import { isolated } from "../text/name-text.ts";
import { translate, translateCount } from "../text/translate.ts";
import { keepGroup, mayNotify } from "./notifications.ts";

/** Fires at the minute of the day that the user chose. */
export const digestAlarm = "digest";

/** The notification's own id: the next one takes the place of one that nobody has looked at. */
export const digestId = "digest";

/** What this worker has planned already; a worker that starts plans it again. */
let planned: string | null = null;

/** Plans the digest that comes next, by the clock of `now` (milliseconds since the epoch), or takes its alarm away. */
export async function planDigest({ digest, notify }: Preferences, now: number): Promise<void> {
  const when = digest === null || !notify ? null : nextAt(digest, now);
  if (planned === `${when}`) return;
  if (when === null) await browser.alarms.clear(digestAlarm);
  else await browser.alarms.create(digestAlarm, { when });
  planned = `${when}`;
}

/** The sums of all that is available, each with what is not known about it. */
const sumsOf = ({ totals, accounts }: Overview): string =>
  totals
    .map(({ available, currency, unknown }) =>
      [
        isSumAtMost(accounts, currency) ? translate("at_most") : "",
        formatMoney(available, currency),
        unknown > 0 ? `(${translateCount("total_unknown", unknown)})` : "",
      ]
        .filter(Boolean)
        .join(" "),
    )
    .join(" · ");

/** What the tooltip says, whose first line is about all accounts; under it their sums where it says no more. */
function wordsOf(overview: Overview, now: number): { title: string; message: string } {
  const [title = "", ...lines] = titleOf(badgeView(overview, now), now).split("\n");
  const message = lines.length > 0 ? lines.join("\n") : sumsOf(overview);
  return { title: isolated(title), message: message || translate("extension_name") };
}

/** Shows the digest of an overview, in the place of one that stands. Rejects where the browser refuses it. */
export async function showDigest(overview: Overview, now: number): Promise<void> {
  const { accounts, vault } = overview;
  // Hidden, it tells of none.
  await keepGroup(digestId, vault.hidden ? [] : accounts.map(({ id }) => id));
  await browser.notifications.create(digestId, {
    type: "basic",
    iconUrl: browser.runtime.getURL("icons/icon-128.png"),
    ...wordsOf(overview, now),
  });
}

/**
 * Shows how all accounts stand, once a day from the minute on that the user chose. To be called after the checks of that
 * moment. Noted before it is shown; where the browser refuses it, that note is taken back, and the next wake tries again.
 * Rejects where what was noted cannot be read or written.
 */
export async function tellDigest(now: number): Promise<void> {
  // The alarm of it may be what woke the worker, and is gone then, also where it came a moment too early.
  planned = null;
  const overview = await overviewRecord.read();
  if (!overview.ok) throw new Error(overview.failure.text);
  const { accounts, preferences, sample } = overview.value;
  if (accounts.length === 0 || sample || !(await mayNotify())) return;
  let isDue = false;
  let before = { day: null as string | null };
  const noted = await digestRecord.update((state) => {
    before = state;
    const round = digestRound(state, preferences, now);
    isDue = round.isDue;
    return round.after;
  });
  if (!noted.ok) throw new Error(noted.failure.text);
  if (!isDue) return;
  try {
    await showDigest(overview.value, now);
  } catch {
    await digestRecord.update(() => before);
  }
}
