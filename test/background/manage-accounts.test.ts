import { beforeEach, describe, expect, it } from "vitest";
import { failure, ok, type Result } from "../../src/domain/failure.ts";
import { minute, noon, preferencesWith } from "../support/domain/records.ts";
import { deferred } from "../support/worker/fake-client.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
  await worker.have({ id: "one" }, { id: "two" });
  await worker.checkDue(Date.now());
  world.registrar.take();
});

const secretsOf = async () =>
  Object.keys(
    ((await world.browser.storage.local.get("secrets")).secrets as { value: object }).value,
  );

describe("removing an account", () => {
  it("removes it with all that is kept about it, and nothing of the others", async () => {
    expect(await worker.removeAccount("one")).toEqual(ok(null));
    expect((await worker.accounts()).map(({ id }) => id)).toEqual(["two"]);
    expect(await worker.snapshot("one")).toBeUndefined();
    expect(await worker.snapshot("two")).toBeDefined();
    expect(await secretsOf()).toEqual(["two"]);
  });

  it("closes its session at the registrar", async () => {
    await worker.removeAccount("one");
    await world.registrar.called("signOut");
    const [closed] = world.registrar.calls;
    expect(closed?.user).toBe("one");
    expect(closed?.session).toMatch(/^session-\d-of-one$/);
  });

  it("does not wait for a registrar that does not answer", async () => {
    world.registrar.next("one", "signOut", deferred<Result<null>>().promise);
    expect(await worker.removeAccount("one")).toEqual(ok(null));
    expect(await secretsOf()).toEqual(["two"]);
  });

  it("closes nothing where the session has long ended", async () => {
    pass(2 * 60 * minute);
    await worker.removeAccount("one");
    await new Promise((resolve) => setImmediate(resolve));
    expect(world.registrar.calls).toEqual([]);
  });

  it("forgets the secrets even where the figures cannot be removed", async () => {
    await world.browser.storage.local.set({ snapshots: { version: 99, value: "?" } });
    expect(await worker.removeAccount("one")).toMatchObject({ failure: { kind: "storage" } });
    expect(await secretsOf()).toEqual(["two"]);
  });

  it("that is unknown changes nothing", async () => {
    expect(await worker.removeAccount("nobody")).toEqual(ok(null));
    expect((await worker.accounts()).length).toBe(2);
  });
});

describe("the order", () => {
  it("is the user's", async () => {
    await worker.have({ id: "three" });
    await worker.reorderAccounts(["three", "one", "two"]);
    expect((await worker.accounts()).map(({ id }) => id)).toEqual(["three", "one", "two"]);
    await worker.publish();
    expect((await worker.overview()).accounts.map(({ id }) => id)).toEqual(["three", "one", "two"]);
  });

  it("loses nobody: who is not named stays behind, who is unknown is passed over", async () => {
    await worker.have({ id: "three" });
    await worker.reorderAccounts(["nobody", "three", "three"]);
    expect((await worker.accounts()).map(({ id }) => id)).toEqual(["three", "one", "two"]);
  });
});

describe("the switch", () => {
  it("off: no check, no warning, no announced check, figures kept", async () => {
    await worker.enableAccount("one", false);
    pass(60 * minute);
    await worker.checkDue(Date.now());
    expect(world.registrar.take("one")).toEqual([]);
    expect(await worker.shown("one")).toMatchObject({
      enabled: false,
      nextCheckAt: null,
      figures: { at: noon },
    });
  });

  it("on again: due at once", async () => {
    await worker.enableAccount("one", false);
    await worker.enableAccount("one", true);
    await worker.checkDue(Date.now());
    expect(world.registrar.take("one")).toEqual(["balance"]);
  });

  it("on again: a lock is still waited for", async () => {
    const trouble = { at: noon, failure: failure("locked-out") };
    await worker.plan("one", { trouble, nextCheckAt: noon + 15 * minute });
    await worker.enableAccount("one", false);
    await worker.enableAccount("one", true);
    await worker.checkDue(Date.now());
    expect(world.registrar.calls).toEqual([]);
  });

  it("of an unknown account makes no figures for it", async () => {
    expect(await worker.enableAccount("nobody", true)).toEqual(ok(null));
    expect(await worker.snapshot("nobody")).toBeUndefined();
  });
});

describe("the handlers of the pages' messages", () => {
  it("answer a removal when the overview no longer shows the account", async () => {
    await worker.removeForGood("one");
    expect((await worker.overview()).accounts.map(({ id }) => id)).toEqual(["two"]);
  });

  it("answer a changed order, switch and preference when the overview shows them", async () => {
    await worker.handlers["reorder-accounts"]({ accountIds: ["two", "one"] });
    await worker.handlers["enable-account"]({ accountId: "one", enabled: false });
    await worker.handlers["save-preferences"]({
      preferences: preferencesWith({ warnTestAccounts: true }),
    });
    const { accounts, preferences } = await worker.overview();
    expect(accounts.map(({ id, enabled }) => [id, enabled])).toEqual([
      ["two", true],
      ["one", false],
    ]);
    expect(preferences.warnTestAccounts).toBe(true);
  });

  it("check an account that was switched on, without keeping the page waiting", async () => {
    await worker.handlers["enable-account"]({ accountId: "one", enabled: false });
    const answer = deferred<never>();
    world.registrar.next("one", "balance", answer.promise);
    await worker.handlers["enable-account"]({ accountId: "one", enabled: true });
    await world.registrar.called("balance");
  });

  it("answer a Refresh when its figures are published", async () => {
    pass(minute);
    await worker.handlers.refresh({ accountId: "one" });
    expect((await worker.shown("one"))?.figures?.at).toBe(noon + minute);
    expect((await worker.shown("two"))?.figures?.at).toBe(noon);
  });
});
