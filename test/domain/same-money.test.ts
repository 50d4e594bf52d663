import { describe, expect, it } from "vitest";
import { badgeView } from "../../src/domain/badge-view.ts";
import { liveSums } from "../../src/domain/live-sums.ts";
import type { AccountOverview } from "../../src/domain/overview.ts";
import { projectOverview, totalsOf } from "../../src/domain/project-overview.ts";
import type { Snapshot } from "../../src/domain/snapshot.ts";
import { sameAccountKey } from "../../src/registrars/addresses.ts";
import { atRiskWith, foresightWith, riskOf } from "../support/domain/foresight-with.ts";
import {
  type AccountPart,
  accountOverviewWith,
  accountWith,
  figuresWith,
  noon,
  overviewWith,
  preferencesWith,
  snapshotWith,
  statusWith,
} from "../support/domain/records.ts";
import { knownRegistrars } from "../support/registrars/known-registrars.ts";

const holding = (balance: string, at = noon): Snapshot =>
  snapshotWith({ status: { at, value: statusWith({ balance, deposits: "0.00" }) } });

const login = accountWith({ id: "a", user: "acme.example" });

/** The overview of the login above and of another account. */
const withOther = (
  second: AccountPart,
  snapshots: Record<string, Snapshot> = { a: holding("500.00"), b: holding("500.00") },
  first = login,
) =>
  projectOverview(
    {
      accounts: [first, accountWith({ id: "b", name: "Again", user: "acme.example", ...second })],
      snapshots,
      foresights: {},
      allAlerts: {},
      warned: {},
      preferences: preferencesWith(),
    },
    knownRegistrars,
    { mode: "device", locked: false },
    null,
  );

describe("an account that was entered twice", () => {
  it.each([
    ["the very same login", {}],
    ["the role user of the same account", { role: "reader" }],
    [
      "the registrar's own address, written out",
      { endpoint: "https://API.ispapi.net:443/api/call.cgi" },
    ],
  ])("%s is counted once", (_what, second) => {
    const { accounts, totals } = withOther(second);
    expect(accounts.map(({ sameAs }) => sameAs)).toEqual([null, "a"]);
    expect(totals).toEqual([{ currency: "EUR", available: "500", accounts: 1, unknown: 0 }]);
    expect(liveSums(accounts)).toMatchObject([{ available: "500", accounts: 1, dueUnknown: 1 }]);
  });

  it.each([
    ["another login", { user: "other.example" }],
    ["another registrar", { registrar: "cnr" as const }],
    ["another address", { endpoint: "https://proxy.example/api/call.cgi" }],
    ["a login that differs in case, whose meaning nobody documents", { user: "Acme.example" }],
  ])("is not meant by %s", (_what, second) => {
    expect(withOther(second).totals[0]).toMatchObject({ available: "1000", accounts: 2 });
  });

  describe("with a user of its own (a sub-account)", () => {
    const inwx = { registrar: "inwx" as const, user: "shop" };
    const of = (customer?: string | null, balance = "500.00"): Snapshot =>
      snapshotWith({
        status: {
          at: noon,
          value: statusWith({ balance, ...(customer === undefined ? {} : { customer }) }),
        },
      });
    const totals = (a: Snapshot, b: Snapshot, second = {}) =>
      withOther(
        { ...inwx, user: "shop-books", ...second },
        { a, b },
        accountWith({ id: "a", ...inwx }),
      ).totals;

    it("is counted once, where the registrar names the same customer to both", () => {
      expect(totals(of("4711"), of("4711"))).toEqual([
        { currency: "EUR", available: "500", accounts: 1, unknown: 0 },
      ]);
    });

    it.each([
      ["another customer", of("4711"), of("4712"), {}],
      ["no customer to one of them", of("4711"), of(null), {}],
      ["no customer to any of them", of(null), of(null), {}],
      ["nothing, to an earlier version", of(), of(), {}],
      ["the same number, at another registrar", of("4711"), of("4711"), { registrar: "cnr" }],
    ])("is counted by itself where it names %s", (_what, a, b, second) => {
      expect(totals(a, b, second)[0]).toMatchObject({ available: "1000", accounts: 2 });
    });
  });

  it("counts by the newest figures of the two", () => {
    const newer = { a: holding("500.00"), b: holding("470.00", noon + 1) };
    expect(withOther({ role: "reader" }, newer).totals[0]?.available).toBe("470");
  });

  it("counts where only one of the two is known, and is not unknown then", () => {
    const known = { b: holding("500.00") };
    expect(withOther({ role: "reader" }, known).totals).toEqual([
      { currency: "EUR", available: "500", accounts: 1, unknown: 0 },
    ]);
  });

  it("counts though its first is off", () => {
    const { totals } = withOther({ role: "reader" }, undefined, { ...login, enabled: false });
    expect(totals[0]).toMatchObject({ available: "500", accounts: 1 });
  });

  it("is charged once, as the list that was loaded last says", () => {
    const loaded = (loadedAt: number, due: string) => {
      const foresight = { ...foresightWith(1), loadedAt };
      const sums = { 7: "0", 30: due, 90: due };
      return { ...foresight, forecast: { ...foresight.forecast, due: sums } };
    };
    const account = (part: Partial<AccountOverview>) =>
      accountOverviewWith({ figures: figuresWith({ available: "500" }), ...part });
    const twice = [
      account({ id: "a", foresight: loaded(1, "10") }),
      account({ id: "b", sameAs: "a", foresight: loaded(2, "20") }),
      account({ id: "c", foresight: loaded(1, "1") }),
    ];
    expect(totalsOf(twice)[0]).toMatchObject({ available: "1000", accounts: 2 });
    expect(liveSums(twice)).toMatchObject([{ due: "21", dueUnknown: 0 }]);
  });
});

it("the badge counts the objects at risk of one money once", () => {
  const atRisk = atRiskWith([riskOf(noon, 3), riskOf(noon, 3)]);
  const account = (id: string, sameAs: string | null) =>
    accountOverviewWith({ id, sameAs, foresight: foresightWith(noon, { atRisk }) });
  const all = [account("a", null), account("b", "a"), account("c", null)];
  expect(badgeView(overviewWith(all), noon).text).toBe("!4");
});

it("the key of an address that is none is still one", () => {
  expect(sameAccountKey({ ...login, endpoint: "no address" })).toContain("no address");
});
