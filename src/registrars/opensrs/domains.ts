import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { NextAction } from "../../domain/foresight/upcoming-charge.ts";
import { apiTime } from "../api-time.ts";
import type { HeldDomain } from "../derive/derived-charges.ts";
import { readText } from "../read-value.ts";
import type { Xml } from "../xml/xml.ts";
import { textIn } from "./data.ts";
import { no, yes } from "./words.ts";

/** A domain of the list. Its {@link HeldDomain.renewsAt} is its day of expiry: how long before it is renewed is not told. */
export interface ListedDomain extends HeldDomain {
  /** It may be in redemption: what brings it back costs more than a renewal, and has no price that is told. */
  isLate: boolean;
}

/** Days behind its expiry after which a name goes into redemption, by an old page of the vendor's help. */
export const graceDays = 40;

/** null: absent, or neither. */
function flagOf(row: Xml, name: string): boolean | null {
  const word = textIn(row, name)?.toUpperCase();
  if (word === yes) return true;
  return word === no ? false : null;
}

/** What comes next; null: one of both flags is not told, or they contradict each other. */
function nextActionOf(
  isRenewed: boolean | null,
  isLetGo: boolean | null,
  isOver: boolean,
): NextAction | null {
  if (isRenewed === false) return "expire";
  if (isRenewed === null || isLetGo !== false) return null;
  return isOver ? "expireunpaid" : "pay";
}

const word = (flag: boolean | null): string => (flag === null ? "?" : flag ? yes : no);

/**
 * A row of the list.
 * @param today the UTC day number: a day before it is over
 */
export function listedDomain(row: Xml, today: number): ListedDomain {
  const expiresAt = apiTime(textIn(row, "expiredate"));
  const [isRenewed, isLetGo] = [flagOf(row, "f_auto_renew"), flagOf(row, "f_let_expire")];
  const isOver = expiresAt !== null && dayOf(expiresAt) < today;
  const isPlain = isLetGo === false && isRenewed !== null;
  return {
    name: readText(textIn(row, "name")),
    renewsAt: expiresAt,
    // For how long a name is renewed by itself is not told: a year, the shortest there is.
    period: { count: 1, unit: "year" },
    renewalMode: `f_auto_renew: ${word(isRenewed)}${isPlain ? "" : `, f_let_expire: ${word(isLetGo)}`}`,
    nextAction: nextActionOf(isRenewed, isLetGo, isOver),
    isLate: expiresAt !== null && dayOf(expiresAt) + graceDays < today,
  };
}
