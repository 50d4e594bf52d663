import { beforeEach, describe, expect, it } from "vitest";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import { dayOf, startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import type { Doubt } from "../../../src/domain/foresight/doubt.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import { charge } from "../../support/domain/charges.ts";
import { minute, noon, statusWith } from "../../support/domain/records.ts";
import { listedPage } from "../../support/worker/fake-client.ts";
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
  await worker.have({ id: "one" });
  world.registrar.statuses.set("one", statusWith({ balance: "100" }));
});

const today = dayOf(noon);

/** What is promised when these charges are listed, from the registrar to the overview. */
async function coveredWith(...charges: UpcomingCharge[]) {
  world.registrar.charges.set("one", charges);
  await worker.check(true);
  const foresight = await worker.foresight();
  if (!foresight) throw new Error("Nothing is foreseen.");
  return foresight.forecast;
}

const certain = charge(today + 5, { gross: "60" });
const decisive = charge(today + 20, { gross: "60" });

describe("a charge that cannot be counted ends the promise before its day", () => {
  it.each<[string, Partial<UpcomingCharge>, string, Doubt]>([
    ["without price", { gross: null, net: null }, "no-price", "unpriced"],
    ["of a negative price", { gross: "-5" }, "negative-price", "unpriced"],
    ["in another currency", { currency: "USD" }, "other-currency", "other-currency"],
    ["with an action we do not know", { nextAction: null }, "unknown-action", "unknown-action"],
  ])("%s", async (_case, part, excluded, why) => {
    const odd = charge(today + 10, part);
    const forecast = await coveredWith(certain, odd, decisive);
    expect(forecast.covered).toEqual({ kind: "at-least-until", day: today + 9, why });
    expect(forecast.excluded).toEqual({ [excluded]: 1 });
    // What is known to be short is still said.
    expect(forecast.shortfall).toMatchObject({ day: today + 20, short: "20" });
    expect(JSON.stringify(await coveredWith(odd))).not.toContain('"kind":"until"');
  });

  it("without a date: it may come on any day, and counts at once", async () => {
    const forecast = await coveredWith(certain, charge(null, { gross: "50" }));
    expect(forecast.covered).toEqual({ kind: "at-least-until", day: today + 4, why: "undated" });
    expect(forecast.undated).toBe("50");
    expect((await coveredWith(charge(null, { gross: "101" }))).covered.kind).not.toBe("until");
  });
});

it("a charge of the past that is still listed is due today, and at risk", async () => {
  const late = charge(today - 2, { gross: "101" });
  expect((await coveredWith(late)).shortfall).toMatchObject({ day: today, short: "1" });
  expect((await worker.foresight())?.atRisk).toMatchObject({ count: 1, sum: "101" });
  expect((await worker.foresight())?.forecast.pay?.risk).toMatchObject({ missing: "1" });
});

it("what is paid, or will not be renewed, takes nothing from the funds", async () => {
  const forecast = await coveredWith(
    certain,
    charge(today + 6, { gross: "500", nextAction: "finalize" }),
    charge(today + 6, { gross: "500", nextAction: "expire" }),
    charge(today + 6, { gross: "500", nextAction: "delete" }),
  );
  expect(forecast.covered).toEqual({ kind: "all", day: today + 90 });
  expect(forecast.due[90]).toBe("60");
});

describe("a list that moves while it is read", () => {
  const list = Array.from({ length: 300 }, (_, place) =>
    charge(today + Math.floor(place / 4), { gross: "1" }),
  );
  const load = async (...pages: UpcomingCharge[][]) => {
    world.registrar.statuses.set("one", statusWith({ balance: "9999" }));
    const answers = pages.map((rows) => ok(listedPage(rows, 300)));
    world.registrar.next("one", "charges", ...answers);
    await worker.check(true);
    return (await worker.foresight())?.forecast;
  };

  it("counts a row that comes again on the next page once", async () => {
    const forecast = await load(
      list.slice(0, 100),
      list.slice(80, 180),
      list.slice(160, 260),
      list.slice(240, 300),
    );
    expect(forecast).toMatchObject({
      due: { 90: "300" },
      covered: { kind: "all", day: today + 90 },
      excluded: {},
    });
  });

  it("that has grown at its head counts each row once, and promises nothing", async () => {
    const fresh = Array.from({ length: 5 }, () => charge(today, { gross: "1" }));
    world.registrar.statuses.set("one", statusWith({ balance: "9999" }));
    world.registrar.next("one", "charges", ok(listedPage(list.slice(0, 100), 300)));
    world.registrar.charges.set("one", [...fresh, ...list]);
    await worker.check(true);
    // The five were never seen: only TOTAL tells of them.
    expect((await worker.foresight())?.forecast).toMatchObject({
      due: { 90: "300" },
      excluded: { missing: 5 },
      covered: { kind: "unknown" },
    });
  });

  it("that has lost more than the overlap promises nothing from the gap on", async () => {
    const shrunk = list.slice(60);
    world.registrar.charges.set("one", shrunk);
    world.registrar.statuses.set("one", statusWith({ balance: "9999" }));
    world.registrar.next("one", "charges", ok(listedPage(list.slice(0, 100), 300)));
    await worker.check(true);
    const covered = (await worker.foresight())?.forecast.covered;
    expect(covered).toMatchObject({ kind: "at-least-until" });
    expect(covered?.kind === "at-least-until" && covered.day).toBeLessThanOrEqual(today + 24);
  });
});

describe("one command that is refused", () => {
  const refused = (command: string) => failed(failure("not-allowed", { code: 531, command }));
  beforeEach(() => {
    world.registrar.statuses.set("one", statusWith({ balance: "100", deposits: "10" }));
    world.registrar.charges.set("one", [certain, decisive]);
  });

  it.each(["reserves", "subusers", "rates", "bookings"] as const)(
    "%s leaves the forecast as it is",
    async (method) => {
      world.registrar.next("one", method, refused(method), refused(method));
      await worker.check();
      expect(await worker.foresight()).toMatchObject({
        funds: { spendable: "90" },
        forecast: { covered: { kind: "until", day: today + 19 } },
      });
    },
  );

  it("the charges themselves leave the rest as it is, and promise nothing", async () => {
    world.registrar.next("one", "charges", refused("QueryObjectRenewalList"));
    await worker.check();
    expect(await worker.foresight()).toMatchObject({
      funds: { spendable: "90" },
      forecast: { covered: { kind: "unknown" } },
      atRisk: null,
      spark: [100],
    });
    expect((await worker.ledger()).deposits?.at).toBe(noon);
  });
});

describe("the clock", () => {
  it("set back makes the list one of the future: nothing is promised until it came anew", async () => {
    await coveredWith(certain, decisive);
    pass(-3 * 24 * 60 * minute);
    world.registrar.next("one", "charges", "server");
    await worker.check();
    expect((await worker.foresight())?.forecast.covered).toEqual({ kind: "unknown", why: "old" });
    pass(15 * minute);
    await worker.check();
    expect((await worker.foresight())?.forecast.covered.kind).toBe("until");
  });

  it("set forward makes the list an old one, which is said, until it came anew", async () => {
    await coveredWith(certain, decisive);
    pass(3 * 24 * 60 * minute);
    world.registrar.next("one", "charges", "server");
    await worker.check();
    expect((await worker.foresight())?.forecast).toMatchObject({
      partial: true,
      covered: { kind: "at-least-until" },
    });
    pass(15 * minute);
    await worker.check();
    expect((await worker.foresight())?.forecast).toMatchObject({
      partial: false,
      covered: { kind: "until", day: today + 19 },
    });
  });
});

it.each([
  ["spring: 30 March 2025", Date.UTC(2025, 2, 29, 22, 30)],
  ["autumn: 26 October 2025", Date.UTC(2025, 9, 25, 22, 30)],
])("days are UTC days, also when clocks change in %s", async (_case, time) => {
  pass(time - Date.now());
  const now = dayOf(time);
  const charges = Array.from({ length: 6 }, (_, ahead) =>
    charge(now + ahead, { gross: "25", at: startOfDay(now + ahead) + 86_399_000 }),
  );
  const { covered, shortfall, due } = await coveredWith(...charges);
  expect(covered).toEqual({ kind: "until", day: now + 3 });
  expect(shortfall).toMatchObject({ day: now + 4, short: "25", object: charges[4]?.object });
  expect(due[7]).toBe("150");
});
