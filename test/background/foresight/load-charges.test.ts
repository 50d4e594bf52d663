import { beforeEach, describe, expect, it } from "vitest";
import { initialAlertSettings } from "../../../src/domain/alert-settings.ts";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import { dayOf, startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import { charge } from "../../support/domain/charges.ts";
import { minute, noon, statusWith } from "../../support/domain/records.ts";
import { deferred, listedPage } from "../../support/worker/fake-client.ts";
import {
  type ForesightWorker,
  startForesightWorker,
} from "../../support/worker/foresight-worker.ts";
import { newWorld, pass, type World } from "../../support/worker/worker.ts";

let world: World;
let worker: ForesightWorker;
beforeEach(async () => {
  world = newWorld();
  worker = await startForesightWorker(world);
});

const today = dayOf(noon);
const hour = 60 * minute;

/** A charge of 10 on each of the next days, several a day. */
const portfolio = (count: number, perDay = 10): UpcomingCharge[] =>
  Array.from({ length: count }, (_, place) => charge(today + Math.floor(place / perDay)));

const pages = () =>
  world.registrar.lists
    .filter(({ method }) => method === "charges")
    .map(({ query }) => (query as { first: number }).first);

describe("the list of charges", () => {
  it("is loaded after a check, page by page, in the session of the check", async () => {
    await worker.have({ id: "one" });
    world.registrar.charges.set("one", portfolio(250));
    await worker.check();
    expect(world.registrar.take()).toEqual(["signIn", "balance", "counts"]);
    expect(new Set(world.registrar.lists.map(({ authorization }) => authorization?.kind))).toEqual(
      new Set(["session"]),
    );
    expect(pages()).toEqual([0, 80, 160]);
    expect(await worker.sums()).toMatchObject({ seen: 250, total: 250, next: null });
    expect(await worker.half()).toBeNull();
  });

  it("becomes a forecast in the overview, exact to the last digit", async () => {
    await worker.have({ id: "one" });
    world.registrar.statuses.set(
      "one",
      statusWith({ balance: "120.10", deposits: "20.05", creditLine: "30" }),
    );
    world.registrar.charges.set("one", [
      charge(today + 3, { gross: "100.04" }),
      charge(today + 40, { gross: "30.02", object: "short.example" }),
    ]);
    await worker.check();
    expect(await worker.foresight()).toMatchObject({
      at: noon,
      today,
      currency: "EUR",
      funds: { at: noon, spendable: "130.05" },
      isBehind: false,
      loadedAt: noon,
      loading: null,
      failures: {},
      forecast: {
        covered: { kind: "until", day: today + 39 },
        shortfall: { day: today + 40, short: "0.01", object: "short.example" },
        due: { 7: "100.04", 30: "100.04", 90: "130.06" },
        pay: { risk: null, quarter: { amount: "10", missing: "0.01" } },
        partial: false,
      },
      atRisk: { count: 0 },
    });
  });

  it("is asked for up to the horizon, with the account's own VAT", async () => {
    await worker.have({ id: "one" });
    world.registrar.statuses.set("one", statusWith({ vatPercent: "19" }));
    await worker.check();
    expect(world.registrar.lists.at(-1)?.query).toEqual({
      first: 0,
      today,
      through: today + 90,
      vatPercent: "19",
      currency: "EUR",
    });
  });

  it("is loaded for a test account only where its warnings are asked for", async () => {
    await worker.have({ id: "one", system: "ote" });
    await worker.check();
    expect(pages()).toEqual([]);
    await worker.handlers["save-preferences"]({
      preferences: { ...(await worker.overview()).preferences, warnTestAccounts: true },
    });
    await worker.check(true);
    expect(pages()).toEqual([0]);
    expect(await worker.foresight()).not.toBeNull();
    await worker.handlers["save-preferences"]({
      preferences: { ...(await worker.overview()).preferences, warnTestAccounts: false },
    });
    expect(await worker.foresight()).toBeNull();
  });

  it("of CNR is loaded as well; its deposits are taken off by the word of the user alone", async () => {
    await worker.have({ id: "one", registrar: "cnr" });
    world.registrar.statuses.set("one", statusWith({ balance: "25", deposits: null }));
    world.registrar.charges.set("one", portfolio(3, 1));
    await worker.check();
    // Nobody has told what is reserved: what is short is so for sure, and nothing is promised.
    expect(await worker.foresight()).toMatchObject({
      funds: { spendable: "25" },
      forecast: {
        covered: { kind: "at-most-until", day: today + 1, why: "deposits" },
        shortfall: { day: today + 2, short: "5" },
        pay: { quarter: { missing: "5", isLeast: true } },
      },
    });
    await worker.handlers["amend-alert-settings"]({ accountId: "one", part: { reserved: "8" } });
    expect(await worker.foresight()).toMatchObject({
      funds: { balance: "25", spendable: "17" },
      forecast: {
        covered: { kind: "until", day: today },
        shortfall: { day: today + 1, short: "3" },
        pay: { quarter: { missing: "13", isLeast: false } },
      },
    });
  });

  it("promises nothing where ISPAPI leaves the deposits out", async () => {
    await worker.have({ id: "one" });
    world.registrar.statuses.set("one", statusWith({ deposits: null }));
    world.registrar.charges.set("one", portfolio(3));
    await worker.check();
    expect((await worker.foresight())?.forecast.covered).toEqual({
      kind: "unknown",
      why: "deposits",
    });
  });

  it("says what is short even so where ISPAPI leaves the deposits out", async () => {
    await worker.have({ id: "one" });
    world.registrar.statuses.set("one", statusWith({ balance: "20", deposits: null }));
    world.registrar.charges.set("one", portfolio(3, 1));
    await worker.check();
    expect((await worker.foresight())?.forecast).toMatchObject({
      covered: { kind: "at-most-until", day: today + 1, why: "deposits" },
      shortfall: { day: today + 2, short: "10" },
      pay: { quarter: { missing: "10", isLeast: true } },
    });
  });
});

describe("it is loaded again", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
    world.registrar.charges.set("one", portfolio(2));
    await worker.check();
    world.registrar.take();
    world.registrar.takeLists();
  });

  it("after six hours and not before", async () => {
    const loads: number[] = [];
    for (let quarter = 1; quarter <= 25; quarter++) {
      pass(15 * minute);
      await worker.check();
      if (world.registrar.takeLists().includes("charges")) loads.push(quarter);
    }
    expect(loads).toEqual([24]);
  });

  it.each([{ balance: "1" }, { deposits: "5" }, { creditLine: "100" }])(
    "when the account says something else: %o",
    async (part) => {
      pass(15 * minute);
      world.registrar.statuses.set("one", statusWith(part));
      await worker.check();
      expect(pages()).toEqual([0]);
    },
  );

  it("at the user's Refresh", async () => {
    pass(minute);
    await worker.check(true);
    expect(pages()).toEqual([0]);
  });

  it("in a new currency, in which the old list says nothing", async () => {
    pass(15 * minute);
    world.registrar.statuses.set("one", statusWith({ currency: "USD" }));
    world.registrar.next("one", "charges", "server");
    await worker.check();
    expect((await worker.foresight())?.forecast.covered).toMatchObject({ kind: "unknown" });
    expect((await worker.foresight())?.failures.charges?.kind).toBe("server");
  });

  it("not because the clock was set back, beyond once", async () => {
    pass(-48 * hour);
    await worker.check();
    expect(pages()).toEqual([0]);
    world.registrar.takeLists();
    pass(15 * minute);
    await worker.check();
    expect(pages()).toEqual([]);
  });

  it("without losing the old one on the way: it stands until the new one is through", async () => {
    pass(6 * hour);
    world.registrar.next("one", "charges", "server");
    await worker.check();
    expect(await worker.foresight()).toMatchObject({
      loadedAt: noon,
      forecast: { due: { 90: "20" } },
      failures: { charges: { kind: "server" } },
    });
  });
});

it("a large list that a busy account has changed rests for a while", async () => {
  await worker.have({ id: "one", checkEvery: 5 });
  world.registrar.paging.size = 100_000;
  world.registrar.charges.set("one", portfolio(100_000, 2000));
  await worker.check();
  world.registrar.takeLists();
  const loads: number[] = [];
  for (let minutes = 5; minutes <= 30; minutes += 5) {
    pass(5 * minute);
    world.registrar.statuses.set("one", statusWith({ balance: `${minutes}` }));
    await worker.check();
    if (world.registrar.takeLists().includes("charges")) loads.push(minutes);
  }
  expect(loads).toEqual([15, 30]);
});

describe("a list that the registrar pages by cursors", () => {
  const list = portfolio(60);
  const page = (from: number, next: { cursor: string } | null) =>
    ok({ ...listedPage(list.slice(from, from + 30), 60), next, basis: "derived" as const });
  const cursors = () =>
    world.registrar.lists
      .filter(({ method }) => method === "charges")
      .map(({ query }) => (query as { cursor?: string }).cursor);

  it("is asked for on with what the page before said, and kept with what it is made of", async () => {
    await worker.have({ id: "one" });
    world.registrar.next("one", "charges", page(0, { cursor: "second" }), page(30, null));
    await worker.check();
    expect(cursors()).toEqual([undefined, "second"]);
    expect(await worker.sums()).toMatchObject({ seen: 60, next: null, gap: false, derived: true });
  });

  it("is gone on with by the next worker at the cursor that was kept", async () => {
    await worker.have({ id: "one" });
    const dead = new Promise<never>(() => undefined);
    world.registrar.next("one", "charges", page(0, { cursor: "second" }), dead);
    await worker.unsettled.checkDue(noon);
    await world.registrar.called("charges", 2);
    expect(await worker.half()).toMatchObject({ cursor: "second", next: 30 });
    worker = await startForesightWorker(world);
    world.registrar.takeLists();
    world.registrar.next("one", "charges", page(30, null));
    pass(minute);
    await worker.check();
    expect(cursors()).toEqual(["second"]);
    expect(await worker.sums()).toMatchObject({ seen: 60, next: null });
  });

  it("that is in no order of day leaves every day unsure where a row has no price", async () => {
    await worker.have({ id: "one" });
    const rows = [charge(today + 50), charge(today + 2, { gross: null })];
    const whole = ok({ ...listedPage(rows, 2), next: null, ordered: false });
    world.registrar.next("one", "charges", whole);
    await worker.check();
    expect(await worker.sums()).toMatchObject({ ordered: false, unknownFrom: today + 2 });
  });
});

describe("while it is loading", () => {
  it("a status check does not wait for it, and its progress is shown", async () => {
    await worker.have({ id: "one" });
    world.registrar.charges.set("one", portfolio(250));
    const second = deferred<never>();
    const rows = portfolio(100);
    world.registrar.next("one", "charges", ok(listedPage(rows, 250)), second.promise);
    await worker.unsettled.checkDue(noon);
    await world.registrar.called("charges", 2);
    expect(await worker.half()).toMatchObject({ seen: 100, next: 80 });
    pass(15 * minute);
    expect(await worker.unsettled.refresh("one", Date.now())).toEqual(ok(null));
    await worker.publish();
    expect((await worker.shown())?.figures?.at).toBe(noon + 15 * minute);
    second.resolve(failed(failure("server")) as never);
    await worker.settled();
  });

  it("whoever comes meanwhile is served by the same load", async () => {
    await worker.have({ id: "one" });
    const first = deferred<never>();
    world.registrar.next("one", "charges", first.promise);
    await worker.unsettled.checkDue(noon);
    await world.registrar.called("charges");
    await worker.unsettled.refresh("one", noon);
    await worker.unsettled.refresh("one", noon);
    first.resolve(ok(listedPage([], 0)) as never);
    await worker.settled();
    expect(pages()).toEqual([0]);
  });

  it("the forecast says what it knows so far, and no more", async () => {
    await worker.have({ id: "one" });
    const rows = portfolio(100);
    world.registrar.next("one", "charges", ok(listedPage(rows, 250)), "server");
    await worker.check();
    expect(await worker.foresight()).toMatchObject({
      loadedAt: null,
      loading: null,
      forecast: {
        covered: { kind: "at-least-until", day: today + 8, why: "loading" },
        partial: true,
      },
      failures: { charges: { kind: "server" } },
    });
  });
});

describe("a load that was cut short", () => {
  const half = async () => {
    await worker.have({ id: "one" });
    world.registrar.charges.set("one", portfolio(250));
    const rows = (world.registrar.charges.get("one") ?? []).slice(0, 100);
    // The request that never ends stands for the worker that died with it.
    const dead = new Promise<never>(() => undefined);
    world.registrar.next("one", "charges", ok(listedPage(rows, 250)), dead);
    await worker.unsettled.checkDue(noon);
    await world.registrar.called("charges", 2);
    world.registrar.take();
    world.registrar.takeLists();
    worker = await startForesightWorker(world);
  };

  it("is gone on with by the next worker, though no check is due", async () => {
    await half();
    pass(minute);
    await worker.check();
    // Only what is there when the list has come to its end: it belongs to it.
    expect(world.registrar.take()).toEqual(["balance"]);
    expect(pages()).toEqual([80, 160]);
    expect(await worker.sums()).toMatchObject({ seen: 250, loadedAt: noon, next: null });
    expect(await worker.half()).toBeNull();
  });

  it("has the alarm set for it", async () => {
    await half();
    await worker.publish();
    const when = [...world.browser.alarmsSet.values()][0]?.when ?? 0;
    expect(when).toBeLessThanOrEqual(noon + minute);
  });

  it("is begun afresh after an hour", async () => {
    await half();
    pass(61 * minute);
    await worker.check();
    expect(pages()).toEqual([0, 80, 160]);
    expect(await worker.sums()).toMatchObject({ loadedAt: noon + 61 * minute });
  });

  it("is not gone on with while the account is in trouble", async () => {
    await half();
    pass(20 * minute);
    world.registrar.next("one", "balance", "sign-in-failed");
    await worker.check();
    await worker.check();
    expect(pages()).toEqual([]);
    expect((await worker.foresight())?.loading).toBeNull();
  });

  it("before its first page came is begun again", async () => {
    await worker.have({ id: "one" });
    world.registrar.next("one", "charges", new Promise<never>(() => undefined));
    await worker.unsettled.checkDue(noon);
    await world.registrar.called("charges");
    world.registrar.take();
    world.registrar.takeLists();
    worker = await startForesightWorker(world);
    pass(minute);
    await worker.check();
    expect(pages()).toEqual([0]);
    expect(await worker.sums()).toMatchObject({ next: null });
  });
});

describe("a failure", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
    world.registrar.charges.set("one", portfolio(150));
  });

  it("531 stands beside the forecast and is not met again for six hours", async () => {
    const refused = failure("not-allowed", { code: 531, command: "QueryObjectRenewalList" });
    world.registrar.next("one", "charges", failed(refused), failed(refused));
    await worker.check();
    expect(await worker.foresight()).toMatchObject({
      failures: { charges: refused },
      forecast: { covered: { kind: "unknown" } },
      atRisk: null,
    });
    expect((await worker.snapshot())?.trouble).toBeNull();
    world.registrar.takeLists();
    for (let quarter = 1; quarter < 24; quarter++) {
      pass(15 * minute);
      world.registrar.statuses.set("one", statusWith({ balance: `${quarter}` }));
      await worker.check();
    }
    expect(pages()).toEqual([]);
    pass(15 * minute);
    await worker.check();
    expect(pages()).toEqual([0]);
  });

  it("531 is asked about again at the user's Refresh: the right may have been given", async () => {
    world.registrar.next("one", "charges", "not-allowed");
    await worker.check();
    pass(minute);
    await worker.check(true);
    expect((await worker.foresight())?.failures).toEqual({});
  });

  it("that may pass is tried again in a quarter of an hour, where it stopped", async () => {
    const rows = (world.registrar.charges.get("one") ?? []).slice(0, 100);
    world.registrar.next("one", "charges", ok(listedPage(rows, 150)), "timeout");
    await worker.check();
    world.registrar.take();
    world.registrar.takeLists();
    pass(15 * minute);
    await worker.check();
    expect(pages()).toEqual([80]);
    expect(await worker.foresight()).toMatchObject({ failures: {}, loadedAt: noon });
  });

  it("of the session is cured once, and the load goes on", async () => {
    const rows = (world.registrar.charges.get("one") ?? []).slice(0, 100);
    world.registrar.next("one", "charges", ok(listedPage(rows, 150)), "session-expired");
    await worker.check();
    expect(world.registrar.take()).toEqual(["signIn", "balance", "counts", "signIn"]);
    expect(pages()).toEqual([0, 80, 80]);
    expect(await worker.sums()).toMatchObject({ seen: 150, next: null });
  });

  it.each(["locked-out", "address-refused"] as const)(
    "%s is the account's trouble, and stops its checks as any check would",
    async (kind) => {
      world.registrar.next("one", "charges", kind);
      await worker.check();
      const snapshot = await worker.snapshot();
      expect(snapshot?.trouble?.failure.kind).toBe(kind);
      expect(snapshot?.failures).toBe(1);
      world.registrar.take();
      world.registrar.takeLists();
      pass(14 * minute);
      await worker.check();
      await worker.check(true);
      expect(world.registrar.take()).toEqual([]);
      expect(pages()).toEqual([]);
    },
  );

  it("of a refused sign-in is one attempt, for check and list together", async () => {
    await worker.check();
    pass(15 * minute);
    world.registrar.sessions.clear();
    world.registrar.passwords.set("one", "changed");
    world.registrar.statuses.set("one", statusWith({ balance: "1" }));
    world.registrar.take();
    await worker.check();
    await worker.check();
    expect(world.registrar.take().filter((method) => method === "signIn")).toHaveLength(1);
  });

  it("of the storage is not asked over and over: what cannot be noted is not asked", async () => {
    const { IDBObjectStore } = await import("fake-indexeddb");
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    try {
      await worker.check();
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(pages()).toEqual([]);
    expect((await worker.snapshot())?.status).not.toBeNull();
  });
});

describe("a balance that moved", () => {
  const spent = async () => {
    await worker.have({ id: "one" });
    world.registrar.statuses.set("one", statusWith({ balance: "100" }));
    world.registrar.charges.set("one", [charge(today, { gross: "60" })]);
    await worker.check();
    pass(15 * minute);
    // The charge was made: it has left the list, and the funds.
    world.registrar.statuses.set("one", statusWith({ balance: "40" }));
    world.registrar.charges.set("one", []);
  };

  it("makes no shortfall of charges that the old list still shows: they are not taken off twice", async () => {
    await spent();
    const page = deferred<never>();
    world.registrar.next("one", "charges", page.promise);
    await worker.unsettled.checkDue(Date.now());
    await world.registrar.called("charges", 2);
    await worker.publish();
    expect((await worker.shown())?.figures?.balance).toBe("40");
    expect(await worker.foresight()).toMatchObject({
      funds: { at: noon, spendable: "100" },
      loadedAt: noon,
      isBehind: true,
      loading: { seen: 0 },
      forecast: { shortfall: null },
    });
    page.resolve(ok(listedPage([], 0)) as never);
    await worker.settled();
    expect(await worker.foresight()).toMatchObject({
      funds: { at: noon + 15 * minute, spendable: "40" },
      loadedAt: noon + 15 * minute,
      isBehind: false,
      loading: null,
      forecast: { shortfall: null, due: { 90: "0" } },
    });
  });

  it("leaves what was foreseen as it was, dated, for as long as the new list does not come", async () => {
    await spent();
    world.registrar.next("one", "charges", "server");
    await worker.check();
    pass(40 * minute);
    await worker.saveAlertSettings("one", initialAlertSettings);
    expect(await worker.foresight()).toMatchObject({
      funds: { at: noon, spendable: "100" },
      isBehind: true,
      forecast: { shortfall: null },
      failures: { charges: { kind: "server" } },
    });
    expect((await worker.shown())?.figures?.balance).toBe("40");
  });

  it("so far that days to come are short for sure says so at once, without a charge of today in it", async () => {
    await spent();
    const ahead = charge(today + 2, { gross: "30", object: "ahead.example" });
    world.registrar.charges.set("one", [charge(today, { gross: "60" }), ahead]);
    world.registrar.statuses.set("one", statusWith({ balance: "95" }));
    await worker.check();
    pass(15 * minute);
    world.registrar.statuses.set("one", statusWith({ balance: "20" }));
    world.registrar.next("one", "charges", "server");
    await worker.check();
    expect(await worker.foresight()).toMatchObject({
      funds: { spendable: "20" },
      isBehind: true,
      forecast: {
        covered: { kind: "at-most-until", day: today + 1, why: "old" },
        shortfall: { day: today + 2, short: "10", object: "ahead.example" },
        pay: { quarter: { missing: "10", isLeast: true } },
      },
    });
  });
});

describe("funds and list are one pair", () => {
  const told = (...balances: string[]) =>
    world.registrar.next(
      "one",
      "balance",
      ...balances.map((balance) => ok(statusWith({ balance }))),
    );

  it.each([1440, 480])(
    "at an interval of %i minutes: a list that is due by time alone comes with the funds",
    async (checkEvery) => {
      await worker.have({ id: "one", checkEvery });
      world.registrar.statuses.set("one", statusWith({ balance: "100" }));
      const [first, second] = [
        charge(today, { gross: "90" }),
        charge(today + 2, { gross: "50", object: "b.example" }),
      ];
      world.registrar.charges.set("one", [first, second]);
      await worker.check();
      const shortfall = { day: today + 2, short: "40", object: "b.example" };
      expect((await worker.foresight())?.forecast.shortfall).toEqual(shortfall);
      // The first one is charged.
      world.registrar.statuses.set("one", statusWith({ balance: "10" }));
      world.registrar.charges.set("one", [second]);
      world.registrar.take();
      pass(6 * hour + minute);
      await worker.check();
      expect(world.registrar.take()).toContain("balance");
      expect((await worker.snapshot())?.status?.value.balance).toBe("10");
      expect((await worker.history())?.points.at(-1)).toMatchObject({ balance: "10" });
      expect(await worker.foresight()).toMatchObject({
        funds: { at: Date.now(), spendable: "10" },
        loadedAt: Date.now(),
        isBehind: false,
        forecast: { shortfall },
      });
    },
  );

  it("that moved while the list was read is read once more", async () => {
    await worker.have({ id: "one" });
    world.registrar.charges.set("one", [charge(today + 2, { gross: "50" })]);
    told("100", "10");
    world.registrar.statuses.set("one", statusWith({ balance: "10" }));
    const page = deferred<never>();
    world.registrar.next("one", "charges", page.promise);
    await worker.unsettled.checkDue(Date.now());
    await world.registrar.called("charges");
    pass(minute);
    page.resolve(ok(listedPage([], 0)) as never);
    await worker.settled();
    expect(pages()).toEqual([0, 0]);
    expect(await worker.sums()).toMatchObject({ seen: 1, funds: { moved: false } });
    expect(await worker.foresight()).toMatchObject({
      funds: { spendable: "10" },
      isBehind: false,
      forecast: { shortfall: { short: "40" } },
    });
  });
});

describe("what follows a check", () => {
  it("comes after the figures of all accounts that are checked in the same round", async () => {
    await worker.have({ id: "one" }, { id: "two" });
    const status = deferred<never>();
    world.registrar.next("two", "balance", status.promise);
    const round = worker.unsettled.checkDue(noon);
    await world.registrar.called("counts");
    while (!(await worker.shown())?.figures) await new Promise((resolve) => setImmediate(resolve));
    expect(pages()).toEqual([]);
    status.resolve(ok(statusWith()) as never);
    await round;
    await worker.settled();
    expect(pages()).toEqual([0, 0]);
  });

  it("does not wait for one that takes long", async () => {
    await worker.have({ id: "one" }, { id: "two" });
    world.registrar.next("two", "balance", new Promise<never>(() => undefined));
    void worker.unsettled.checkDue(noon);
    await world.registrar.called("charges");
    expect(world.registrar.lists.every(({ user }) => user === "one")).toBe(true);
  });
});

describe("two parties that need a session at once", () => {
  it("open one", async () => {
    await worker.have({ id: "one" });
    world.registrar.charges.set("one", portfolio(150));
    await worker.check();
    pass(15 * minute);
    world.registrar.take();
    world.registrar.takeLists();
    world.registrar.statuses.set("one", statusWith({ balance: "1" }));
    const page = deferred<never>();
    world.registrar.next("one", "charges", page.promise);
    await worker.unsettled.checkDue(Date.now());
    await world.registrar.called("charges");
    world.registrar.sessions.clear();
    const refreshed = worker.unsettled.refresh("one", Date.now());
    page.resolve(failed(failure("session-expired")) as never);
    await refreshed;
    await worker.settled();
    const opened = world.registrar.calls.filter(({ method }) => method === "signIn");
    expect(opened).toHaveLength(1);
    expect((await worker.foresight())?.failures).toEqual({});
    expect((await worker.snapshot())?.trouble).toBeNull();
  });
});

describe("a new day", () => {
  it("makes the forecast anew although nothing is due", async () => {
    await worker.have({ id: "one", checkEvery: 1440 });
    world.registrar.charges.set("one", [charge(today, { gross: "5" }), charge(today + 8)]);
    await worker.check();
    expect((await worker.foresight())?.forecast.due[7]).toBe("5");
    world.registrar.take();
    pass(startOfDay(today + 1) - Date.now());
    await worker.check();
    expect(await worker.foresight()).toMatchObject({
      today: today + 1,
      forecast: { due: { 7: "15" } },
    });
  });
});
