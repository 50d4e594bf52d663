import { isStale } from "../domain/account-state.ts";
import type { AccountOverview } from "../domain/overview.ts";
import { formatMoment, formatSpan } from "./format-time.ts";
import { translate } from "./translate.ts";

/** How old the figures are at `now` (milliseconds since the epoch): `Updated 3 min ago`, `Not up to date · 52 min old`. */
export function ageText(account: AccountOverview, now: number): string {
  if (!account.figures) return translate("never_updated");
  const age = now - account.figures.at;
  if (isStale(account, now))
    // A clock that was set back leaves figures from the future: only their date says anything.
    return `${translate("state_not_up_to_date")} · ${
      age < 0 ? formatMoment(account.figures.at) : translate("old", formatSpan(age))
    }`;
  return age < 60_000 ? translate("updated_just_now") : translate("updated_ago", formatSpan(age));
}

/** When the worker will look again; empty for an account that is off. */
export function nextCheckText(account: AccountOverview, now: number): string {
  if (!account.enabled) return "";
  if (account.nextCheckAt === null) return translate("checks_stopped");
  const span = account.nextCheckAt - now;
  if (span <= 0) return translate("checking_now");
  return translate(account.trouble ? "trying_again_in" : "next_check_in", formatSpan(span));
}
