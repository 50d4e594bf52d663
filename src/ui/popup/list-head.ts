import { groupNames } from "../../domain/account-groups.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { byMoney } from "../../domain/same-money.ts";
import { translate, translateCount } from "../../text/translate.ts";

/** What stands in the header over the list: that it is all of them, how many they are, and in how many groups. */
export function listHead(accounts: readonly AccountOverview[]): { name: string; place: string } {
  const groups = groupNames(accounts).length;
  return {
    name: translate("all_accounts"),
    place: [
      translateCount("dash_accounts", byMoney(accounts).length),
      ...(groups > 0 ? [translateCount("groups", groups)] : []),
    ].join(", "),
  };
}
