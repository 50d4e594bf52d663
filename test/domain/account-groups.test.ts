import { expect, it } from "vitest";
import { groupedAccounts, groupNames, isFound } from "../../src/domain/account-groups.ts";
import type { AccountOverview } from "../../src/domain/overview.ts";
import { accountOverviewWith, figuresWith, noon, overviewWith } from "../support/domain/records.ts";

const account = (id: string, part: Partial<AccountOverview> = {}) =>
  accountOverviewWith({ id, name: id, ...part });
const low = { figures: figuresWith({ shortage: "low-balance" }) } as const;
const test = { system: "ote" } as const;

const grouped = (accounts: AccountOverview[], typed = "") => {
  const { groups, ...counts } = groupedAccounts(accounts, noon, overviewWith(accounts), {
    typed,
    logins: new Map(),
  });
  return {
    ...counts,
    groups: groups.map(({ kind, name, accounts: own }) => [kind, name, own.map(({ id }) => id)]),
  };
};

it("names each group once, as it was first written, in alphabetical order", () => {
  const groups = ["Own brands", "", "Ärzte", "own  BRANDS", "  ", "Customers", "arzte"];
  expect(groupNames(groups.map((group) => ({ group })))).toEqual([
    "Ärzte",
    "Customers",
    "Own brands",
  ]);
});

it("puts those that need the user first, then groups by name, then the others, then test systems", () => {
  const accounts = [
    account("sandbox", { ...test, group: "Brands" }),
    account("alone"),
    account("shop", { group: "Brands" }),
    account("short", { ...low, group: "Brands" }),
    account("clinic", { group: "Ärzte" }),
    account("off", { group: "brands", enabled: false }),
  ];
  expect(grouped(accounts)).toEqual({
    groups: [
      ["need", "", ["short"]],
      ["named", "Ärzte", ["clinic"]],
      ["named", "Brands", ["shop", "off"]],
      ["rest", "", ["alone"]],
      ["test", "", ["sandbox"]],
    ],
    count: 1,
    all: 6,
  });
});

it("counts one that was entered twice once, in every number", () => {
  const accounts = [
    account("one", low),
    account("role", { ...low, sameAs: "one" }),
    account("two"),
  ];
  expect(grouped(accounts)).toMatchObject({ count: 1, all: 2 });
});

it("says how many of all need the user also where a search finds none of them", () => {
  expect(grouped([account("one", low), account("two")], "two")).toEqual({
    groups: [["rest", "", ["two"]]],
    count: 1,
    all: 2,
  });
});

it("is empty where nothing is found, and where there is no account", () => {
  expect(grouped([account("one")], "zzz").groups).toEqual([]);
  expect(grouped([])).toEqual({ groups: [], count: 0, all: 0 });
});

it.each([
  ["the name, without accents", "muller", true],
  ["the login", "rb-10442", true],
  ["the registrar", "hexonet", true],
  ["the group", "own brands", true],
  ["the system", "live", true],
  ["words of several of them", "HEX müll own", true],
  ["spaces alone", "   ", true],
  ["one word that is nowhere", "muller gmbh", false],
  ["what is only across two of them", "shopRB", false],
])("finds an account by %s", (_, typed, found) => {
  const one = account("1", { name: "Müller Shop", group: "Own brands" });
  const logins = new Map([["1", "RB-10442 reader"]]);
  expect(isFound(one, { typed, logins })).toBe(found);
  expect(isFound(account("2"), { typed: "rb-10442", logins })).toBe(false);
});
