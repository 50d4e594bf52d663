import type { Result } from "../../domain/failure.ts";
import type { Removal } from "../../domain/foresight/lost-domains.ts";
import { apiTime } from "../api-time.ts";
import { apiDateTime } from "../line-protocol/api-date.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { whole } from "../line-protocol/whole-list.ts";
import { readText } from "../read-value.ts";

/**
 * `QueryObjectDeletionLogList`: the log of deletions tells a time and no more. The stage is taken for redemption, with no day until which:
 * so nothing is promised.
 */
export const ispapiRemovals = (
  ask: Ask<"QueryObjectDeletionLogList">,
  from: number,
): Promise<Result<Removal[]>> =>
  whole(
    ask,
    "QueryObjectDeletionLogList",
    { OBJECTCLASS: "DOMAIN", MINDATE: apiDateTime(from), ORDERBY: "LOGDATE" },
    ["OBJECTID", "LOGDATE"],
    (name, logged): Removal => ({
      name: readText(name),
      deletedAt: apiTime(logged),
      reason: "",
      status: "redemption",
      until: null,
    }),
  );
