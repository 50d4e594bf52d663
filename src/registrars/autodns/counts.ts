import type { ProductName, Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { countInTurn } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import { countOf } from "./list.ts";
import type { SearchPath } from "./requests.ts";

const counted: readonly [ProductName, SearchPath][] = [
  ["domains", "domain/_search"],
  ["ssl-certificates", "certificate/_search"],
  ["dns-zones", "zone/_search"],
  ["contacts", "contact/_search"],
];

/** What the lists say that they have. */
export const autodnsCounts = (ask: Ask): Promise<Result<Statistic[]>> =>
  countInTurn(counted, ([, path]) => countOf(ask, path));
