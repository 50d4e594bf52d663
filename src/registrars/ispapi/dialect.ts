import { roleSeparator } from "../../domain/registrar-sites.ts";
import type { Field } from "../http/form.ts";
import { ispapiBookings } from "../line-protocol/bookings.ts";
import { commandFields } from "../line-protocol/command.ts";
import type { Dialect } from "../line-protocol/dialect.ts";
import { ispapiRemovals } from "../line-protocol/removals.ts";
import { ispapiUpcomingCharges } from "../line-protocol/upcoming-charges.ts";
import { ispapiBalances } from "./balances.ts";
import { ispapiDeposits } from "./deposits.ts";
import { ispapiExchangeRates } from "./exchange-rates.ts";
import { ispapiStatistics } from "./statistics.ts";

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
