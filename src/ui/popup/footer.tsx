import { isStale } from "../../domain/account-state.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { olderValueText } from "../../text/failure-text.ts";
import { formatMoment, formatSpan } from "../../text/format-time.ts";
import { translate } from "../../text/translate.ts";

interface FooterProps {
  account: AccountOverview;
  now: number;
  isLocked: boolean;
  /** The way to add funds stands above. */
  isShort: boolean;
}

/** The figures' age, the next check, and the ways to the registrar and to the whole picture. */
export function Footer({ account, now, isLocked, isShort }: FooterProps) {
  const { panel, topUp } = account.facts;
  const link = (text: string, href: string) => (
    <a href={href} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
  return (
    <footer>
      <div class="row">
        <span
          class={!isLocked && isStale(account, now) ? "care" : ""}
          title={account.figures ? formatMoment(account.figures.at) : undefined}
        >
          {(isLocked && olderValueText(account)) || ageText(account, now)}
        </span>
        <span title={account.nextCheckAt ? formatMoment(account.nextCheckAt) : undefined}>
          {!isLocked && nextCheckText(account, now)}
        </span>
      </div>
      <nav>
        {account.system === "live" && !isShort && link(translate("add_funds"), topUp)}
        {link(translate("control_panel"), panel)}
        {link(translate("card_dashboard"), `dashboard.html#account=${account.id}`)}
      </nav>
    </footer>
  );
}

/** How old the figures are: `Updated 3 min ago`, `Not up to date · 52 min old`. */
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
