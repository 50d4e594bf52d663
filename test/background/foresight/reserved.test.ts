// Deposits that the registrar never tells: what the user said of them counts in every figure, and unsaid nothing is sure.
import { beforeEach, describe, expect, it } from "vitest";
import { initialAlertSettings } from "../../../src/domain/alert-settings.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { charge } from "../../support/domain/charges.ts";
import { minute, noon, statusWith } from "../../support/domain/records.ts";
import {
  type ForesightWorker,
  startForesightWorker,
} from "../../support/worker/foresight-worker.ts";
import { newWorld, pass, type World } from "../../support/worker/worker.ts";

const today = dayOf(noon);
let world: World;
let worker: ForesightWorker;

/** 500 in the account, and charges of 90 in two days and of 30 in twenty. */
beforeEach(async () => {
  world = newWorld();
  worker = await startForesightWorker(world);
  await worker.have({ id: "one", registrar: "cnr", warnBelow: "0" });
  world.registrar.statuses.set("one", statusWith({ balance: "500.00", deposits: null }));
  list(90, 30);
  await worker.check();
});

const list = (soon: number, later: number): void => {
  world.registrar.charges.set("one", [
    charge(today + 2, { gross: `${soon}` }),
    charge(today + 20, { gross: `${later}` }),
  ]);
};
const say = async (reserved: string | null) => {
  await worker.handlers["amend-alert-settings"]({ accountId: "one", part: { reserved } });
  await worker.settled();
};
const told = async () => {
  const { forecast, funds } = (await worker.foresight()) ?? {};
  if (!forecast || !funds) throw new Error("nothing is foreseen");
  return { ...forecast, funds };
};
const states = async () => {
  const { statesOf } = await import("../../../src/domain/account-state.ts");
  const overview = await worker.overview();
  const account = overview.accounts.find(({ id }) => id === "one");
  return account && statesOf(account, Date.now(), overview);
};

describe("400 of 500 reserved by the user's word", () => {
  beforeEach(() => say("400"));

  it("leave 100: the first charge is covered, the second is not, and 20 are to be paid", async () => {
    const { funds, covered, shortfall, pay } = await told();
    expect(funds.spendable).toBe("100");
    expect(covered).toEqual({ kind: "until", day: today + 19 });
    expect(shortfall).toMatchObject({ day: today + 20, short: "20" });
    expect(pay?.quarter).toMatchObject({ missing: "20", isLeast: false, due: today + 20 });
    expect(pay?.month).toMatchObject({ missing: "20", isLeast: false });
    expect((await worker.shown())?.figures).toMatchObject({
      available: "100",
      deposits: "400",
      depositsBy: "user",
    });
  });

  it("still count after the next check, and once the balance has moved since the list", async () => {
    pass(15 * minute);
    await worker.check();
    expect((await told()).covered).toEqual({ kind: "until", day: today + 19 });
    world.registrar.statuses.set("one", statusWith({ balance: "480.00", deposits: null }));
    // Funds alone come this time: the list stays as it was, and the pair with it.
    world.registrar.next("one", "charges", "server");
    pass(15 * minute);
    await worker.check();
    const { funds, shortfall } = await told();
    expect([funds.spendable, shortfall?.day]).toEqual(["80", today + 2]);
  });

  it("that are more than there is leave less than nothing", async () => {
    await say("600");
    const { funds, covered, pay } = await told();
    expect(funds.spendable).toBe("-100");
    expect(covered).toEqual({ kind: "until", day: today - 1 });
    expect(pay?.quarter.missing).toBe("220");
  });

  it("do not count in another currency than they were said in", async () => {
    world.registrar.statuses.set(
      "one",
      statusWith({ balance: "500.00", deposits: null, currency: "USD" }),
    );
    pass(15 * minute);
    await worker.check();
    expect((await worker.shown())?.figures).toMatchObject({
      available: "500.00",
      depositsBy: null,
    });
    expect((await told()).covered).toEqual({ kind: "unknown", why: "deposits" });
  });
});

describe("as long as nobody has said what is reserved", () => {
  it("nothing is covered for sure, however much there is: what is to be paid is the least", async () => {
    const { covered, shortfall, pay } = await told();
    expect(covered).toEqual({ kind: "unknown", why: "deposits" });
    expect(shortfall).toBeNull();
    expect([pay?.month, pay?.quarter]).toMatchObject([
      { missing: "0", isLeast: true },
      { missing: "0", isLeast: true },
    ]);
    expect((await worker.shown())?.figures?.depositsBy).toBeNull();
    expect(await states()).toEqual(["not-fully-known"]);
  });

  it.each([
    ["some days ahead", 90, 450, today + 20, "40"],
    ["on the next charge", 510, 30, today + 2, "40"],
  ])(
    "what cannot be paid even so is short for sure, %s",
    async (_when, soon, later, day, missing) => {
      list(soon, later);
      await worker.check(true);
      const { covered, shortfall, pay } = await told();
      expect(covered).toEqual(
        day > dayOf(noon)
          ? { kind: "at-most-until", day: day - 1, why: "deposits" }
          : { kind: "unknown", why: "deposits" },
      );
      expect(shortfall?.day).toBe(day);
      expect(pay?.quarter).toMatchObject({ missing, isLeast: true });
    },
  );

  it("the answer that nothing is makes all of it sure", async () => {
    await say("0");
    const { covered, pay } = await told();
    expect(covered).toMatchObject({ kind: "all" });
    expect(pay?.quarter).toMatchObject({ missing: "0", isLeast: false });
    expect(await states()).toEqual(["well"]);
    await say(null);
    expect((await told()).covered).toEqual({ kind: "unknown", why: "deposits" });
  });
});

describe("an account that was entered twice", () => {
  beforeEach(async () => {
    await worker.handlers["amend-alert-settings"]({ accountId: "one", part: { reserved: "400" } });
    const [first] = await worker.accounts();
    await worker.accountsRecord.update((all) =>
      first
        ? [...all, { ...first, id: "two", publicFields: { ...first.publicFields, role: "reader" } }]
        : all,
    );
    await worker.snapshotsRecord.update((all) => (all.one ? { ...all, two: all.one } : all));
  });

  it("has the word that was given for it once, in its figures and in what is foreseen", async () => {
    const { keepForesight } = await import("../../../src/background/foresight/keep-foresight.ts");
    await keepForesight("two", Date.now());
    await worker.publish();
    const { accounts, totals } = await worker.overview();
    const { isSumAtMost } = await import("../../../src/domain/at-most.ts");
    expect(accounts[1]).toMatchObject({ sameAs: "one" });
    for (const account of accounts) {
      expect(account.figures).toMatchObject({ available: "100", depositsBy: "user" });
      expect(account.foresight?.funds.spendable).toBe("100");
    }
    expect(isSumAtMost(accounts, "EUR")).toBe(false);
    expect(totals).toMatchObject([{ available: "100", accounts: 1 }]);
  });

  it("has its own where it was given one", async () => {
    await worker.handlers["amend-alert-settings"]({ accountId: "two", part: { reserved: "300" } });
    await worker.publish();
    expect((await worker.overview()).accounts.map(({ figures }) => figures?.available)).toEqual([
      "100",
      "200",
    ]);
  });
});

describe("after the account's currency has changed", () => {
  beforeEach(async () => {
    await say("0");
    const usd = statusWith({ balance: "500.00", deposits: null, currency: "USD" });
    world.registrar.statuses.set("one", usd);
    pass(16 * minute);
    await worker.check();
  });
  const figures = async () => {
    await worker.publish();
    return (await worker.shown())?.figures;
  };

  it("what is reserved is asked anew, and counts by the answer; the amounts are for themselves", async () => {
    expect(await figures()).toMatchObject({ depositsBy: null, amountsIn: "EUR" });
    await say("25");
    expect(await figures()).toMatchObject({ deposits: "25", depositsBy: "user", amountsIn: "EUR" });
    const alerts = { ...initialAlertSettings, currency: "USD" };
    await worker.saveAlertSettings("one", alerts, { warnBelow: "10" });
    expect(await figures()).toMatchObject({ deposits: "25", depositsBy: "user", amountsIn: null });
  });
});
