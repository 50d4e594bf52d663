import { beforeEach, describe, expect, it } from "vitest";
import { ok, type Result } from "../../../src/domain/failure.ts";
import type {
  AccountBook,
  BookRow,
  UserBalance,
} from "../../../src/domain/foresight/account-lists.ts";
import { dayOf, startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { charge } from "../../support/domain/charges.ts";
import { minute, noon, statusWith } from "../../support/domain/records.ts";
import { deferred } from "../../support/worker/fake-client.ts";
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
const says = (part: Parameters<typeof statusWith>[0]) =>
  world.registrar.statuses.set("one", statusWith(part));
const own = async () => (await worker.history())?.points.filter(({ past }) => !past) ?? [];

describe("the history", () => {
  it("gets a point at each good check, to the last digit", async () => {
    await worker.have({ id: "one" });
    says({ balance: "1000000.0000", deposits: "5.50" });
    await worker.check();
    pass(15 * minute);
    says({ balance: "7", deposits: null });
    await worker.check();
    pass(15 * minute);
    world.registrar.next("one", "balance", "server");
    await worker.check();
    expect(await worker.history()).toEqual({
      currency: "EUR",
      others: {},
      points: [
        { at: noon, balance: "1000000.0000", deposits: "5.50", past: false },
        { at: noon + 15 * minute, balance: "7", deposits: null, past: false },
      ],
    });
  });

  it("is kept for each currency: an odd answer and back again lose nothing that was kept or learned", async () => {
    await worker.have({ id: "one" });
    says({ balance: "100" });
    world.registrar.charges.set("one", [charge(today, { gross: "7" })]);
    await worker.check();
    const before = await worker.ledger();
    expect(before.listed).toEqual({ [today]: "7" });
    pass(15 * minute);
    says({ currency: "USD", balance: "3" });
    world.registrar.charges.set("one", []);
    await worker.check();
    const odd = [{ at: noon + 15 * minute, balance: "3", deposits: "0.00", past: false }];
    expect(await worker.history()).toMatchObject({ currency: "USD", points: odd });
    expect((await worker.foresight())?.spark).toEqual([3]);
    expect((await worker.ledger()).explained).toMatchObject({ currency: "USD", balance: "3" });
    expect((await worker.ledger()).listed).toEqual({});
    pass(15 * minute);
    says({ balance: "90" });
    await worker.check();
    expect((await worker.history())?.points.map(({ balance }) => balance)).toEqual(["100", "90"]);
    expect((await worker.history())?.others).toEqual({ USD: odd });
    const after = await worker.ledger();
    expect(after.listed).toEqual(before.listed);
    expect(after.elsewhere.USD?.explained).toMatchObject({ balance: "3" });
    // From the last balance in this currency on: what lies between is no hole.
    expect(after.changes[0]).toMatchObject({ before: "100", after: "90", currency: "EUR" });
    expect(after.explained).toMatchObject({ currency: "EUR", balance: "90" });
  });

  it.each([
    ["back", -30 * 24 * hour],
    ["forward", 400 * 24 * hour],
  ])("loses nothing to a clock set %s, and stays in order", async (_way, shift) => {
    await worker.have({ id: "one" });
    await worker.check();
    for (const step of [15 * minute, shift, 15 * minute, -shift, 15 * minute]) {
      pass(step);
      await worker.check(true);
    }
    const times = (await own()).map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times).toContain(noon);
    expect(times).toContain(noon + 15 * minute);
    expect(times.at(shift < 0 ? -1 : -3)).toBe(noon + 45 * minute);
  });

  it("under a clock set back foresees nothing from points that lie ahead", async () => {
    await worker.have({ id: "one" });
    says({ balance: "500" });
    await worker.check();
    pass(-3 * 24 * hour);
    says({ balance: "100" });
    await worker.check();
    expect((await worker.foresight())?.spark).toEqual([100]);
  });

  it("shows in the overview as a spark and, when enough is known, as an average", async () => {
    await worker.have({ id: "one", checkEvery: 1440 });
    for (let day = 0; day < 10; day++) {
      says({ balance: `${1000 - 12 * day}` });
      await worker.check();
      pass(24 * hour);
    }
    const foresight = await worker.foresight();
    expect(foresight?.spark).toEqual(Array.from({ length: 10 }, (_, day) => 1000 - 12 * day));
    expect(foresight?.spending?.perDay).toBeCloseTo(12, 0);
    expect(foresight?.spending?.before).toBeNull();
  });

  it("of a day with a change to summer time has that day once, as any other: days are UTC", async () => {
    // 30 March 2025, 01:00 UTC: clocks in Europe jump from 02:00 to 03:00.
    pass(Date.UTC(2025, 2, 29, 12) - Date.now());
    await worker.have({ id: "one", checkEvery: 1440 });
    for (const balance of ["90", "80", "70"]) {
      says({ balance });
      await worker.check();
      pass(24 * hour);
    }
    expect((await worker.foresight())?.spark).toEqual([90, 80, 70]);
  });
});

describe("past days", () => {
  const balance = (dayBalance: string | null, part: Partial<UserBalance> = {}): UserBalance => ({
    user: "one",
    balance: "1",
    creditLine: "0",
    currency: "EUR",
    dayBalance,
    ...part,
  });
  const asked = () =>
    world.registrar.lists
      .filter(({ method, query }) => method === "pastBalances" && query)
      .map(({ query }) => query as number);

  it("are asked for a week at a time, two at a check, back to thirteen weeks, and then no more", async () => {
    await worker.have({ id: "one" });
    await worker.check();
    expect(asked()).toHaveLength(2);
    for (let check = 0; check < 12; check++) {
      pass(15 * minute);
      await worker.check();
    }
    const days = asked();
    expect(days).toEqual(Array.from({ length: 13 }, (_, week) => (days[0] ?? 0) - 7 * week));
    expect(days[0]).toBeLessThan(today);
    expect(days.at(-1)).toBeGreaterThanOrEqual(today - 91);
  });

  it("are spaced: a Refresh soon after asks for none", async () => {
    await worker.have({ id: "one" });
    await worker.check();
    pass(9 * minute);
    await worker.check(true);
    expect(asked()).toHaveLength(2);
    pass(minute);
    await worker.check(true);
    expect(asked()).toHaveLength(4);
  });

  it("become points of the midnight they begin with, marked, in order before the others", async () => {
    await worker.have({ id: "one" });
    const first = Math.floor((today - 1) / 7) * 7;
    world.registrar.answers.balances.set(`one ${first}`, [
      balance("1", { currency: "USD" }),
      balance("70.10"),
    ]);
    world.registrar.answers.balances.set(`one ${first - 7}`, [balance("90")]);
    await worker.check();
    expect((await worker.history())?.points).toEqual([
      { at: startOfDay(first - 7), balance: "90", deposits: null, past: true },
      { at: startOfDay(first), balance: "70.10", deposits: null, past: true },
      expect.objectContaining({ at: noon, past: false }),
    ]);
  });

  it("of which nothing is known are not asked for again", async () => {
    await worker.have({ id: "one" });
    const first = Math.floor((today - 1) / 7) * 7;
    world.registrar.answers.balances.set(`one ${first}`, [balance(null)]);
    await worker.check();
    pass(15 * minute);
    await worker.check();
    expect(new Set(asked()).size).toBe(4);
    expect((await worker.history())?.points.filter(({ past }) => past)).toEqual([]);
  });

  it("that are refused are not asked for again for six hours, and everything else goes on", async () => {
    await worker.have({ id: "one" });
    world.registrar.next("one", "pastBalances", "not-allowed");
    await worker.check();
    expect((await worker.foresight())?.failures).toMatchObject({
      "past-balances": { kind: "not-allowed" },
    });
    expect((await worker.foresight())?.loadedAt).toBe(noon);
    expect(asked()).toHaveLength(1);
    for (let quarter = 1; quarter < 24; quarter++) {
      pass(15 * minute);
      await worker.check();
    }
    expect(asked()).toHaveLength(1);
    pass(15 * minute);
    await worker.check();
    expect(asked().slice(1)).toEqual([asked()[0], (asked()[0] ?? 0) - 7]);
    expect((await worker.foresight())?.failures).toEqual({});
  });
});

describe("past days by the bookings", () => {
  const bookedAt = (day: number, net: string, part: Partial<BookRow> = {}): BookRow => ({
    at: startOfDay(day) + hour,
    net,
    vat: "0.00",
    currency: "EUR",
    ...part,
  });
  /** 100 at first, 50 paid in, 30 charged: 120 now. */
  const rows = [bookedAt(today - 40, "-50.00"), bookedAt(today - 20, "30.00")];
  const book = { opening: "100.00", openingNet: "100.00", rows };
  const refused = { kind: "not-adding-up", command: null };
  const start = async (part: Partial<AccountBook> = {}) => {
    await worker.have({ id: "one", registrar: "cnr" });
    says({ balance: "120.00", deposits: null });
    world.registrar.answers.books.set("one", { ...book, ...part });
    await worker.check();
  };
  const asked = () => world.registrar.lists.filter(({ method }) => method === "accountBook");
  const past = async () => (await worker.history())?.points.filter((point) => point.past) ?? [];

  it("are kept from 90 days ago to the first check, marked; then the book is not asked for again", async () => {
    await start();
    const points = await past();
    expect(points).toHaveLength(91);
    expect(points[0]).toEqual({
      at: startOfDay(today - 90),
      balance: "100.00",
      deposits: null,
      past: true,
    });
    const balances = [40, 39, 20, 19, 0].map((ago) => Number(points[90 - ago]?.balance));
    expect(balances).toEqual([100, 150, 150, 120, 120]);
    expect((await worker.history())?.points.at(-1)).toMatchObject({ at: noon, past: false });
    expect(asked()).toMatchObject([{ query: startOfDay(today - 90) }]);
    for (const wait of [15 * minute, 6 * hour, 24 * hour]) {
      pass(wait);
      await worker.check(true);
    }
    expect(asked()).toHaveLength(1);
    expect((await worker.foresight())?.failures).toEqual({});
  });

  it.each<[string, Partial<AccountBook>]>([
    ["a row is missing", { rows: rows.slice(1) }],
    ["a row has another sign", { rows: [bookedAt(today - 40, "50.00"), ...rows.slice(1)] }],
    [
      "a row is in another currency",
      { rows: [...rows, bookedAt(today, "0", { currency: "USD" })] },
    ],
    ["no opening balance came", { opening: null, openingNet: null }],
  ])(
    "are not kept where %s: why stands in their place, and a day later they are asked for again",
    async (_what, part) => {
      await start(part);
      expect(await past()).toEqual([]);
      expect((await worker.foresight())?.failures["past-balances"]).toMatchObject(refused);
      expect((await worker.foresight())?.loadedAt).toBe(noon);
      pass(23 * hour);
      await worker.check(true);
      expect(asked()).toHaveLength(1);
      world.registrar.answers.books.set("one", book);
      pass(hour);
      await worker.check();
      expect(asked()).toHaveLength(2);
      expect(await past()).toHaveLength(90);
      expect((await worker.foresight())?.failures).toEqual({});
    },
  );

  /** The registrar books something while the list is read: whether that stands in it already is the question. */
  const startMoving = async (given: AccountBook, after: string) => {
    await worker.have({ id: "one", registrar: "cnr" });
    says({ balance: "120.00", deposits: null });
    const answer = deferred<Result<AccountBook>>();
    world.registrar.next("one", "accountBook", answer.promise);
    const checked = worker.check();
    await world.registrar.called("accountBook");
    pass(minute);
    says({ balance: after, deposits: null });
    answer.resolve(ok(given));
    await checked;
  };
  const withTen = { ...book, rows: [...rows, bookedAt(today, "10.00")] };

  it("are kept where the balance moved with them after the check: it is asked for once more", async () => {
    await startMoving(withTen, "110.00");
    expect((await past()).at(-1)).toMatchObject({ at: startOfDay(today), balance: "120" });
    expect((await worker.history())?.points.at(-1)).toMatchObject({ balance: "110.00" });
    expect(asked()).toHaveLength(1);
  });

  it("are kept as of the check where what moved the balance came after them", async () => {
    await startMoving(book, "110.00");
    expect(await past()).toHaveLength(91);
  });

  it("are read anew a quarter of an hour after they met no balance that was told, which is no failure", async () => {
    await startMoving(withTen, "105.00");
    expect(await past()).toEqual([]);
    expect((await worker.foresight())?.failures).toEqual({});
    const twice = [...withTen.rows, bookedAt(today, "5.00")];
    world.registrar.answers.books.set("one", { ...book, rows: twice });
    pass(15 * minute);
    await worker.check();
    expect(asked()).toHaveLength(2);
    expect(await past()).toHaveLength(91);
  });

  it("that are refused name the right, and everything else goes on", async () => {
    await worker.have({ id: "one", registrar: "cnr" });
    world.registrar.next("one", "accountBook", "not-allowed");
    await worker.check();
    expect((await worker.foresight())?.failures).toMatchObject({
      "past-balances": { kind: "not-allowed" },
    });
    expect((await worker.foresight())?.loadedAt).toBe(noon);
    pass(5 * hour);
    await worker.check(true);
    expect(asked()).toHaveLength(1);
  });

  it("are not asked for where the account was checked itself for so long", async () => {
    await start();
    world.registrar.answers.books.set("one", book);
    await worker.historyStore.update("one", (history) => ({
      currency: "EUR",
      others: {},
      points: (history?.points ?? [])
        .filter((point) => !point.past)
        .map((point) => ({ ...point, at: startOfDay(today - 90) })),
    }));
    await worker.ledgerStore.update("one", (ledger) => ({
      ...(ledger ?? worker.emptyLedger),
      tries: {},
    }));
    pass(15 * minute);
    await worker.check();
    expect(asked()).toHaveLength(1);
  });
});
