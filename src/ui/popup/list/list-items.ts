import type { AccountGroup } from "../../../domain/account-groups.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import type { Preferences } from "../../../domain/preferences.ts";

/** What stands in the list, one under the other: the head of a group, or an account. */
export interface ListItem {
  group: AccountGroup;
  /** null: the head of its group. */
  account: AccountOverview | null;
  /** The place among the accounts, from 0; of a head that of the account beneath it. */
  place: number;
  /** Where it begins and ends, from the beginning of the list, in rem. */
  top: number;
  end: number;
}

/** Heights in rem, as `list.css` has them; a row's by the density that was chosen. */
const heights = { head: 1.625, row: 3.0625, compact: 2.5625, line: 1.25 } as const;

/** So many letters of a name fit into a line: beside an amount, and above it. */
const letters = { beside: 22, alone: 33 } as const;

/** How many lines a row has beyond the two of a short name, which stands beside the amount; a long one stands above it. */
export const furtherLines = ({ name }: Pick<AccountOverview, "name">): number =>
  name.length > letters.beside ? Math.ceil(name.length / letters.alone) : 0;

/** The groups as one list. */
export function listItems(
  groups: readonly AccountGroup[],
  hasHeads: boolean,
  density: Preferences["density"] = "comfortable",
): ListItem[] {
  const row = density === "compact" ? heights.compact : heights.row;
  const items: ListItem[] = [];
  let [place, top] = [0, 0];
  const add = (group: AccountGroup, account: AccountOverview | null, height: number): void => {
    items.push({ group, account, place, top, end: top + height });
    top += height;
  };
  for (const group of groups) {
    if (hasHeads) add(group, null, heights.head);
    for (const account of group.accounts) {
      add(group, account, row + furtherLines(account) * heights.line);
      place += 1;
    }
  }
  return items;
}

/** A part of a group that is drawn: with its head, where that is in sight. */
export interface DrawnGroup {
  group: AccountGroup;
  hasHead: boolean;
  rows: ListItem[];
}

/** The items of a list by the groups that they stand in. */
export function drawnGroups(items: readonly ListItem[]): DrawnGroup[] {
  const drawn: DrawnGroup[] = [];
  for (const item of items) {
    let last = drawn.at(-1);
    if (last?.group !== item.group) {
      last = { group: item.group, hasHead: false, rows: [] };
      drawn.push(last);
    }
    if (item.account) last.rows.push(item);
    else last.hasHead = true;
  }
  return drawn;
}
