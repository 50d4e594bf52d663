import type { ProductName, Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { countInTurn } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import type { MethodName } from "./methods.ts";
import { countOf } from "./window.ts";

/** The lists that tell how many they have; that of certificates does not. */
export const countedLists: readonly [ProductName, MethodName][] = [
  ["domains", "domain.list"],
  ["dns-zones", "nameserver.list"],
  ["contacts", "contact.list"],
];

/** What the lists say that they have. */
export const inwxCounts = (ask: Ask): Promise<Result<Statistic[]>> =>
  countInTurn(countedLists, ([, method]) =>
    countOf(ask, method, method === "domain.list" ? { wide: 0 } : {}),
  );
