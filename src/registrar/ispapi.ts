import { roleSeparator } from "../domain/registrar-sites.ts";
import { ispapiBalances } from "./balances.ts";
import { ispapiBookings } from "./bookings.ts";
import { commandFields } from "./command.ts";
import { ispapiDeposits } from "./deposits.ts";
import type { Dialect } from "./dialect.ts";
import { ispapiExchangeRates } from "./exchange-rates.ts";
import type { Field } from "./form.ts";
import { ispapiStatistics } from "./ispapi-statistics.ts";
import { ispapiRemovals } from "./removals.ts";
import { ispapiUpcomingCharges } from "./upcoming-charges.ts";

/** HEXONET: a system code in the form, `account!role`, a session in place of login and password. */
export const ispapi: Dialect = {
  identity: ({ system, user, role }, proof) => {
    const fields: Field[] = [["s_entity", system === "live" ? "54cd" : "1234"]];
    if (proof.kind === "session") return [...fields, ["s_session", proof.session]];
    fields.push(["s_login", role ? user + roleSeparator.ispapi + role : user]);
    fields.push(["s_pw", proof.password]);
    if (proof.oneTimePassword) fields.push(["s_otp", proof.oneTimePassword]);
    return fields;
  },
  startSession: ({ timeout, maxTtl }) =>
    commandFields("ispapi", "StartSession", { TIMEOUT: timeout, MAXTTL: maxTtl }),
  sessionProperty: "SESSION",
  closeCommand: "EndSession",
  statistics: ispapiStatistics,
  upcomingCharges: ispapiUpcomingCharges,
  bookings: ispapiBookings,
  removals: ispapiRemovals,
  deposits: ispapiDeposits,
  balances: ispapiBalances,
  exchangeRates: ispapiExchangeRates,
};
