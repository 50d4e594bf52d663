import { roleSeparator } from "../../domain/registrar-sites.ts";
import type { Field } from "../http/form.ts";
import { cnrBookings } from "../line-protocol/bookings.ts";
import type { Dialect } from "../line-protocol/dialect.ts";
import { cnrPresentDomains, cnrRemovals, cnrRenewalEvents } from "../line-protocol/removals.ts";
import { cnrUpcomingCharges } from "../line-protocol/upcoming-charges.ts";
import { cnrAccountBook } from "./account-book.ts";
import { cnrAccountTerms } from "./account-terms.ts";
import { cnrOwnRights } from "./own-rights.ts";
import { cnrStatistics } from "./statistics.ts";

/** CentralNic Reseller: the host alone tells the system, `account:role`, a session beside the login. */
export const cnr: Dialect = {
  identity: ({ user, role }, proof) => {
    const login: Field = ["s_login", role ? user + roleSeparator.cnr + role : user];
    // No field for a one-time password is documented: none is sent.
    return proof.kind === "session"
      ? [login, ["s_sessionid", proof.session]]
      : [login, ["s_pw", proof.password]];
  },
  // Without a command, and without limits: the server's own apply.
  startSession: () => [["persistent", "1"]],
  sessionProperty: "SESSIONID",
  closeCommand: "StopSession",
  statistics: cnrStatistics,
  upcomingCharges: cnrUpcomingCharges,
  bookings: cnrBookings,
  accountBook: cnrAccountBook,
  removals: cnrRemovals,
  renewalEvents: cnrRenewalEvents,
  presentDomains: cnrPresentDomains,
  accountTerms: cnrAccountTerms,
  ownRights: cnrOwnRights,
};
