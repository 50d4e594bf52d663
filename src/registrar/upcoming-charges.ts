import type { Result } from "../domain/failure.ts";
import { cnrCharge, ispapiCharge } from "../domain/foresight/read-charge.ts";
import type { UpcomingCharge } from "../domain/foresight/upcoming-charge.ts";
import { apiDate } from "./api-date.ts";
import type { Ask } from "./dialect.ts";
import { pageSize, readPage } from "./list-page.ts";
import type { ChargesPage, Page } from "./registrar-client.ts";

/**
 * ISPAPI, `QueryObjectRenewalList`. The day after the last one wanted is the upper limit: whether a bare date
 * means its midnight or its end is not documented for this command, and later rows are not summed anyway.
 */
export async function ispapiUpcomingCharges(
  ask: Ask,
  { first, through, vatPercent }: ChargesPage,
): Promise<Result<Page<UpcomingCharge>>> {
  const command = "QueryObjectRenewalList";
  const answer = await ask(command, {
    WIDE: 1,
    USERDEPTH: "SELF",
    FIRST: first,
    LIMIT: pageSize,
    ORDERBY: "ACCOUNTINGDATE",
    MAXACCOUNTINGDATE: apiDate(through + 1),
  });
  if (!answer.ok) return answer;
  return readPage(
    answer.value,
    command,
    first,
    [
      "OBJECTID",
      "OBJECTCLASS",
      "RENEWALMODE",
      "NEXTACTION",
      "ACCOUNTINGDATE",
      "FAILUREDATE",
      "PRICE",
      "VAT",
      "VATPRICE",
    ],
    (
      OBJECTID,
      OBJECTCLASS,
      RENEWALMODE,
      NEXTACTION,
      ACCOUNTINGDATE,
      FAILUREDATE,
      PRICE,
      VAT,
      VATPRICE,
    ) =>
      ispapiCharge(
        {
          OBJECTID,
          OBJECTCLASS,
          RENEWALMODE,
          NEXTACTION,
          ACCOUNTINGDATE,
          FAILUREDATE,
          PRICE,
          VAT,
          VATPRICE,
        },
        vatPercent,
      ),
  );
}

/** CNR, `QueryUpcomingAccountingList`. WIDE=1 asks for each charge by itself, not grouped with others. */
export async function cnrUpcomingCharges(
  ask: Ask,
  { first, today, through, vatPercent }: ChargesPage,
): Promise<Result<Page<UpcomingCharge>>> {
  const command = "QueryUpcomingAccountingList";
  const answer = await ask(command, {
    WIDE: 1,
    // One more than needed: whether the last day counts is not documented.
    DAYS: Math.max(1, through - today + 1),
    FIRST: first,
    LIMIT: pageSize,
    ORDERBY: "RENEWALDATE",
    ORDER: "ASC",
  });
  if (!answer.ok) return answer;
  return readPage(
    answer.value,
    command,
    first,
    ["DOMAIN", "SERVER", "CLASS", "RENEWALDATE", "PRICE", "VAT", "CURRENCY", "QUANTITY"],
    (DOMAIN, SERVER, CLASS, RENEWALDATE, PRICE, VAT, CURRENCY, QUANTITY) =>
      cnrCharge({ DOMAIN, SERVER, CLASS, RENEWALDATE, PRICE, VAT, CURRENCY, QUANTITY }, vatPercent),
  );
}
