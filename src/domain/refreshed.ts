import type { AccountOverview } from "./overview.ts";

/** Whether an account was answered, or refused, at or after a moment (milliseconds since the epoch). */
export const isRefreshed = (
  { figures, trouble }: Pick<AccountOverview, "figures" | "trouble">,
  since: number,
): boolean => Math.max(figures?.at ?? 0, trouble?.at ?? 0) >= since;
