import type { System } from "../account.ts";
import type { AccountOverview } from "../overview.ts";
import { byMoney } from "../same-money.ts";

/** What a statement is about: one account, or all of a currency and a system. Test money is never beside real money. */
export type Subject =
  | { kind: "account"; id: string }
  | { kind: "all"; system: System; currency: string };

/** The entries that stand for one money, the one that is named first; their lists tell the same. */
export type Money = [AccountOverview, ...AccountOverview[]];

const isMoney = (group: readonly AccountOverview[]): group is Money => group.length > 0;

/** ISO 4217; null: no balance was ever seen. */
export const currencyOf = (money: readonly AccountOverview[]): string | null =>
  money.find(({ figures }) => figures !== null)?.figures?.currency ?? null;

/** All moneys, each once. */
const moneys = (accounts: readonly AccountOverview[]): Money[] => byMoney(accounts).filter(isMoney);

/** The account with its other entries behind it; null: there is no such account. */
export function moneyOf(accounts: readonly AccountOverview[], id: string): Money | null {
  const group = moneys(accounts).find((each) => each.some((account) => account.id === id));
  const named = group?.find((account) => account.id === id);
  return group && named ? [named, ...group.filter((each) => each !== named)] : null;
}

/** The moneys that a statement has a row for. */
export const moneysIn = (
  accounts: readonly AccountOverview[],
  { system, currency }: { system: System; currency: string },
): Money[] =>
  moneys(accounts).filter((money) => money[0].system === system && currencyOf(money) === currency);

/** How many moneys of a system are in no statement of all: their currency is not known. */
export const withoutCurrency = (accounts: readonly AccountOverview[], system: System): number =>
  moneys(accounts).filter((money) => money[0].system === system && currencyOf(money) === null)
    .length;

/**
 * The statements of all accounts that there can be: LIVE ones first, each currency once, in the user's order. Of one
 * account alone there is its own.
 */
export const allSubjects = (
  accounts: readonly AccountOverview[],
): Extract<Subject, { kind: "all" }>[] =>
  (["live", "ote"] as const).flatMap((system) => {
    const own = moneys(accounts).filter(([first]) => first.system === system);
    const currencies = own.flatMap((money) => currencyOf(money) ?? []);
    return [...new Set(currencies)]
      .filter((currency) => moneysIn(accounts, { system, currency }).length > 1)
      .map((currency) => ({ kind: "all", system, currency }) as const);
  });
