// A pause that the registrar asks for with a list: nobody shortens it, neither Refresh nor a page.
import { beforeEach, describe, expect, it } from "vitest";
import {
  type FailureKind,
  failed,
  failure,
  ok,
  type Result,
  withWait,
} from "../../../src/domain/failure.ts";
import type { ChargesPage, RegistrarClient } from "../../../src/registrars/contract.ts";
import { charge, today } from "../../support/domain/charges.ts";
import { minute, noon, statusWith } from "../../support/domain/records.ts";
import { deferred, listedPage } from "../../support/worker/fake-client.ts";
import {
  type ForesightWorker,
  startForesightWorker,
} from "../../support/worker/foresight-worker.ts";
import { newWorld, pass, type World } from "../../support/worker/worker.ts";

const hour = 60 * minute;
const second = 1000;

let world: World;
let worker: ForesightWorker;
beforeEach(async () => {
  world = newWorld();
  worker = await startForesightWorker(world);
  await worker.have({ id: "one" });
  world.registrar.charges.set("one", [charge(today + 2, { gross: "10" })]);
  says({ deposits: "25" });
});

const says = (part: Parameters<typeof statusWith>[0]) =>
  world.registrar.statuses.set("one", statusWith(part));
const pausing = (kind: FailureKind, wait = 7200) => withWait(failure(kind, { code: 429 }), wait);
const pauses = (method: keyof RegistrarClient, kind: FailureKind = "http", wait = 7200) =>
  world.registrar.next("one", method, failed(pausing(kind, wait)));
/** What is asked for by the user's Refresh. */
async function refreshed(): Promise<string[]> {
  world.registrar.takeLists();
  await worker.check(true);
  return world.registrar.takeLists();
}

describe("Refresh in a pause", () => {
  it.each(["charges", "reserves", "subusers"] as const)(
    "leaves %s alone that asked for it, and all other lists of the account with it",
    async (method) => {
      pauses(method);
      await worker.check();
      expect(await refreshed()).toEqual([]);
      pass(2 * hour - second);
      expect(await refreshed()).toEqual([]);
      pass(second);
      expect(await refreshed()).toEqual(expect.arrayContaining(["reserves", "charges", method]));
    },
  );

  it.each(["not-allowed", "rejected"] as const)(
    "of a list alone (%s) asks for the others",
    async (kind) => {
      pauses("reserves", kind);
      await worker.check();
      const asked = await refreshed();
      expect(asked).toContain("charges");
      expect(asked).not.toContain("reserves");
      pass(2 * hour);
      expect(await refreshed()).toContain("reserves");
    },
  );

  it("still tells the balance, and that a list that needs no request is empty now", async () => {
    pauses("charges");
    await worker.check();
    says({ balance: "70", deposits: "0.00" });
    expect(await refreshed()).toEqual([]);
    expect((await worker.shown())?.figures?.balance).toBe("70");
    expect((await worker.ledger()).deposits).toEqual({ at: noon, rows: [] });
  });

  it("is not shortened by what had been read before it was asked for", async () => {
    const rows = [1, 2, 3].map((days) => charge(today + days, { gross: "10" }));
    const slow = deferred<Result<ChargesPage>>();
    world.registrar.next("one", "charges", slow.promise, failed(pausing("http")));
    const checked = worker.check();
    await world.registrar.called("charges");
    pass(hour);
    slow.resolve(ok(listedPage(rows.slice(0, 1), 3)));
    await checked;
    pass(2 * hour - second);
    expect(await refreshed()).toEqual([]);
    pass(second);
    expect(await refreshed()).toContain("charges");
  });

  it("is not ended by an account that is switched off and on, or a load that is stopped", async () => {
    await worker.check();
    world.registrar.next(
      "one",
      "charges",
      ok(listedPage([charge(today + 1, { gross: "10" })], 3)),
      failed(pausing("http")),
    );
    await worker.check(true);
    expect(await worker.half()).not.toBeNull();
    await worker.enableAccount("one", false);
    await worker.enableAccount("one", true);
    expect(await refreshed()).toEqual([]);
    await worker.handlers["stop-charges"]({ accountId: "one" });
    expect(await refreshed()).toEqual([]);
    pass(2 * hour);
    expect(await refreshed()).toContain("charges");
  });

  it("notes a move of the balance whose bookings are refused, without asking again", async () => {
    await worker.check();
    pass(15 * minute);
    says({ balance: "90", deposits: "25" });
    pauses("bookings", "rejected");
    await worker.check();
    says({ balance: "80", deposits: "25" });
    pass(15 * minute);
    expect(await refreshed()).not.toContain("bookings");
    expect((await worker.ledger()).changes[0]).toMatchObject({ after: "80", unexplained: null });
  });
});

describe("a statement in a pause", () => {
  const read = () =>
    worker.handlers["read-bookings"]({ accountId: "one", from: noon - hour, to: noon });

  it("is not asked for again, and says why", async () => {
    await worker.check();
    world.registrar.takeLists();
    pauses("bookings");
    const why = { ok: false, failure: pausing("http") };
    expect([await read(), await read()]).toEqual([why, why]);
    expect(world.registrar.takeLists()).toEqual(["bookings"]);
    // The account's own lists keep it too.
    expect(await refreshed()).toEqual([]);
    pass(2 * hour);
    expect((await read()).ok).toBe(true);
    expect((await worker.ledger()).tries.bookings?.failure).toBeNull();
  });

  it("is one for the account's own lists as well", async () => {
    pauses("charges");
    await worker.check();
    world.registrar.takeLists();
    expect(await read()).toEqual({ ok: false, failure: pausing("http") });
    expect(world.registrar.takeLists()).toEqual([]);
  });

  it("that no pause was asked for is asked for again", async () => {
    await worker.check();
    world.registrar.next("one", "bookings", "server");
    expect(await read()).toMatchObject({ failure: { kind: "server" } });
    expect((await read()).ok).toBe(true);
  });
});

describe("what a login may do, asked for in a pause", () => {
  const rights = [{ location: "ACCOUNT", rights: ["STATUS"] }];
  const ask = () => worker.handlers["read-rights"]({ accountId: "two" });
  const asked = () => world.registrar.take("two").filter((method) => method === "ownRights");
  beforeEach(async () => {
    await worker.have({ id: "two", registrar: "cnr" });
    world.registrar.answers.rights.set("two", rights);
    await worker.check();
    world.registrar.take();
  });
  const pausesFor = (method: keyof RegistrarClient, kind: FailureKind) =>
    world.registrar.next("two", method, failed(pausing(kind)));

  it.each(["http", "rejected", "not-allowed"] as const)(
    "that it met itself (%s) is not asked for again until it is over, and says why",
    async (kind) => {
      pausesFor("ownRights", kind);
      const why = { ok: false, failure: pausing(kind) };
      expect([await ask(), await ask()]).toEqual([why, why]);
      expect(asked()).toHaveLength(1);
      pass(2 * hour - second);
      expect(await ask()).toEqual(why);
      pass(second);
      expect(await ask()).toEqual(ok(rights));
      expect(asked()).toHaveLength(1);
    },
  );

  it("that a list met through a fault that passes is not asked for", async () => {
    pausesFor("charges", "http");
    await worker.check(true);
    world.registrar.take();
    expect(await ask()).toEqual({ ok: false, failure: pausing("http") });
    expect(asked()).toEqual([]);
  });

  it("holds for the account's lists as well, where a fault that passes asked for it", async () => {
    pausesFor("ownRights", "http");
    await ask();
    world.registrar.lists.splice(0);
    await worker.check(true);
    expect(world.registrar.lists.filter(({ user }) => user === "two")).toEqual([]);
  });

  it("of a temporary lock is not asked for, by a page whose question met it either", async () => {
    world.registrar.next("two", "ownRights", "locked-out");
    expect(await ask()).toMatchObject({ failure: { kind: "locked-out" } });
    world.registrar.take();
    expect(await ask()).toMatchObject({ failure: { kind: "locked-out" } });
    const span = { accountId: "two", from: noon - hour, to: noon };
    const bookings = await worker.handlers["read-bookings"](span);
    expect(bookings).toMatchObject({ failure: { kind: "locked-out" } });
    expect(world.registrar.take("two")).toEqual([]);
  });

  it("nor where nothing was known of the account when it met the lock", async () => {
    await world.browser.storage.local.remove("snapshots");
    worker = await startForesightWorker(world);
    world.registrar.next("two", "ownRights", "locked-out");
    await ask();
    world.registrar.take();
    expect(await ask()).toMatchObject({ failure: { kind: "locked-out" } });
    expect(world.registrar.take("two")).toEqual([]);
  });
});

describe("within a round", () => {
  it.each(["rejected", "not-allowed"] as const)(
    "a list that is refused (%s) with a pause is the last request to the account",
    async (kind) => {
      pauses("reserves", kind);
      await worker.check();
      expect(world.registrar.takeLists()).toEqual(["reserves"]);
      expect((await worker.ledger()).tries.deposits?.failure).toEqual(pausing(kind));
    },
  );

  it("so is one of the lists that tell of lost domains, of which the earlier answer stays", async () => {
    await worker.have({ id: "two", registrar: "cnr" });
    const soon = { object: "gone.com", at: noon + hour, gross: "10" };
    world.registrar.charges.set("two", [charge(today, soon)]);
    await worker.check();
    world.registrar.charges.set("two", []);
    world.registrar.answers.removals.set("two", [
      {
        name: "gone.com",
        deletedAt: noon + 2 * hour,
        reason: "",
        status: "redemption",
        until: null,
      },
    ]);
    const refused = failed(pausing("not-allowed"));
    world.registrar.next("two", "renewalEvents", refused);
    world.registrar.takeLists();
    pass(6 * hour);
    await worker.check();
    const asked = world.registrar.takeLists();
    expect(asked.filter((method) => method === "renewalEvents")).toHaveLength(1);
    expect(asked).not.toContain("presentDomains");
    expect((await worker.ledger("two")).tries.lost).toMatchObject({
      at: Date.now(),
      failure: pausing("not-allowed"),
    });
  });

  it("bookings that are refused with a pause leave the move noted, and are the last request", async () => {
    await worker.check();
    pass(15 * minute);
    says({ balance: "90", deposits: "25" });
    pauses("bookings", "rejected");
    world.registrar.takeLists();
    await worker.check();
    expect(world.registrar.takeLists()).toEqual(["bookings"]);
    const { changes, tries } = await worker.ledger();
    expect(changes[0]).toMatchObject({ after: "90", failure: pausing("rejected") });
    expect(tries.bookings?.failure).toEqual(pausing("rejected"));
  });
});
