import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AccountStatus } from "../../src/domain/account-status.ts";
import { failed, failure, ok, type Result } from "../../src/domain/failure.ts";
import type { OpenedSession } from "../../src/registrars/contract.ts";
import { minute, statusWith } from "../support/domain/records.ts";
import { deferred, openedSession } from "../support/worker/fake-client.ts";
import {
  draftWith,
  newWorld,
  pass,
  startWorker,
  type Worker,
  type World,
} from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
});

const now = () => Date.now();
const settle = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** Starts a check of account `one` that hangs at its status until `answer` is resolved. */
async function hangingCheck() {
  const answer = deferred<Result<AccountStatus>>();
  world.registrar.next("one", "balance", answer.promise);
  const done = worker.checkDue(now());
  await world.registrar.called("balance");
  return { ...answer, done };
}

async function savedDraft(part: Parameters<typeof draftWith>[0]) {
  const draft = draftWith({ id: "one", ...part });
  const report = await worker.testAccount(draft);
  if (!report.ok) throw new Error(report.failure.kind);
  const saved = await worker.saveAccount(draft, report.value);
  if (!saved.ok) throw new Error(saved.failure.kind);
}

describe("single flight", () => {
  it("whoever asks during a check waits for the same one", async () => {
    await worker.have({ id: "one" });
    const { resolve, done } = await hangingCheck();
    const others = [worker.checkDue(now()), worker.checkDue(now()), worker.checkAfter([], now())];
    await settle();
    resolve(ok(statusWith()));
    await Promise.all([done, ...others]);
    expect(world.registrar.take()).toEqual(["signIn", "balance", "counts"]);
  });

  it("two alarms at the same moment check once", async () => {
    await worker.have({ id: "one" });
    await Promise.all([worker.checkDue(now()), worker.checkDue(now()), worker.checkDue(now())]);
    expect(world.registrar.take()).toEqual(["signIn", "balance", "counts"]);
  });

  it("ends with the answer: a check that is due while it is still being published is made", async () => {
    await worker.have({ id: "one" });
    const { alarms } = world.browser;
    const planning = deferred<undefined>();
    const begun = deferred<void>();
    const create = vi.spyOn(alarms, "create").mockImplementationOnce(() => {
      begun.resolve();
      return planning.promise;
    });
    const first = worker.checkDue(now());
    await begun.promise;
    // The device slept just then.
    pass(60 * minute);
    const second = worker.checkDue(now());
    await settle();
    create.mockRestore();
    planning.resolve(undefined);
    await Promise.all([first, second]);
    expect(world.registrar.take().filter((call) => call === "balance")).toHaveLength(2);
  });

  it("a Refresh during a check by itself brings the statistics, which that one left out", async () => {
    await worker.have({ id: "one" });
    await worker.checkDue(now());
    world.registrar.take();
    pass(15 * minute);
    const { resolve, done } = await hangingCheck();
    const refreshed = worker.refresh("one", now());
    resolve(ok(statusWith()));
    await Promise.all([done, refreshed]);
    expect(world.registrar.take()).toEqual(["balance", "balance", "counts"]);
  });

  it("a Refresh during a check that is refused does not sign in a second time", async () => {
    await worker.have({ id: "one" });
    const answer = deferred<Result<OpenedSession>>();
    world.registrar.next("one", "signIn", answer.promise);
    const done = worker.checkDue(now());
    await world.registrar.called("signIn");
    const refreshed = worker.refresh("one", now());
    answer.resolve({
      ok: false,
      failure: { kind: "sign-in-failed", code: 530, text: "", command: null },
    });
    await Promise.all([done, refreshed]);
    expect(world.registrar.take()).toEqual(["signIn"]);
  });

  it("two Refreshes at once are one", async () => {
    await worker.have({ id: "one" });
    await Promise.all([worker.refresh("one", now()), worker.refresh(null, now())]);
    expect(world.registrar.take()).toEqual(["signIn", "balance", "counts"]);
  });
});

describe("a late answer", () => {
  it("for an account that was removed is dropped, and leaves nothing behind", async () => {
    await worker.have({ id: "one" });
    const { resolve, done } = await hangingCheck();
    await worker.removeAccount("one");
    resolve(ok(statusWith()));
    await done;
    expect(await worker.accounts()).toEqual([]);
    expect(await worker.snapshot()).toBeUndefined();
    expect((await world.browser.storage.local.get("secrets")).secrets).toMatchObject({
      value: {},
    });
  });

  it("to a sign-in for an account that was removed keeps no session, and closes it", async () => {
    await worker.have({ id: "one" });
    const answer = deferred<Result<OpenedSession>>();
    world.registrar.next("one", "signIn", answer.promise);
    const done = worker.checkDue(now());
    await world.registrar.called("signIn");
    await worker.removeAccount("one");
    answer.resolve(ok(openedSession("late-session")));
    await done;
    expect((await world.browser.storage.local.get("secrets")).secrets).toMatchObject({
      value: {},
    });
    const closed = world.registrar.calls.filter(({ method }) => method === "signOut");
    expect(closed.map(({ session }) => session)).toEqual(["late-session"]);
    expect(world.registrar.take()).not.toContain("balance");
  });

  it("is kept for an account that was switched off: a refusal must not be forgotten", async () => {
    await worker.have({ id: "one" });
    const { resolve, done } = await hangingCheck();
    await worker.enableAccount("one", false);
    await worker.enableAccount("one", true);
    const again = worker.checkDue(now());
    resolve(failed(failure("sign-in-failed", { code: 530 })));
    await Promise.all([done, again]);
    world.registrar.take();
    await worker.enableAccount("one", false);
    await worker.enableAccount("one", true);
    await worker.checkDue(now());
    expect(world.registrar.take("one")).toEqual([]);
    expect((await worker.snapshot())?.trouble?.failure.kind).toBe("sign-in-failed");
  });

  it("of the old login is dropped where the account was edited to another", async () => {
    await worker.have({ id: "one" });
    const { resolve, done } = await hangingCheck();
    world.registrar.passwords.set("other", "p");
    world.registrar.statuses.set("other", statusWith({ balance: "7" }));
    await savedDraft({ user: "other", password: "p" });
    resolve(ok(statusWith({ balance: "1" })));
    await done;
    expect((await worker.snapshot())?.status?.value.balance).toBe("7");
  });

  it("to the old login's sign-in does not put its session under the new login", async () => {
    await worker.have({ id: "one" });
    const answer = deferred<Result<OpenedSession>>();
    world.registrar.next("one", "signIn", answer.promise);
    const done = worker.checkDue(now());
    await world.registrar.called("signIn");
    world.registrar.passwords.set("other", "p");
    world.registrar.statuses.set("other", statusWith({ balance: "7" }));
    await savedDraft({ user: "other", password: "p" });
    world.registrar.sessions.set("old-login", "one");
    answer.resolve(ok(openedSession("old-login")));
    await done;
    const [account] = await worker.accounts();
    const kept = await worker.readSession(account as never);
    expect(kept?.session).toMatch(/of-other$/);
    await worker.checkDue(now());
    expect((await worker.snapshot())?.status?.value.balance).toBe("7");
  });

  it("of the old session does not end the new one", async () => {
    await worker.have({ id: "one" });
    await worker.checkDue(now());
    pass(15 * minute);
    const { resolve, done } = await hangingCheckAgain();
    await savedDraft({ name: "Renamed" });
    const [account] = await worker.accounts();
    const kept = await worker.readSession(account as never);
    resolve({
      ok: false,
      failure: { kind: "session-expired", code: 530, text: "", command: null },
    });
    world.registrar.take();
    await done;
    expect(await worker.readSession(account as never)).toEqual(kept);
    expect(world.registrar.take()).toEqual([]);
  });

  async function hangingCheckAgain() {
    world.registrar.take();
    return hangingCheck();
  }
});

describe("while an account is being changed", () => {
  it("no check of it starts, and none that was on its way goes on with the old records", async () => {
    await worker.have({ id: "one" }, { id: "two" });
    const gate = deferred<void>();
    const change = worker.inNewEpoch("one", () => gate.promise);
    await worker.checkDue(now());
    expect(new Set(world.registrar.calls.map(({ user }) => user))).toEqual(new Set(["two"]));
    const begun = worker.checkDue(now());
    gate.resolve();
    await Promise.all([change, begun]);
    expect(world.registrar.take("one")).toEqual([]);
    await worker.checkDue(now());
    expect(world.registrar.take("one")).toContain("balance");
  });

  it("two changes at once both hold it", async () => {
    await worker.have({ id: "one" });
    const gates = [deferred<void>(), deferred<void>()] as const;
    const changes = gates.map((gate) => worker.inNewEpoch("one", () => gate.promise));
    gates[0].resolve();
    await changes[0];
    await worker.checkDue(now());
    expect(world.registrar.calls).toEqual([]);
    gates[1].resolve();
    await changes[1];
    await worker.checkDue(now());
    expect(world.registrar.take()).toContain("balance");
  });

  it("that failed it is free again", async () => {
    await worker.have({ id: "one" });
    await expect(worker.inNewEpoch("one", () => Promise.reject(new Error("mine")))).rejects.toThrow(
      "mine",
    );
    await worker.checkDue(now());
    expect(world.registrar.take()).toContain("balance");
  });
});

describe("many accounts", () => {
  it("of one host go six at a time, those of another host beside them", async () => {
    const ids = Array.from({ length: 9 }, (_, index) => `i${index}`);
    await worker.have(...ids.map((id) => ({ id })), { id: "c", registrar: "cnr" as const });
    const gates = ids.map((id) => {
      const gate = deferred<Result<AccountStatus>>();
      world.registrar.next(id, "balance", gate.promise);
      return gate;
    });
    const done = worker.checkDue(now());
    await world.registrar.called("balance", 7);
    await settle();
    const asked = world.registrar.calls.filter(({ method }) => method === "balance");
    expect(asked.filter(({ login }) => login.registrar === "ispapi").length).toBe(6);
    expect(asked.some(({ user }) => user === "c")).toBe(true);
    for (const gate of gates) gate.resolve(ok(statusWith()));
    await done;
    for (const id of ids) expect((await worker.snapshot(id))?.status).not.toBeNull();
  });

  it("share their writes: one for the attempts, and fewer for the answers than one each", async () => {
    await worker.have(...Array.from({ length: 20 }, (_, index) => ({ id: `i${index}` })));
    world.browser.storage.local.writes.snapshots = 0;
    await worker.checkDue(now());
    expect(world.browser.storage.local.writes.snapshots).toBeLessThan(21);
  });
});
