import type { Result } from "../../domain/failure.ts";
import type { ChargesPage, ChargesQuery } from "../contract.ts";
import { apiDate } from "../line-protocol/api-date.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { readCharges } from "../line-protocol/upcoming-charges.ts";
import { ispapiCharge } from "./read-charge.ts";

const columns =
  "OBJECTID OBJECTCLASS RENEWALMODE NEXTACTION ACCOUNTINGDATE FAILUREDATE PRICE VAT VATPRICE";

/**
 * `QueryObjectRenewalList`, in order of day (ORDERBY=ACCOUNTINGDATE). The day after the last one wanted is the upper
 * limit: whether a bare date means its midnight or its end is not documented for this command, and later rows are not
 * summed anyway.
 */
export const ispapiUpcomingCharges = (
  ask: Ask<"QueryObjectRenewalList">,
  { first, through, ...terms }: ChargesQuery,
): Promise<Result<ChargesPage>> =>
  readCharges(
    ask,
    "QueryObjectRenewalList",
    first,
    {
      USERDEPTH: "SELF",
      ORDERBY: "ACCOUNTINGDATE",
      MAXACCOUNTINGDATE: apiDate(through + 1),
    },
    columns,
    (row) => ispapiCharge(row, terms),
  );
