import type { Figures } from "./figures.ts";
import type { AccountOverview } from "./overview.ts";

/** Whether the available funds are at most so much: nobody has told what of them is reserved. */
export const isAtMost = (figures: Figures | null): boolean => figures?.depositsBy === null;

/** Whether a sum of the LIVE accounts of a currency is at most so much: one of them is. */
export const isSumAtMost = (accounts: readonly AccountOverview[], currency: string): boolean =>
  accounts.some(
    ({ enabled, system, figures }) =>
      enabled && system === "live" && figures?.currency === currency && isAtMost(figures),
  );
