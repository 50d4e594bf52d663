import type { ProductName, Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { countInTurn } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import { countOf } from "./list.ts";

const counted = [
  ["domains", "domain/domains"],
  ["ssl-certificates", "certificate/issued-certs"],
] as const satisfies readonly (readonly [ProductName, string])[];

/** The list of DNS zones shows some of them only, and is left alone. */
export const gandiCounts = (ask: Ask, organization: string): Promise<Result<Statistic[]>> =>
  countInTurn(counted, ([, path]) => countOf(ask, path, organization));
