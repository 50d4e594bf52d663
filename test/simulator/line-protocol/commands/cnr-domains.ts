import { dayMs, formatDate, parseDate } from "../../shared/dates.ts";
import { Refusal } from "../../shared/refusal.ts";
import type { Account } from "../../shared/scenario-schema.ts";
import { done } from "../../shared/types.ts";
import { fromRows, page, type Row, sortRows } from "../lists.ts";
import { anyText, date, oneOf, paging, required, whole } from "../parameters.ts";
import type { Commands, Context } from "./command.ts";

const time = ({ world }: Context, day: number | undefined): string | undefined =>
  day === undefined ? undefined : formatDate(world.startedAt + Math.round(day * dayMs));

/** Rows between MINDATE and MAXDATE by the date in one column; `ago`: what MINDATE is where it is left out, ms. */
function within(context: Context, rows: Row[], column: string, ago: number): Row[] {
  const { parameters, now } = context;
  const from = parseDate(parameters.get("MINDATE") ?? "") ?? now - ago;
  const to = parseDate(parameters.get("MAXDATE") ?? "") ?? now;
  return rows.filter((row) => {
    const at = parseDate(row[column] ?? "");
    return at === undefined || (at >= from && at <= to);
  });
}

/** `*` stands for anything in a pattern. */
const fits = (value: string | undefined, pattern: string | undefined): boolean =>
  pattern === undefined ||
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`, "i").test(
    value ?? "",
  );

const sent = (context: Context, rows: Row[], columns: string[]) => {
  const { parameters, world } = context;
  const turned = parameters.get("ORDER")?.toUpperCase() === "DESC" ? rows.toReversed() : rows;
  return page(fromRows(turned), columns, parameters, world.scenario.limits.page);
};

const historyColumns = [
  "HISTORYID",
  "DELETEDDATE",
  "DOMAIN",
  "ZONE",
  "REASON",
  "STATUS",
  "STATUS UNTIL",
];
const eventColumns = ["EVENT", "EVENTCLASS", "EVENTSUBCLASS", "EVENT_DATE", "OBJECT_ID"];
const renewedColumns = ["DOMAIN", "AMOUNT", "VAT", "CURRENCY", "TYPE"];

/** What the parameter STATUS calls the stages of the rows. */
const stages: Record<string, string> = {
  REDEMPTIONPERIOD: "redemptionGrace",
  PENDINGDELETE: "pendingDelete",
};

const span = { MINDATE: date, MAXDATE: date, ORDER: oneOf("ASC", "DESC") };

const historyRows = (context: Context): Row[] =>
  context.account.removed.map((removed, place) => ({
    HISTORYID: String(7000 + place),
    DELETEDDATE: time(context, removed.day),
    DOMAIN: removed.domain,
    ZONE: removed.domain.split(".").at(-1),
    REASON: removed.reason,
    STATUS: removed.status,
    "STATUS UNTIL": time(context, removed.untilDay),
  }));

const eventRows = (context: Context): Row[] =>
  context.account.events
    .filter(({ isDeleted }) => !isDeleted || context.parameters.get("SHOWALL") === "1")
    .map((event, place) => ({
      EVENT: String(91_000 + place),
      EVENTCLASS: event.eventClass,
      EVENTSUBCLASS: event.subclass,
      EVENT_DATE: time(context, event.day),
      OBJECT_ID: event.object,
    }));

const namesOf = ({ suspended }: Account): Row[] => suspended.map((domain) => ({ DOMAIN: domain }));

/** CNR's commands about domains that left the account, or nearly did, and about their renewals. */
export const cnrDomainCommands: Commands = {
  QueryDomainHistoryList: {
    parameters: {
      ...paging,
      ...span,
      DOMAIN: anyText,
      ZONE: anyText,
      REASON: anyText,
      STATUS: oneOf("REDEMPTIONPERIOD", "PENDINGDELETE"),
      ORDERBY: oneOf("HISTORYID", "DELETEDDATE", "REASON", "DOMAIN"),
    },
    run: (context) => {
      const { parameters } = context;
      const stage = parameters.get("STATUS")?.toUpperCase();
      const rows = within(context, historyRows(context), "DELETEDDATE", 30 * dayMs).filter(
        (row) =>
          (stage === undefined || row.STATUS === stages[stage]) &&
          ["DOMAIN", "ZONE", "REASON"].every((name) => fits(row[name], parameters.get(name))),
      );
      const by = parameters.get("ORDERBY") ?? "HISTORYID";
      return sent(context, sortRows(rows, by, historyColumns), historyColumns);
    },
  },
  QueryEventList: {
    parameters: {
      ...paging,
      ...span,
      CLASS: anyText,
      SUBCLASS: anyText,
      SHOWALL: oneOf("0", "1"),
      ORDERBY: oneOf("CLASS", "SUBCLASS", "OBJECTID", "DATE"),
    },
    run: (context) => {
      const { parameters } = context;
      const rows = within(context, eventRows(context), "EVENT_DATE", 365 * dayMs).filter(
        (row) =>
          fits(row.EVENTCLASS, parameters.get("CLASS")) &&
          fits(row.EVENTSUBCLASS, parameters.get("SUBCLASS")),
      );
      return sent(context, sortRows(rows, "EVENT_DATE", eventColumns), eventColumns);
    },
  },
  QueryDomainList: {
    parameters: {
      ...paging,
      TYPE: required(oneOf("SHOWERRP", "SHOWRENEWED")),
      DAYS: whole(1, 365),
    },
    run: (context) => {
      const { account, parameters, now } = context;
      if (parameters.get("TYPE")?.toUpperCase() === "SHOWERRP")
        return sent(context, namesOf(account), ["DOMAIN"]);
      const days = parameters.get("DAYS");
      if (days === undefined)
        throw new Refusal(504, "Missing required attribute; DAYS", "parameter");
      const since = now - Number(days) * dayMs;
      const rows = account.renewed
        .filter(({ day }) => context.world.startedAt + day * dayMs >= since)
        .map(({ domain }) => ({
          DOMAIN: domain,
          AMOUNT: "9.90",
          VAT: "1.88",
          CURRENCY: account.money.currency,
          TYPE: "RENEW",
        }));
      return sent(context, rows, renewedColumns);
    },
  },
};

const rightNumber: Record<string, number> = {
  STATUS: 1,
  QUERY: 2,
};

/** Which locations stand behind an area with read access. The manual gives no list: our reading. */
const locationsOf = (area: string): string => area.toUpperCase();

/** StatusRegistrar, with all that a client must drop, and QueryACLList. */
export const cnrRegistrarCommands: Commands = {
  StatusRegistrar: {
    parameters: { REGISTRAR: required(anyText) },
    run: ({ account: { money, terms, login }, parameters }) => {
      if (parameters.get("REGISTRAR")?.toLowerCase() !== login.toLowerCase())
        throw new Refusal(531, "Authorization failed");
      return done({
        REGISTRAR: [login],
        LOWBALANCE_WARNING: [terms.lowBalanceWarning],
        CURRENT: [money.amount],
        CREDIT: [money.credit],
        EMERGENCYCREDIT: [terms.emergencyCredit],
        TEMPCREDIT: [terms.temporaryCredit],
        CURRENCY: [money.currency],
        VAT: [money.vat],
        ...Object.fromEntries(
          Object.entries(privateOf(login)).map(([name, text]) => [name, [text]]),
        ),
      });
    },
  },
  QueryACLList: {
    parameters: { ...paging, USERNAME: required(anyText) },
    run: (context) => {
      const { account, parameters } = context;
      const name = parameters.get("USERNAME");
      const role = account.roles.find((each) => each.name === name);
      if (!role && name?.toLowerCase() !== account.login.toLowerCase())
        throw new Refusal(545, "Object not found");
      const all = ["Account", "Acl", "Domain", "Event", "Log", "Price", "Registrar", "Tool"];
      const names = role
        ? ["STATUS", "QUERY"]
        : ["ADD", "CHECK", "DELETE", "MODIFY", "QUERY", "STATUS"];
      const right = names.reduce((sum, each) => sum + (rightNumber[each] ?? 4), 0);
      const rows = (role?.areas ?? all).map((area) => ({
        LOCATION: locationsOf(area),
        RIGHT: String(right),
        RIGHTNAMES: names.join(","),
      }));
      return sent(context, rows, ["LOCATION", "RIGHT", "RIGHTNAMES"]);
    },
  },
};

/** What StatusRegistrar tells beside the money, each with a mark of its own that is to be found nowhere else. */
export const privateOf = (login: string): Record<string, string> => ({
  FTPPASSWORD: `ftp-Qx7mark-${login}`,
  BANK_CODE: `bank-Wz3mark-${login}`,
  BANKCODE: `code-Lk5mark-${login}`,
  ACCOUNTHOLDER: `holder-Pv9mark-${login}`,
  ACCOUNTNUMBER: `number-Rt2mark-${login}`,
  SEPA_ACCOUNTHOLDER: `sepa-Hj4mark-${login}`,
  SEPA_IBAN: `DE00-iban-Nb8mark-${login}`,
  SEPA_BIC: `bic-Ym6mark-${login}`,
  EMAIL: `mail-Ks1mark-${login}@example.invalid`,
  OWNER_PHONE: `+49.phone-Gd0mark-${login}`,
});
