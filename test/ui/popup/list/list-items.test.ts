import { expect, it } from "vitest";
import type { AccountGroup } from "../../../../src/domain/account-groups.ts";
import { drawnGroups, listItems } from "../../../../src/ui/popup/list/list-items.ts";
import { accountOverviewWith } from "../../../support/domain/records.ts";

const group = (name: string, ...ids: string[]): AccountGroup => ({
  kind: "named",
  name,
  accounts: ids.map((id) => accountOverviewWith({ id })),
});
const groups = [group("A", "1", "2"), group("B", "3")];

it("puts heads and accounts one under the other without a gap, and counts the accounts", () => {
  const items = listItems(groups, true);
  expect(items.map(({ account, place }) => [account?.id ?? null, place])).toEqual([
    [null, 0],
    ["1", 0],
    ["2", 1],
    [null, 2],
    ["3", 2],
  ]);
  expect(items.slice(1).every(({ top }, place) => top === items[place]?.end)).toBe(true);
  expect(listItems(groups, false).map(({ account }) => account?.id)).toEqual(["1", "2", "3"]);
});

it("has lower rows where more are to be in sight", () => {
  const [wide, compact] = (["comfortable", "compact"] as const).map((density) =>
    listItems(groups, false, density).map(({ end, top }) => end - top),
  );
  expect(new Set(wide)).toEqual(new Set([3.0625]));
  expect(new Set(compact)).toEqual(new Set([2.5625]));
});

it.each([
  ["Domainverwaltung Mitte", 0],
  ["Domainverwaltung Mitte 1", 1],
  ["Internationale Beispielverwaltung Süd", 2],
  ["Domainverwaltung Süddeutschland Niederlassung München 10", 2],
  ["w".repeat(80), 3],
])("leaves room for the lines of a long name above its amount: %s", (name, lines) => {
  const long = accountOverviewWith({ id: "4", name });
  const items = listItems([{ kind: "named", name: "A", accounts: [long] }, ...groups], false);
  expect(items.map(({ top, end }) => end - top)).toEqual([
    3.0625 + lines * 1.25,
    3.0625,
    3.0625,
    3.0625,
  ]);
});

it("draws the head of a group only where it is in sight", () => {
  const drawn = drawnGroups(listItems(groups, true).slice(2));
  expect(drawn.map(({ group: { name }, hasHead, rows }) => [name, hasHead, rows.length])).toEqual([
    ["A", false, 1],
    ["B", true, 1],
  ]);
});
