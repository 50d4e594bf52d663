import type { MoneyBeside } from "../domain/account-status.ts";
import type { AccountForesight } from "../domain/foresight/account-foresight.ts";
import { isLess, isZero, negate } from "../domain/money.ts";
import { needGap } from "../domain/own-need.ts";
import { besideText } from "./beside-text.ts";
import { formatMoney } from "./format-money.ts";
import { isolated } from "./name-text.ts";
import { translate } from "./translate.ts";

/** What the registrar itself says that renewals take, and why it is another sum than the one that is made here. */
export function needText(need: MoneyBeside, foresight: AccountForesight | null): string {
  const gap = needGap(need, foresight);
  if (gap === null) return besideText(need);
  if (isZero(gap.by)) return [besideText(need), translate("need_same")].join(" ");
  const isMore = isLess("0", gap.by);
  const by = isolated(formatMoney(isMore ? gap.by : negate(gap.by), need.currency));
  return [
    besideText(need),
    translate(isMore ? "need_more" : "need_less", by),
    ...(gap.isLeast ? [translate("need_not_all")] : []),
  ].join(" ");
}
