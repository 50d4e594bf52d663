import { float } from "../shared/float.ts";
import type { Account } from "../shared/scenario-schema.ts";
import { type Answer, done } from "./answer.ts";
import { countDomains } from "./domains.ts";
import type { Context } from "./query.ts";

const personal = {
  company_name: "Mustermann GmbH",
  address: { street: "Private Street", number: "1", zipcode: "12345", city: "Sampletown" },
  email: "owner@private.example",
  phone: { country_code: "+49", area_code: "30", subscriber_number: "5550123" },
  contacts: [{ id: 1, username: "mustermann", email: "contact@private.example" }],
};

/** The reseller's number. */
export const resellerOf = ({ key, openprovider }: Account): number =>
  openprovider.resellerId ??
  100_000 + [...key].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 89_999, 0);

const settingsOf = ({ money, openprovider }: Account): object => ({
  currency: money.currency,
  ...(openprovider.autoRenewByDefault === null
    ? {}
    : { is_auto_renew_enabled: openprovider.autoRenewByDefault }),
  maximum_credit: float(money.credit ?? "0"),
  minimum_payment: float("100"),
  renew_notification_days: [30, 7],
});

export function resellers({ account, query }: Context): Answer {
  const { money } = account;
  return done({
    ...personal,
    id: resellerOf(account),
    balance: float(money.amount),
    ...(money.deposit === undefined ? {} : { reserved_balance: float(money.deposit) }),
    vatperc: float(money.vat ?? "0"),
    status: "active",
    tier: 2,
    ...(query.with_settings === "true" ? { settings: settingsOf(account) } : {}),
    ...(query.with_statistics === "true" ? { statistics: statisticsOf(account) } : {}),
  });
}

function statisticsOf(account: Account): object {
  const { counts } = account.openprovider;
  const domains = countDomains(account);
  return {
    domain: { total: domains, by_status: { act: domains, fai: 0, nsr: 0, pen: 0, rej: 0, req: 0 } },
    ssl: { total: counts.ssl, by_status: {} },
    customer: { total: counts.customer },
    dns: { total: counts.dns },
    license: { total: counts.license },
    email_service: { total_count: 0 },
  };
}

export const statistics = ({ account }: Context): Answer => done(statisticsOf(account));
