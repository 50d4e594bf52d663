import type { Result } from "../../domain/failure.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { ChargesPage, Page } from "../contract.ts";
import { apiDate } from "./api-date.ts";
import type { CommandName, Parameters } from "./command.ts";
import type { Ask } from "./dialect.ts";
import { pageSize, readPage } from "./list-page.ts";
import { type ChargeRow, cnrCharge, ispapiCharge } from "./read-charge.ts";

const ispapiColumns =
  "OBJECTID OBJECTCLASS RENEWALMODE NEXTACTION ACCOUNTINGDATE FAILUREDATE PRICE VAT VATPRICE";
const cnrColumns = "DOMAIN SERVER CLASS RENEWALDATE PRICE VAT CURRENCY QUANTITY";

async function readCharges(
  ask: Ask,
  command: CommandName,
  first: number,
  parameters: Parameters,
  columns: string,
  read: (row: ChargeRow) => UpcomingCharge,
): Promise<Result<Page<UpcomingCharge>>> {
  const answer = await ask(command, { WIDE: 1, FIRST: first, LIMIT: pageSize, ...parameters });
  if (!answer.ok) return answer;
  const names = columns.split(" ");
  return readPage(answer.value, command, first, names, (...values) =>
    read(Object.fromEntries(names.map((name, place) => [name, values[place]]))),
  );
}

/**
 * ISPAPI, `QueryObjectRenewalList`. The day after the last one wanted is the upper limit: whether a bare date
 * means its midnight or its end is not documented for this command, and later rows are not summed anyway.
 */
export const ispapiUpcomingCharges = (
  ask: Ask,
  { first, through, ...terms }: ChargesPage,
): Promise<Result<Page<UpcomingCharge>>> =>
  readCharges(
    ask,
    "QueryObjectRenewalList",
    first,
    {
      USERDEPTH: "SELF",
      ORDERBY: "ACCOUNTINGDATE",
      MAXACCOUNTINGDATE: apiDate(through + 1),
    },
    ispapiColumns,
    (row) => ispapiCharge(row, terms),
  );

/** CNR, `QueryUpcomingAccountingList`. WIDE=1 asks for each charge by itself, not grouped with others. */
export const cnrUpcomingCharges = (
  ask: Ask,
  { first, today, through, ...terms }: ChargesPage,
): Promise<Result<Page<UpcomingCharge>>> =>
  readCharges(
    ask,
    "QueryUpcomingAccountingList",
    first,
    {
      // One more than needed: whether the last day counts is not documented.
      DAYS: Math.max(1, through - today + 1),
      ORDERBY: "RENEWALDATE",
      ORDER: "ASC",
    },
    cnrColumns,
    (row) => cnrCharge(row, terms),
  );
