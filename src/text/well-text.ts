import type { Decimal } from "../domain/account.ts";
import type { WhenWell } from "../domain/when-well.ts";
import { formatAmount, formatMoney } from "./format-money.ts";
import { formatCount, translate, translateCount } from "./translate.ts";

/** A currency of which no decimals are filled up. */
const withoutDecimals = "JPY";

const steps = ["", "k", "M", "G"] as const;

/**
 * An amount in four characters, cut down and never up: `846`, `8.4k`, `84k`, `1.2M`; empty where there is no such text,
 * of what is less than zero for one.
 */
export function shortAmount(amount: Decimal): string {
  const [whole = ""] = amount.split(".");
  const step = steps[Math.floor((whole.length - 1) / 3)];
  if (!/^\d+$/.test(whole) || step === undefined) return "";
  const leading = whole.length - 3 * steps.indexOf(step);
  const digits = whole.slice(0, leading);
  const isRoomy = step !== "" && leading === 1 && whole[1] !== "0";
  const shown = isRoomy ? `${digits}.${whole[1]}` : digits;
  return formatAmount(shown, withoutDecimals) + step;
}

/** What the icon says while all is well, in four characters: `19d`, `8.4k`. */
export const wellBadge = (well: WhenWell): string =>
  "days" in well ? translate("well_days_short", formatCount(well.days)) : shortAmount(well.amount);

/** The same as the tooltip tells it, whole. */
export const wellLine = (well: WhenWell): string =>
  "days" in well
    ? translateCount("well_days", well.days)
    : translate("well_funds", formatMoney(well.amount, well.currency));
