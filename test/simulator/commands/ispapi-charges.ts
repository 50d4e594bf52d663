import { type Charge, chargesOf } from "../charges.ts";
import { dayMs, formatDate, parseDate } from "../dates.ts";
import { fromRows, page, type Row, sortRows } from "../lists.ts";
import { anyText, date, oneOf, paging } from "../parameters.ts";
import { subusersOf } from "../world.ts";
import type { Commands } from "./command.ts";

const narrow = ["OBJECTID", "OBJECTCLASS"];
const wide = [
  ...narrow,
  "SUBCLASS",
  "RENEWALMODE",
  "NEXTACTION",
  "NEXTACTIONDATE",
  "ACCOUNTINGDATE",
  "FINALIZATIONDATE",
  "FAILUREDATE",
  "EXPIRATIONDATE",
  "PAIDUNTILDATE",
  "PERIOD",
  "PRICE",
  "VAT",
  "VATPRICE",
];

const modes = {
  pay: "AUTORENEW",
  expireunpaid: "AUTORENEW",
  finalize: "AUTORENEW",
  expire: "AUTOEXPIRE",
  delete: "AUTODELETE",
};

function renewalRow(charge: Charge, vat: string | undefined): Row {
  const { action, chargedAt } = charge;
  const expiresAt = chargedAt + 40 * dayMs;
  const finalizedAt = chargedAt + 35 * dayMs;
  const next = {
    pay: chargedAt,
    expireunpaid: charge.lostAt ?? expiresAt,
    finalize: finalizedAt,
    expire: expiresAt,
    delete: expiresAt,
  }[action];
  return {
    OBJECTID: charge.object,
    OBJECTCLASS: charge.objectClass,
    SUBCLASS: charge.zone.toUpperCase(),
    RENEWALMODE: modes[action],
    NEXTACTION: action,
    NEXTACTIONDATE: formatDate(next),
    ACCOUNTINGDATE: formatDate(chargedAt),
    FINALIZATIONDATE: formatDate(finalizedAt),
    FAILUREDATE: formatDate(charge.lostAt ?? chargedAt + 5 * dayMs),
    EXPIRATIONDATE: formatDate(expiresAt),
    PAIDUNTILDATE: formatDate(action === "finalize" ? expiresAt + 365 * dayMs : expiresAt),
    PERIOD: "1Y",
    PRICE: charge.net,
    VAT: vat ?? "0.00",
    VATPRICE: charge.gross,
  };
}

/** ISPAPI's forecast of renewals. It has no filter for NEXTACTION, so that is an unknown parameter. */
export const ispapiChargeCommands: Commands = {
  QueryObjectRenewalList: {
    parameters: {
      ...paging,
      WIDE: oneOf("0", "1"),
      USERDEPTH: oneOf("SELF", "SUBUSER", "ALL"),
      ORDERBY: anyText,
      MAXACCOUNTINGDATE: date,
    },
    run: ({ world, account, parameters }) => {
      const depth = parameters.get("USERDEPTH")?.toUpperCase() ?? "ALL";
      const owners = [
        ...(depth === "SUBUSER" ? [] : [account]),
        ...(depth === "SELF" ? [] : subusersOf(world, account)),
      ];
      const until =
        parseDate(parameters.get("MAXACCOUNTINGDATE") ?? "") ?? Number.POSITIVE_INFINITY;
      const rows = owners.flatMap((owner) =>
        chargesOf(owner, world.startedAt)
          .filter(({ chargedAt }) => chargedAt <= until)
          .map((charge) => renewalRow(charge, owner.money.vat)),
      );
      const names = parameters.get("WIDE") === "1" ? wide : narrow;
      const sorted = sortRows(rows, parameters.get("ORDERBY"), wide);
      return page(fromRows(sorted), names, parameters, world.scenario.limits.page);
    },
  },
};
