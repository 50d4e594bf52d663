import { isStale } from "../../domain/account-state.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { ageText, nextCheckText } from "../../text/age-text.ts";
import { olderValueText } from "../../text/failure-text.ts";
import { formatMoment } from "../../text/format-time.ts";
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
