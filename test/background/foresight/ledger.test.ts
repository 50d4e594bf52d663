import { beforeEach, describe, expect, it } from "vitest";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import type { Booking, Deposit, UserBalance } from "../../../src/domain/foresight/account-lists.ts";
import { minute, noon, statusWith } from "../../support/domain/records.ts";
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
});

const quarter = 15 * minute;
const says = (part: Parameters<typeof statusWith>[0]) =>
  world.registrar.statuses.set("one", statusWith(part));
const asked = (method: string, depth?: string) =>
  world.registrar.lists.filter(
    (call) =>
      call.method === method && (!depth || (call.query as { depth: string }).depth === depth),
  );

const deposit: Deposit = {
  id: "1",
  amount: "25",
  currency: "EUR",
  type: "PREREGISTRATION",
  name: "wanted.example",
  createdAt: noon,
  expiresAt: null,
};
const subuser = (user: string, currency: string | null): UserBalance => ({
  user,
  balance: "1",
  creditLine: "0",
  currency,
  dayBalance: null,
});
const booking = (at: number, gross: string, part: Partial<Booking> = {}): Booking => ({
  at,
  type: "RENEWAL",
  description: "name.example",
  net: null,
  gross,
  currency: "EUR",
  ...part,
});

describe("deposits", () => {
  beforeEach(() => void world.registrar.answers.deposits.set("one", [deposit]));

  it("are asked for while sums are reserved, when these change, and every six hours", async () => {
    await worker.check();
    expect(asked("reserves")).toHaveLength(0);
    pass(quarter);
    says({ deposits: "25" });
    await worker.check();
    expect((await worker.ledger()).deposits).toEqual({ at: noon + quarter, rows: [deposit] });
    pass(quarter);
    await worker.check();
    expect(asked("reserves")).toHaveLength(1);
    says({ deposits: "26" });
    pass(quarter);
    await worker.check();
    expect(asked("reserves")).toHaveLength(2);
    pass(6 * 60 * minute);
    await worker.check();
    expect(asked("reserves")).toHaveLength(3);
  });

  it("are gone when nothing is reserved any longer, without asking", async () => {
    says({ deposits: "25" });
    await worker.check();
    pass(quarter);
    says({ deposits: "0.00" });
    await worker.check();
    expect((await worker.ledger()).deposits?.rows).toEqual([]);
    expect(asked("reserves")).toHaveLength(1);
  });

  it("that are refused say so beside the others", async () => {
    says({ deposits: "25" });
    const refused = failure("not-allowed", { code: 531, command: "QueryDepositList" });
    world.registrar.next("one", "reserves", failed(refused));
    await worker.check();
    expect(await worker.foresight()).toMatchObject({
      failures: { deposits: refused },
      loadedAt: noon,
    });
    expect((await worker.ledger()).deposits).toBeNull();
    pass(quarter);
    says({ deposits: "0" });
    await worker.check();
    expect((await worker.foresight())?.failures).toEqual({});
  });

  it("of which no answer came before the worker was stopped are asked for again", async () => {
    says({ deposits: "25" });
    world.registrar.next("one", "reserves", new Promise<never>(() => undefined));
    await worker.unsettled.checkDue(noon);
    await world.registrar.called("reserves");
    worker = await startForesightWorker(world);
    pass(quarter);
    await worker.check();
    expect((await worker.ledger()).deposits?.rows).toEqual([deposit]);
  });
});

it("a server that fails is not asked for the next list; one that refuses a list is", async () => {
  says({ deposits: "25" });
  world.registrar.next("one", "reserves", "http");
  await worker.check();
  expect(world.registrar.takeLists()).toEqual(["reserves"]);
  expect((await worker.foresight())?.failures).toMatchObject({ deposits: { kind: "http" } });
  expect((await worker.snapshot())?.trouble).toBeNull();
  pass(quarter);
  world.registrar.next("one", "reserves", "not-allowed");
  await worker.check();
  expect(new Set(world.registrar.takeLists())).toEqual(
    new Set(["reserves", "subusers", "pastBalances", "charges"]),
  );
});

describe("subusers and rates", () => {
  it("are asked for every six hours, and rates only where there are several currencies, once a day", async () => {
    world.registrar.answers.balances.set("one SUBUSER", [subuser("a", "EUR"), subuser("b", null)]);
    await worker.check();
    expect((await worker.ledger()).subusers?.rows).toHaveLength(2);
    expect(asked("rates")).toHaveLength(0);
    pass(6 * 60 * minute);
    world.registrar.answers.balances.set("one SUBUSER", [subuser("a", "USD")]);
    world.registrar.answers.rates.push({ from: "EUR", to: "USD", rate: "1.1", date: "2025-07-01" });
    await worker.check();
    expect(asked("subusers")).toHaveLength(2);
    expect((await worker.ledger()).rates?.rows).toEqual(world.registrar.answers.rates);
    for (let check = 0; check < 3; check++) {
      pass(6 * 60 * minute);
      await worker.check();
    }
    expect(asked("rates")).toHaveLength(1);
    pass(6 * 60 * minute);
    await worker.check();
    expect(asked("rates")).toHaveLength(2);
  });
});

describe("what changed", () => {
  const moved = async (to: string, ...rows: Booking[]) => {
    world.registrar.answers.bookings.set("one", rows);
    pass(quarter);
    says({ balance: to });
    await worker.check();
  };
  beforeEach(async () => {
    says({ balance: "100.00" });
    await worker.check();
  });

  it("is not asked for while the balance stands, however it is written", async () => {
    await moved("100.0000");
    expect(asked("bookings")).toEqual([]);
    expect((await worker.ledger()).changes).toEqual([]);
  });

  it("is what the bookings between the two checks say", async () => {
    await moved("84.50", booking(noon, "999"), booking(noon + minute, "15.50"));
    expect(asked("bookings").map(({ query }) => query)).toEqual([
      { from: noon, to: noon + quarter, first: 0 },
    ]);
    expect((await worker.ledger()).changes).toMatchObject([
      {
        from: noon,
        to: noon + quarter,
        before: "100.00",
        after: "84.50",
        currency: "EUR",
        parts: [{ type: "RENEWAL", effect: "-15.5", count: 1 }],
        unexplained: "0",
        failure: null,
      },
    ]);
  });

  it("counts from the last check that saw the old balance", async () => {
    await moved("100.00");
    await moved("100.00");
    await moved("90");
    expect(asked("bookings").map(({ query }) => query)).toEqual([
      { from: noon + 2 * quarter, to: noon + 3 * quarter, first: 0 },
    ]);
  });

  it("says honestly what a page does not hold", async () => {
    world.registrar.paging.size = 10;
    const rows = Array.from({ length: 25 }, (_, place) => booking(noon + 1000 + place, "1"));
    await moved("75.00", ...rows);
    expect(asked("bookings")).toHaveLength(1);
    expect((await worker.ledger()).changes[0]).toMatchObject({ unexplained: "-15" });
  });

  it("that cannot be had for the moment is asked for at a later check, for the whole time", async () => {
    world.registrar.next("one", "bookings", "server");
    await moved("90");
    expect((await worker.ledger()).changes).toEqual([]);
    expect((await worker.foresight())?.failures.bookings?.kind).toBe("server");
    await moved("80", booking(noon + minute, "10"), booking(noon + quarter + minute, "10"));
    expect((await worker.ledger()).changes).toMatchObject([
      { from: noon, to: noon + 2 * quarter, unexplained: "0" },
    ]);
    expect((await worker.foresight())?.failures).toEqual({});
  });

  it("that is refused is noted as a change nobody knows the reason of, and not asked again for six hours", async () => {
    const refused = failure("not-allowed", { code: 531, command: "QueryAccountingList" });
    world.registrar.next("one", "bookings", failed(refused));
    await moved("90");
    await moved("80");
    expect(asked("bookings")).toHaveLength(1);
    expect((await worker.ledger()).changes).toMatchObject([
      { before: "90", after: "80", unexplained: null, failure: refused },
      { before: "100.00", after: "90", unexplained: null, failure: refused },
    ]);
    pass(6 * 60 * minute);
    await moved("70");
    expect((await worker.ledger()).changes[0]).toMatchObject({ failure: null, unexplained: "-10" });
  });

  it("under a clock that was set back is unexplained, and nothing is lost", async () => {
    pass(-60 * minute);
    says({ balance: "70" });
    await worker.check();
    expect((await worker.ledger()).changes).toMatchObject([
      { before: "100.00", after: "70", unexplained: "-30" },
    ]);
  });
});

describe("the bookings of a time", () => {
  const read = (from = noon - 1000, to = noon + 1000) =>
    worker.handlers["read-bookings"]({ accountId: "one", from, to });
  const rows = (count: number) =>
    Array.from({ length: count }, (_, place) => booking(noon, `${place}`));

  it("come from all pages, in the account's session", async () => {
    world.registrar.answers.bookings.set("one", rows(250));
    await worker.check();
    world.registrar.take();
    expect(await read()).toEqual(ok({ rows: rows(250), more: false }));
    expect(world.registrar.take()).toEqual([]);
  });

  it("are 5000 at most, and say that there are more", async () => {
    world.registrar.paging.size = 1000;
    world.registrar.answers.bookings.set("one", rows(5001));
    const answer = await read();
    expect(answer).toMatchObject({ ok: true, value: { more: true } });
    expect(answer.ok && answer.value.rows.length).toBe(5000);
    expect(asked("bookings")).toHaveLength(5);
    world.registrar.answers.bookings.set("one", rows(5000));
    expect(await read()).toMatchObject({ value: { more: false } });
  });

  it.each([
    ["are told to be fewer than before", [2, 1]],
    ["come to an end before their number", [5, 5]],
  ])("cannot be had where they %s", async (_what, totals) => {
    const [first = 0, second = 0] = totals;
    world.registrar.next(
      "one",
      "bookings",
      ok({ rows: rows(1), total: first }),
      ok({ rows: [], total: second }),
    );
    expect(await read()).toMatchObject({ ok: false, failure: { kind: "malformed" } });
  });

  it("end where a server without TOTAL sends the same page again", async () => {
    const page = ok({ rows: rows(3), total: null });
    world.registrar.next("one", "bookings", page, page, page);
    expect(await read()).toEqual(ok({ rows: rows(3), more: false }));
    expect(asked("bookings")).toHaveLength(2);
  });

  it.each([
    ["is off", () => worker.enableAccount("one", false), "account-off"],
    ["waits for the user", () => refusedBefore(), "sign-in-failed"],
  ] as const)("are not asked for of an account that %s", async (_case, prepare, kind) => {
    await prepare();
    world.registrar.take();
    world.registrar.takeLists();
    expect(await read()).toMatchObject({ ok: false, failure: { kind } });
    expect([...world.registrar.take(), ...world.registrar.takeLists()]).toEqual([]);
  });

  async function refusedBefore() {
    world.registrar.next("one", "signIn", "sign-in-failed");
    await worker.check();
  }

  it("are not asked for while the vault is locked", async () => {
    await worker.handlers["set-passphrase"]({ current: "", next: "a long passphrase" });
    await worker.handlers.lock({});
    expect(await read()).toMatchObject({ failure: { kind: "locked" } });
    expect(world.registrar.takeLists()).toEqual([]);
  });

  it("that meet a refused sign-in stop the account, as a check would", async () => {
    world.registrar.passwords.set("one", "changed");
    await worker.check();
    await worker.handlers["read-bookings"]({ accountId: "one", from: 0, to: 1 });
    expect((await worker.snapshot())?.trouble?.failure.kind).toBe("sign-in-failed");
    expect(world.registrar.take().filter((method) => method === "signIn")).toHaveLength(1);
  });

  it("of nobody, or of a time that ends before it begins, are refused", async () => {
    expect(await read(2, 1)).toMatchObject({ failure: { kind: "rejected" } });
    const nobody = { accountId: "nobody", from: 1, to: 2 };
    expect(await worker.handlers["read-bookings"](nobody)).toMatchObject({
      failure: { kind: "account-gone" },
    });
  });
});
