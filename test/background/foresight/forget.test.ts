import { beforeEach, describe, expect, it } from "vitest";
import { initialAlertSettings } from "../../../src/domain/alert-settings.ts";
import { ok } from "../../../src/domain/failure.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { charge } from "../../support/domain/charges.ts";
import { minute, noon, statusWith } from "../../support/domain/records.ts";
import { deferred, listedPage } from "../../support/worker/fake-client.ts";
import {
  type ForesightWorker,
  startForesightWorker,
} from "../../support/worker/foresight-worker.ts";
import { draftWith, newWorld, pass, type World } from "../../support/worker/worker.ts";

let world: World;
let worker: ForesightWorker;
beforeEach(async () => {
  world = newWorld();
  worker = await startForesightWorker(world);
});

const today = dayOf(noon);
const portfolio = (count: number) => Array.from({ length: count }, () => charge(today + 5));
const pages = () =>
  world.registrar.lists
    .filter(({ method }) => method === "charges")
    .map(({ query }) => (query as { first: number }).first);

/** All that the stores hold of any account, as text. */
async function kept(): Promise<string> {
  const found = await Promise.all(
    ["charges", "history", "ledger"].map(
      (name) =>
        new Promise<unknown[]>((resolve, reject) => {
          const open = indexedDB.open(name);
          open.onerror = () => reject(open.error);
          open.onsuccess = () => {
            const keys = open.result.transaction("values").objectStore("values").getAllKeys();
            keys.onsuccess = () => resolve(keys.result.map((key) => `${name} ${String(key)}`));
            open.result.close();
          };
        }),
    ),
  );
  return found.flat().join();
}

/** An account with everything: a list, a half loaded one, a history, changes, and a wish to be warned. */
async function whole() {
  await worker.have({ id: "one" });
  world.registrar.charges.set("one", portfolio(150));
  await worker.check();
  await worker.saveAlertSettings("one", { ...initialAlertSettings, unit: "50" });
  pass(15 * minute);
  world.registrar.statuses.set("one", statusWith({ balance: "20" }));
  const rows = (world.registrar.charges.get("one") ?? []).slice(0, 100);
  world.registrar.next("one", "charges", ok(listedPage(rows, 150)), "timeout");
  await worker.check();
  const keys = ["charges one", "charges one/loading", "history one", "ledger one"];
  for (const key of keys) expect(await kept()).toContain(key);
}

const records = async () => {
  const { foresight, watch } = await world.browser.storage.local.get(["foresight", "watch"]);
  return JSON.stringify([foresight, watch]);
};
const foreseen = async () =>
  JSON.stringify((await world.browser.storage.local.get("foresight")).foresight);

describe("an account that is removed", () => {
  it("leaves nothing of what was foreseen; its history and what to warn of stay for a time", async () => {
    await whole();
    expect(await records()).toContain("one");
    expect(await worker.removeForGood("one")).toEqual(ok(null));
    await worker.settled();
    expect(await kept()).toBe("history one/kept,ledger one/kept");
    expect(await foreseen()).not.toContain("one");
  });

  it("while its list is loading leaves no more either, whatever comes afterwards", async () => {
    await worker.have({ id: "one" });
    const page = deferred<never>();
    world.registrar.next("one", "charges", page.promise);
    await worker.unsettled.checkDue(noon);
    await world.registrar.called("charges");
    await worker.removeForGood("one");
    page.resolve(ok(listedPage(portfolio(100), 250)) as never);
    await worker.settled();
    expect(await kept()).toBe("history one/kept,ledger one/kept");
    expect(pages()).toEqual([0]);
    expect(await foreseen()).not.toContain("one");
  });

  it("leaves the others alone", async () => {
    await whole();
    await worker.have({ id: "two" });
    await worker.check(true);
    await worker.removeForGood("one");
    expect(await kept()).toBe(
      "charges two,history one/kept,history two/kept,ledger one/kept,ledger two/kept",
    );
    expect(await worker.foresight("two")).not.toBeNull();
  });
});

describe("what a worker that was killed while it removed an account has left", () => {
  it("is gone at the next start but the history and what to warn of, and nothing else is", async () => {
    await whole();
    await worker.have({ id: "two" });
    await worker.check(true);
    await worker.accountsRecord.update((all) => all.filter(({ id }) => id !== "one"));
    const { removeOrphans } = await import("../../../src/background/foresight/forget.ts");
    expect(await removeOrphans(Date.now())).toEqual(ok(null));
    expect(await kept()).toBe(
      "charges two,history one/kept,history two/kept,ledger one/kept,ledger two/kept",
    );
    expect(await foreseen()).not.toContain("one");
  });

  it("stays while the accounts cannot be read: nobody knows whose it is", async () => {
    await whole();
    const before = await kept();
    await world.browser.storage.local.set({ accounts: { version: 99, value: [] } });
    const { removeOrphans } = await import("../../../src/background/foresight/forget.ts");
    expect(await removeOrphans(Date.now() + 400 * 24 * 60 * minute)).toMatchObject({ ok: false });
    expect(await kept()).toBe(before);
  });
});

describe("an account that is saved again", () => {
  const saved = async (part: Parameters<typeof draftWith>[0]) => {
    const draft = draftWith({ id: "one", ...part });
    const report = await worker.testAccount(draft);
    if (!report.ok) throw new Error(report.failure.kind);
    expect(await worker.saveAccount(draft, report.value)).toMatchObject({ ok: true });
  };

  it("with another login has nothing of the old one's lists, whose history lies aside, and warns as before", async () => {
    await whole();
    world.registrar.passwords.set("other", "p");
    await saved({ user: "other", password: "p" });
    const aside = (await kept()).split(",");
    expect(aside.map((key) => key.split(" ")[0])).toEqual(["history", "ledger"]);
    expect(await worker.history("one")).toBeNull();
    expect(await foreseen()).not.toContain("one");
    expect(await records()).toContain(`"unit":"50"`);
  });

  it("with another password, name or interval has lost nothing", async () => {
    await whole();
    const before = [await kept(), await records()];
    world.registrar.passwords.set("one", "new");
    await saved({ user: "one", password: "new", name: "Renamed", checkEvery: 60 });
    expect([await kept(), await records()]).toEqual(before);
  });
});

describe("a load under way", () => {
  const hanging = async () => {
    await worker.have({ id: "one" });
    world.registrar.charges.set("one", portfolio(250));
    const rows = (world.registrar.charges.get("one") ?? []).slice(0, 100);
    const second = deferred<never>();
    world.registrar.next("one", "charges", ok(listedPage(rows, 250)), second.promise);
    await worker.unsettled.checkDue(noon);
    await world.registrar.called("charges", 2);
    world.registrar.takeLists();
    return () => {
      second.resolve(ok(listedPage(rows, 250)) as never);
      return worker.settled();
    };
  };

  it("is given up when the user says so, and not begun again for six hours but by Refresh", async () => {
    const answer = await hanging();
    expect(await worker.handlers["stop-charges"]({ accountId: "one" })).toEqual(ok(null));
    await answer();
    expect(await worker.half()).toBeNull();
    expect(await worker.foresight()).toMatchObject({ loading: null, loadedAt: null, failures: {} });
    for (let quarter = 1; quarter < 24; quarter++) {
      pass(15 * minute);
      world.registrar.statuses.set("one", statusWith({ balance: `${quarter}` }));
      await worker.check();
    }
    expect(pages()).toEqual([]);
    pass(15 * minute);
    await worker.check();
    expect(pages()).toEqual([0, 80, 160]);
  });

  it("that was given up is begun again at Refresh", async () => {
    const answer = await hanging();
    await worker.handlers["stop-charges"]({ accountId: "one" });
    await answer();
    pass(minute);
    await worker.check(true);
    expect(pages()).toEqual([0, 80, 160]);
  });

  it("stops when the account is switched off, and begins afresh when it is on again", async () => {
    const answer = await hanging();
    await worker.handlers["enable-account"]({ accountId: "one", enabled: false });
    expect((await worker.foresight())?.loading).toBeNull();
    await answer();
    expect(await worker.half()).toBeNull();
    expect(pages()).toEqual([]);
    await worker.handlers["enable-account"]({ accountId: "one", enabled: true });
    await worker.check();
    expect(pages()).toEqual([0, 80, 160]);
  });

  it("stops when the vault is locked, and goes on once it is open", async () => {
    await worker.handlers["set-passphrase"]({ current: "", next: "a long passphrase" });
    const answer = await hanging();
    await worker.handlers.lock({});
    await answer();
    expect(pages()).toEqual([]);
    expect((await worker.foresight())?.loading).toBeNull();
    expect(await worker.half()).toMatchObject({ next: 80 });
    pass(minute);
    await worker.check();
    expect(pages()).toEqual([]);
    await worker.handlers.unlock({ passphrase: "a long passphrase" });
    await worker.check();
    expect(pages()).toEqual([80, 160]);
    expect((await worker.snapshot())?.trouble).toBeNull();
  });
});

describe("what to warn of", () => {
  it("counts in the forecast as soon as it is saved", async () => {
    await worker.have({ id: "one" });
    world.registrar.statuses.set("one", statusWith({ balance: "5" }));
    world.registrar.charges.set("one", [charge(today + 30, { gross: "12" })]);
    await worker.check();
    expect((await worker.foresight())?.forecast.pay?.quarter).toMatchObject({ amount: "10" });
    const before = (await worker.foresight())?.forecast.pay?.quarter.by ?? 0;
    await worker.saveAlertSettings("one", { ...initialAlertSettings, unit: "250", lead: 10 });
    const after = (await worker.foresight())?.forecast.pay?.quarter;
    expect(after?.amount).toBe("250");
    expect(after?.by).toBeLessThan(before);
  });
});
