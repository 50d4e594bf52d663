import { beforeEach, describe, expect, it } from "vitest";
import { failed, failure, ok } from "../../src/domain/failure.ts";
import type { Authorization } from "../../src/registrars/contract.ts";
import { minute, noon, statusWith } from "../support/domain/records.ts";
import { deferred } from "../support/worker/fake-client.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
});

const { calls } = { calls: () => world.registrar.calls };
const now = () => Date.now();
const day = 24 * 60 * minute;

describe("a check", () => {
  it("signs in once, asks the status, then the statistics, all in one session", async () => {
    await worker.have({ id: "one" });
    expect(await worker.checkDue(now())).toEqual(ok(null));
    expect(calls().map(({ method, authorization }) => [method, authorization?.kind])).toEqual([
      ["signIn", "credential"],
      ["balance", "session"],
      ["counts", "session"],
    ]);
  });

  it("keeps what was said, with its time", async () => {
    await worker.have({ id: "one" });
    await worker.checkDue(now());
    expect(await worker.snapshot()).toMatchObject({
      status: { at: noon, value: statusWith() },
      statistics: { at: noon, rows: [{ product: "domains", count: 12 }] },
      trouble: null,
      failures: 0,
    });
    expect(await worker.shown()).toMatchObject({ figures: { available: "9902.03", at: noon } });
  });

  it("plans the next one within the interval", async () => {
    await worker.have({ id: "one", checkEvery: 20 });
    await worker.checkDue(now());
    const next = (await worker.snapshot())?.nextCheckAt ?? 0;
    expect(next).toBeGreaterThanOrEqual(noon + 18 * minute);
    expect(next).toBeLessThanOrEqual(noon + 20 * minute);
  });

  it("does not come before its time, nor for an account that is off", async () => {
    await worker.have({ id: "one" }, { id: "off", enabled: false });
    await worker.checkDue(now());
    world.registrar.take();
    pass(5 * minute);
    await worker.checkDue(now());
    await worker.refresh("off", now());
    expect(calls()).toEqual([]);
  });

  it("uses the same session again, without signing in, also in a new worker", async () => {
    await worker.have({ id: "one" });
    await worker.checkDue(now());
    world.registrar.take();
    pass(15 * minute);
    worker = await startWorker(world);
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["balance"]);
  });

  it("prolongs the session by using it, up to the limit of a day", async () => {
    await worker.have({ id: "one" });
    await worker.checkDue(now());
    world.registrar.take();
    let signIns = 0;
    for (let quarter = 1; quarter < 4 * 24; quarter++) {
      pass(15 * minute);
      await worker.checkDue(now());
      signIns += world.registrar.take().filter((method) => method === "signIn").length;
    }
    expect(signIns).toBe(0);
    pass(15 * minute);
    await worker.checkDue(now());
    expect(world.registrar.take()).toContain("signIn");
  });

  it("opens a new session where the old one was idle for too long, without trying the old one", async () => {
    await worker.have({ id: "one", checkEvery: 120 });
    await worker.checkDue(now());
    world.registrar.take();
    pass(120 * minute);
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["signIn", "balance"]);
  });

  it("asks for no statistics on the test system", async () => {
    await worker.have({ id: "one", system: "ote" });
    await worker.checkDue(now());
    await worker.refresh("one", now());
    expect(world.registrar.take()).not.toContain("counts");
  });

  it("asks for statistics again after six hours, and not before", async () => {
    await worker.have({ id: "one", checkEvery: 60 });
    await worker.checkDue(now());
    world.registrar.take();
    const asked: number[] = [];
    for (let hour = 1; hour <= 6; hour++) {
      pass(60 * minute);
      await worker.checkDue(now());
      if (world.registrar.take().includes("counts")) asked.push(hour);
    }
    expect(asked).toEqual([6]);
  });
});

describe("a session that the registrar no longer knows", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
    await worker.checkDue(now());
    world.registrar.take();
    pass(15 * minute);
  });

  it("is replaced once, and the check succeeds", async () => {
    world.registrar.sessions.clear();
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["balance", "signIn", "balance"]);
    expect((await worker.snapshot())?.trouble).toBeNull();
  });

  it("is not replaced twice", async () => {
    world.registrar.next("one", "balance", "session-expired", "session-expired");
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["balance", "signIn", "balance"]);
    expect((await worker.snapshot())?.trouble?.failure.kind).toBe("session-expired");
  });

  it("costs one sign-in attempt where the password was changed meanwhile, then none", async () => {
    world.registrar.sessions.clear();
    world.registrar.passwords.set("one", "changed");
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["balance", "signIn"]);
    pass(day);
    await worker.checkDue(now());
    await worker.refresh(null, now());
    await worker.refresh("one", now());
    worker = await startWorker(world);
    await worker.checkDue(now());
    await worker.checkAfter(["offline", "unreachable", "no-permission"], now());
    expect(calls()).toEqual([]);
  });
});

describe("too many sessions", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
    await worker.checkDue(now());
    world.registrar.take();
    pass(15 * minute);
  });

  it("make the account close its own, back off, and open another at the next check", async () => {
    const [session] = world.registrar.sessions.keys();
    world.registrar.next("one", "balance", "too-many-sessions");
    await worker.checkDue(now());
    const asked = calls();
    expect(asked.map(({ method }) => method)).toEqual(["balance", "signOut"]);
    expect(asked[1]?.session).toBe(session);
    world.registrar.take();
    const { nextCheckAt, trouble } = (await worker.snapshot()) ?? {};
    expect(trouble?.failure.kind).toBe("too-many-sessions");
    expect(nextCheckAt).toBeGreaterThan(now());
    pass(2 * minute);
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["signIn", "balance"]);
    expect(await worker.snapshot()).toMatchObject({ trouble: null });
  });

  it("back off where there is none to close", async () => {
    world.registrar.sessions.clear();
    world.registrar.next("one", "signIn", "too-many-sessions");
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["balance", "signIn"]);
  });
});

describe("a refused sign-in", () => {
  it("is tried once: no status, no statistics, no repetition, until the account is edited", async () => {
    await worker.have({ id: "one" });
    world.registrar.passwords.set("one", "another");
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["signIn"]);
    expect(await worker.snapshot()).toMatchObject({
      nextCheckAt: null,
      trouble: { at: noon, failure: { kind: "sign-in-failed", code: 530 } },
    });
    pass(day);
    await worker.checkDue(now());
    await worker.refresh("one", now());
    expect(calls()).toEqual([]);
  });

  it("is not repeated by switching the account off and on", async () => {
    await worker.have({ id: "one" });
    world.registrar.passwords.set("one", "another");
    await worker.checkDue(now());
    world.registrar.take();
    await worker.enableAccount("one", false);
    await worker.enableAccount("one", true);
    await worker.checkDue(now());
    expect(calls()).toEqual([]);
  });

  it("is not repeated where its outcome cannot be stored: nothing is asked that could not be noted", async () => {
    await worker.have({ id: "one" });
    world.registrar.passwords.set("one", "another");
    world.browser.storage.local.failWith = new Error("QuotaExceededError");
    for (let alarm = 0; alarm < 5; alarm++) {
      worker = await startWorker(world);
      expect(await worker.checkDue(now())).toMatchObject({ failure: { kind: "storage" } });
      pass(minute);
    }
    expect(calls()).toEqual([]);
  });

  it("in a worker that died before the answer is repeated no sooner than half an hour later", async () => {
    await worker.have({ id: "one" });
    const answer = deferred<never>();
    world.registrar.next("one", "signIn", answer.promise);
    void worker.checkDue(now());
    await world.registrar.called("signIn");
    world.registrar.take();
    worker = await startWorker(world);
    pass(4 * minute);
    await worker.checkDue(now());
    expect(calls()).toEqual([]);
    pass(31 * minute);
    await worker.checkDue(now());
    expect(world.registrar.take()).toContain("signIn");
  });
});

describe("a user who may not open sessions", () => {
  it("signs in with each command", async () => {
    await worker.have({ id: "one" });
    world.registrar.next("one", "signIn", ok("stateless"));
    await worker.unsettled.checkDue(now());
    expect(calls().map(({ method, authorization }) => [method, authorization?.kind])).toEqual([
      ["signIn", "credential"],
      ["balance", "credential"],
      ["counts", "credential"],
    ]);
    expect(await worker.readSession((await worker.accounts())[0] as never)).toBeNull();
  });

  it.each(["sign-in-failed", "not-allowed", "locked-out", "address-refused", "timeout"] as const)(
    "is not assumed after %s",
    async (kind) => {
      await worker.have({ id: "one" });
      world.registrar.next("one", "signIn", kind);
      await worker.checkDue(now());
      expect(world.registrar.take()).toEqual(["signIn"]);
      expect((await worker.snapshot())?.trouble?.failure.kind).toBe(kind);
    },
  );
});

describe("an account with a one-time password", () => {
  const otp = { id: "one", signIn: "one-time-password" as const };

  it("never signs in by itself", async () => {
    await worker.have(otp);
    await worker.checkDue(now());
    expect(calls()).toEqual([]);
    expect(await worker.snapshot()).toMatchObject({
      nextCheckAt: null,
      trouble: { failure: { kind: "otp-needed" } },
    });
  });

  it("is checked inside its session, and asks for a new code when that ends", async () => {
    const [account] = await worker.have(otp);
    world.registrar.sessions.set("s", "one");
    const limits = { timeout: 3600, maxTtl: 86_400 };
    const session = { session: "s", openedAt: noon, usedAt: noon, ...limits };
    await worker.keepSession(account as never, session);
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["balance", "counts"]);
    world.registrar.sessions.clear();
    pass(15 * minute);
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["balance"]);
    expect(await worker.shown()).toMatchObject({
      figures: { available: "9902.03", at: noon },
      trouble: { failure: { kind: "otp-needed" } },
    });
  });
});

describe("an account with a one-time password and too many sessions", () => {
  it("keeps its own: nobody could open another without a new code", async () => {
    const [account] = await worker.have({ id: "one", signIn: "one-time-password" as const });
    world.registrar.sessions.set("s", "one");
    const session = { session: "s", openedAt: noon, usedAt: noon, timeout: 3600, maxTtl: 86_400 };
    await worker.keepSession(account as never, session);
    world.registrar.next("one", "balance", "too-many-sessions");
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["balance"]);
    pass(2 * minute);
    await worker.checkDue(now());
    expect(world.registrar.take()).toEqual(["balance", "counts"]);
  });
});

describe("what is missing is said", () => {
  it("a password that was never kept", async () => {
    const [account] = await worker.have({ id: "one" });
    await worker.keepSecretFields(account as never, null);
    await worker.checkDue(now());
    expect((await worker.snapshot())?.trouble?.failure.kind).toBe("not-configured");
    expect(calls()).toEqual([]);
  });

  it("a host the browser has not granted, without asking the registrar", async () => {
    await worker.have({ id: "one" });
    world.browser.granted.clear();
    await worker.checkDue(now());
    expect((await worker.snapshot())?.trouble?.failure.kind).toBe("no-permission");
    expect(calls()).toEqual([]);
    world.browser.granted.add("https://api.ispapi.net/*");
    await worker.checkAfter(["no-permission"], now());
    expect(await worker.snapshot()).toMatchObject({ trouble: null, status: { at: noon } });
  });

  it("a host the browser cannot even look up", async () => {
    await worker.have({ id: "one" });
    world.browser.faults.contains = new TypeError("Invalid pattern");
    expect(await worker.checkDue(now())).toEqual(ok(null));
    expect(await worker.snapshot()).toMatchObject({
      trouble: { failure: { kind: "storage", text: "TypeError" } },
      failures: 1,
    });
  });

  it("a lost key: a vault failure, no request, nothing overwritten", async () => {
    await worker.have({ id: "one" });
    const before = (await world.browser.storage.local.get("secrets")).secrets;
    const { IDBFactory } = await import("fake-indexeddb");
    globalThis.indexedDB = new IDBFactory();
    worker = await startWorker(world);
    await worker.checkDue(now());
    expect((await worker.snapshot())?.trouble?.failure.kind).toBe("vault");
    expect(calls()).toEqual([]);
    expect((await world.browser.storage.local.get("secrets")).secrets).toEqual(before);
  });
});

describe("a failed check", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
    await worker.checkDue(now());
    world.registrar.take();
    pass(20 * minute);
  });

  it("keeps the last good values, dated as they were", async () => {
    world.registrar.next("one", "balance", "timeout");
    await worker.checkDue(now());
    expect(await worker.snapshot()).toMatchObject({
      status: { at: noon, value: statusWith() },
      statistics: { at: noon },
      trouble: { at: noon + 20 * minute, failure: { kind: "timeout" } },
      failures: 1,
    });
  });

  it("is forgotten by the next good one", async () => {
    world.registrar.next("one", "balance", "server", "server");
    await worker.checkDue(now());
    pass(5 * minute);
    await worker.checkDue(now());
    expect((await worker.snapshot())?.failures).toBe(2);
    pass(5 * minute);
    await worker.checkDue(now());
    expect(await worker.snapshot()).toMatchObject({ trouble: null, failures: 0 });
  });

  it("of the statistics alone keeps the new status, the old counts and the reason", async () => {
    world.registrar.statuses.set("one", statusWith({ balance: "5" }));
    world.registrar.next("one", "counts", "timeout");
    await worker.refresh("one", now());
    expect(await worker.snapshot()).toMatchObject({
      status: { at: noon + 20 * minute, value: { balance: "5" } },
      statistics: { at: noon },
      trouble: { failure: { kind: "timeout" } },
    });
  });

  it("by a lock that the statistics met leaves the account alone for a quarter of an hour", async () => {
    world.registrar.next("one", "counts", "locked-out");
    await worker.refresh("one", now());
    world.registrar.take();
    pass(15 * minute - 1);
    await worker.checkDue(now());
    await worker.refresh("one", now());
    expect(calls()).toEqual([]);
    pass(2 * minute);
    await worker.checkDue(now());
    expect(world.registrar.take()).toContain("balance");
  });

  it("changes nothing about other accounts", async () => {
    await worker.have({ id: "two" });
    world.registrar.next("one", "balance", "sign-in-failed");
    await worker.checkDue(now());
    expect((await worker.snapshot("one"))?.trouble?.failure.kind).toBe("sign-in-failed");
    expect(await worker.snapshot("two")).toMatchObject({ trouble: null, status: { at: now() } });
  });

  it("with figures no record can hold is told as a failure, and the old ones stay readable", async () => {
    const value = statusWith({ balance: "9".repeat(60) });
    world.registrar.next("one", "balance", ok(value));
    expect(await worker.checkDue(now())).toMatchObject({ failure: { kind: "storage" } });
    expect(await worker.snapshot()).toMatchObject({
      status: { at: noon, value: statusWith() },
      trouble: { failure: { kind: "storage" } },
      failures: 1,
    });
  });

  it("carries no secret into storage, whatever the registrar's text is about", async () => {
    const why = failure("server", { code: 421, text: "temporary" });
    world.registrar.next("one", "balance", failed(why));
    await worker.checkDue(now());
    const stored = world.browser.storage.local.text() + world.browser.storage.session.text();
    expect(stored).not.toMatch(/password of one|session-\d/);
  });
});

describe("authorizations", () => {
  it("are the account's own: no account ever speaks with another's", async () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
    await worker.have(...ids.map((id) => ({ id })));
    await worker.checkDue(now());
    pass(15 * minute);
    await worker.refresh(null, now());
    const said = ({ kind, ...rest }: Authorization) => `${kind} ${JSON.stringify(rest)}`;
    for (const { user, authorization } of calls()) {
      if (authorization) expect(said(authorization)).toMatch(new RegExp(`[ -]of[ -]${user}"`));
    }
    expect(calls().length).toBe(ids.length * 5);
  });
});
