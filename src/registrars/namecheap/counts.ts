import type { Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { countInTurn } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import { countOf } from "./list.ts";

/** The lists that tell how many they have. That of privacy keeps the API's own word. */
const counted = [
  ["domains", "namecheap.domains.getList"],
  ["ssl-certificates", "namecheap.ssl.getList"],
  ["WhoisGuard", "namecheap.whoisguard.getlist"],
] as const;

/** What the lists say that they have. */
export const namecheapCounts = (ask: Ask): Promise<Result<Statistic[]>> =>
  countInTurn(counted, ([, command]) => countOf(ask, command));
