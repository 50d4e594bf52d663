import { dayMs, formatDate, parseDate } from "../../shared/dates.ts";
import { subusersOf } from "../../shared/world.ts";
import { allOf, byTime, type Charge, chargedUntil, chargesOf } from "../charges.ts";
import { fromRows, page, type Row, type Source, sortRows } from "../lists.ts";
import { anyText, date, oneOf, paging } from "../parameters.ts";
import type { Commands, Context } from "./command.ts";

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

/** The dates of a row, as far as the day of its charge is known. */
function datesOf({ action, chargedAt, lostAt, dateText }: Charge): Row {
  if (chargedAt === undefined)
    return {
      ACCOUNTINGDATE: dateText,
      FAILUREDATE: lostAt === undefined ? undefined : formatDate(lostAt),
    };
  const expiresAt = chargedAt + 40 * dayMs;
  const finalizedAt = chargedAt + 35 * dayMs;
  const next = {
    pay: chargedAt,
    expireunpaid: lostAt ?? expiresAt,
    finalize: finalizedAt,
    expire: expiresAt,
    delete: expiresAt,
  }[action];
  return {
    NEXTACTIONDATE: formatDate(next),
    ACCOUNTINGDATE: dateText ?? formatDate(chargedAt),
    FINALIZATIONDATE: formatDate(finalizedAt),
    FAILUREDATE: formatDate(lostAt ?? chargedAt + 5 * dayMs),
    EXPIRATIONDATE: formatDate(expiresAt),
    PAIDUNTILDATE: formatDate(action === "finalize" ? expiresAt + 365 * dayMs : expiresAt),
  };
}

const renewalRow = (charge: Charge): Row => ({
  ...datesOf(charge),
  OBJECTID: charge.object,
  OBJECTCLASS: charge.objectClass,
  SUBCLASS: charge.zone.toUpperCase(),
  RENEWALMODE: modes[charge.action],
  NEXTACTION: charge.actionText ?? charge.action,
  PERIOD: "1Y",
  PRICE: charge.net,
  VAT: charge.net === undefined ? undefined : (charge.vat ?? "0.00"),
  VATPRICE: charge.gross,
});

/** The charges asked for, in order of time or of another column. Rows without a date are under any limit. */
function listed({ world, account, parameters }: Context): Source {
  const depth = parameters.get("USERDEPTH")?.toUpperCase() ?? "ALL";
  const owners = [
    ...(depth === "SUBUSER" ? [] : [account]),
    ...(depth === "SELF" ? [] : subusersOf(world, account)),
  ];
  const [first = [], ...others] = owners.map((owner) => chargesOf(owner, world.startedAt));
  const all = others.length === 0 ? first : [first, ...others].flat().sort(byTime);
  const until = parseDate(parameters.get("MAXACCOUNTINGDATE") ?? "") ?? Number.MAX_VALUE;
  const due = chargedUntil(all, until);
  const order = parameters.get("ORDERBY");
  if (order !== undefined && order.toUpperCase() !== "ACCOUNTINGDATE")
    return fromRows(sortRows(allOf(due).map(renewalRow), order, wide));
  return {
    total: due.total,
    row: (index) => {
      const charge = due.at(index);
      return charge ? renewalRow(charge) : {};
    },
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
    run: (context) => {
      const { world, parameters } = context;
      const names = parameters.get("WIDE") === "1" ? wide : narrow;
      return page(listed(context), names, parameters, world.scenario.limits.page);
    },
  },
  QueryObjectDeletionLogList: {
    parameters: {
      ...paging,
      OBJECTCLASS: anyText,
      OBJECTID: anyText,
      MINDATE: date,
      MAXDATE: date,
      // Only the order that the list has anyway.
      ORDERBY: oneOf("LOGDATE"),
    },
    run: ({ world, account, parameters, now }) => {
      const from = parseDate(parameters.get("MINDATE") ?? "") ?? 0;
      const to = parseDate(parameters.get("MAXDATE") ?? "") ?? now;
      const rows = account.removed
        .map(({ domain, day = 0 }) => ({ domain, at: world.startedAt + Math.round(day * dayMs) }))
        .filter(({ at }) => at >= from && at <= to)
        .sort((a, b) => a.at - b.at)
        .map(({ domain, at }, place) => ({
          LOGDATE: formatDate(at),
          LOGINDEX: String(place + 1),
          LOGROLEID: "",
          LOGUSER: account.login,
          OBJECTCLASS: "DOMAIN",
          OBJECTID: domain,
          REFERENCE: account.login,
        }));
      const names = Object.keys(rows[0] ?? { LOGDATE: "", OBJECTID: "" });
      return page(fromRows(rows), names, parameters, world.scenario.limits.page);
    },
  },
};
