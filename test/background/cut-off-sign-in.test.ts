import { beforeEach, describe, expect, it } from "vitest";
import { failed, failure } from "../../src/domain/failure.ts";
import { minute } from "../support/domain/records.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
  await worker.have({ id: "one" });
  // From now on the registrar refuses the kept password.
  world.registrar.passwords.set("one", "changed at the registrar");
});

const never = new Promise<never>(() => undefined);
const signIns = () => world.registrar.take().filter((call) => call === "signIn").length;

/** A check whose worker dies when the registrar has got the sign-in, and before its answer is seen. */
async function dieAtSignIn(): Promise<void> {
  world.registrar.next("one", "signIn", never);
  void worker.unsettled.checkDue(Date.now());
  await world.registrar.called("signIn");
  worker = await startWorker(world);
}

describe("a worker that is killed at a sign-in", () => {
  it("does not repeat the password at its next wakes, however often", async () => {
    await dieAtSignIn();
    expect(signIns()).toBe(1);
    for (let wake = 0; wake < 5; wake++) {
      pass(5 * minute);
      await worker.checkDue(Date.now());
      await worker.refresh("one", Date.now());
      worker = await startWorker(world);
    }
    expect(signIns()).toBe(0);
    expect((await worker.snapshot())?.trouble?.failure.kind).toBe("sign-in-unknown");
  });

  it("repeats it once after half an hour, and stops at the refusal it then sees", async () => {
    await dieAtSignIn();
    signIns();
    for (let wake = 0; wake < 12; wake++) {
      pass(6 * minute);
      await worker.checkDue(Date.now());
    }
    expect(signIns()).toBe(1);
    expect(await worker.snapshot()).toMatchObject({
      trouble: { failure: { kind: "sign-in-failed" } },
      nextCheckAt: null,
    });
  });

  it("at every one of them sends fewer than would lock an account, and never stops for good", async () => {
    let day = 0;
    for (let wake = 0; wake < 24 * 12; wake++) {
      world.registrar.next("one", "signIn", never);
      void worker.unsettled.checkDue(Date.now());
      await worker.settled();
      worker = await startWorker(world);
      pass(5 * minute);
      day += signIns();
    }
    expect(day).toBeLessThanOrEqual(6);
    expect(day).toBeGreaterThan(1);
    expect((await worker.snapshot())?.nextCheckAt).not.toBeNull();
  });

  it("goes on as usual once a sign-in came through", async () => {
    await dieAtSignIn();
    world.registrar.passwords.set("one", "password of one");
    pass(40 * minute);
    await worker.checkDue(Date.now());
    expect((await worker.snapshot())?.trouble).toBeNull();
    world.registrar.sessions.clear();
    world.registrar.take();
    pass(20 * minute);
    await worker.checkDue(Date.now());
    expect(signIns()).toBe(1);
    expect((await worker.snapshot())?.trouble).toBeNull();
  });

  it("is not waited for where its user tests the account anew", async () => {
    await dieAtSignIn();
    const { draftWith } = await import("../support/worker/worker.ts");
    const draft = draftWith({ id: "one", password: "changed at the registrar" });
    const report = await worker.testAccount(draft);
    if (!report.ok) throw new Error(report.failure.kind);
    expect((await worker.saveAccount(draft, report.value)).ok).toBe(true);
    world.registrar.sessions.clear();
    await worker.checkDue(Date.now());
    expect((await worker.snapshot())?.trouble).toBeNull();
  });
});

it("a worker that is killed in the middle of a check under its session goes on five minutes later", async () => {
  world.registrar.passwords.set("one", "password of one");
  await worker.checkDue(Date.now());
  pass(15 * minute);
  world.registrar.take();
  world.registrar.next("one", "balance", never);
  void worker.unsettled.checkDue(Date.now());
  await world.registrar.called("balance");
  worker = await startWorker(world);
  pass(5 * minute);
  await worker.checkDue(Date.now());
  expect((await worker.snapshot())?.trouble).toBeNull();
  expect(signIns()).toBe(0);
});

it("a sign-in that cannot be noted is not made", async () => {
  const { set } = world.browser.storage.local;
  world.browser.storage.local.set = async (items) => {
    if ("sign-ins" in items) throw new Error("QuotaExceededError");
    await set(items);
  };
  await worker.checkDue(Date.now());
  expect(signIns()).toBe(0);
  expect((await worker.snapshot())?.trouble?.failure.kind).toBe("storage");
});

it("a registrar that cannot be reached is asked again at the usual pace: there was no refusal", async () => {
  const gone = failed(failure("unreachable"));
  world.registrar.next("one", "signIn", gone, gone);
  await worker.checkDue(Date.now());
  pass(2 * minute);
  await worker.checkDue(Date.now());
  expect(signIns()).toBe(2);
});
