import type { Result } from "../../domain/failure.ts";
import type { ChargesPage, ChargesQuery } from "../contract.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { readCharges } from "../line-protocol/upcoming-charges.ts";
import { cnrCharge } from "./read-charge.ts";

const columns = "DOMAIN SERVER CLASS RENEWALDATE PRICE VAT CURRENCY QUANTITY";

/** `QueryUpcomingAccountingList`, in order of day. WIDE=1 asks for each charge by itself, not grouped with others. */
export const cnrUpcomingCharges = (
  ask: Ask<"QueryUpcomingAccountingList">,
  { first, today, through, ...terms }: ChargesQuery,
): Promise<Result<ChargesPage>> =>
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
    columns,
    (row) => cnrCharge(row, terms),
  );
