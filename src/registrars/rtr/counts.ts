import type { ProductName, Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { countInTurn } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import { countOf } from "./list.ts";
import { suspended } from "./words.ts";

const counted: readonly [ProductName, (ask: Ask) => Promise<Result<number>>][] = [
  ["domains", (ask) => countOf(ask, "domains", {})],
  ["ssl-certificates", (ask) => countOf(ask, "ssl/certificates", {})],
  ["dns-zones", (ask) => countOf(ask, "dns/zones", {})],
  ["contacts", (ask) => countOf(ask, "customers/{customer}/contacts", {})],
  ["suspended-processes", (ask) => countOf(ask, "processes", { status: suspended })],
];

/** What the lists say that they have. */
export const rtrCounts = (ask: Ask): Promise<Result<Statistic[]>> =>
  countInTurn(counted, ([, count]) => count(ask));
