import Big from "big.js";
import { dayMs } from "../shared/dates.ts";
import type { Account } from "../shared/scenario-schema.ts";
import { chargesOf } from "./charges.ts";

const redemptionDays = 30;

/**
 * CNR's renewal run: every charge whose time has come is taken from the money, or, where that does not pay it in
 * full, its domain leaves the account at once, into the history with 30 days of redemption. There is no second try.
 * Without a run a charge stays in the list, overdue, as between its day and the run.
 * @param now ms since 1970
 */
export function runRenewals(account: Account, startedAt: number, now: number): void {
  const day = (now - startedAt) / dayMs;
  const credit = account.money.credit ?? "0";
  for (const charge of chargesOf(account, startedAt)) {
    const { object, action, chargedAt, gross, net } = charge;
    if (action !== "pay" || chargedAt === undefined || chargedAt > now || gross === undefined)
      continue;
    const left = new Big(account.money.amount).minus(gross);
    const isPaid = left.plus(credit).gte(0);
    account.charges = { ...account.charges, without: [...account.charges.without, object] };
    account.events.push({
      day,
      eventClass: "DOMAIN_RENEWAL",
      subclass: isPaid ? "RENEWAL_SUCCESSFUL" : "RENEWAL_FAILED",
      object,
      isDeleted: false,
    });
    if (!isPaid) {
      const untilDay = day + redemptionDays;
      account.removed.push({
        domain: object,
        day,
        reason: "EXPIRE",
        status: "redemptionGrace",
        untilDay,
      });
      continue;
    }
    account.money.amount = left.toFixed(2);
    account.renewed.push({ domain: object, day });
    account.accounting = {
      ...account.accounting,
      rows: [
        ...account.accounting.rows,
        { day, type: "RENEW_DOMAIN", description: object, price: net ?? gross, vat: true },
      ],
    };
  }
}
