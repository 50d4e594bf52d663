import { beforeEach, describe, expect, it } from "vitest";
import { initialAlertSettings } from "../../../src/domain/alert-settings.ts";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import { minute, noon, statusWith } from "../../support/domain/records.ts";
import {
  type ForesightWorker,
  startForesightWorker,
} from "../../support/worker/foresight-worker.ts";
import { draftWith, newWorld, pass, type World } from "../../support/worker/worker.ts";

let world: World;
let worker: ForesightWorker;
const day = 24 * 60 * minute;

beforeEach(async () => {
  world = newWorld();
  worker = await startForesightWorker(world);
  await worker.have({ id: "one", warnBelow: "100" });
  world.registrar.statuses.set("one", statusWith({ balance: "50" }));
  await worker.check();
});

const orphans = () => import("../../../src/background/foresight/forget.ts");
const balances = async (id = "one") =>
  (await worker.history(id))?.points.map(({ balance }) => balance) ?? [];

async function save(part: Parameters<typeof draftWith>[0]): Promise<string> {
  const draft = draftWith({ warnBelow: "100", ...part });
  const report = await worker.testAccount(draft);
  if (!report.ok) throw new Error(report.failure.kind);
  const saved = await worker.saveAccount(draft, report.value);
  if (!saved.ok) throw new Error(saved.failure.text);
  return saved.value.accountId;
}
const remove = () => worker.removeForGood("one");

describe("an account that is added again with its login", () => {
  it("has its history, whatever it is called and whoever of its role users asks now", async () => {
    expect(await remove()).toEqual(ok(null));
    pass(10 * day);
    const id = await save({
      user: "one",
      role: "reader",
      name: "Other name",
      password: "password of one",
    });
    expect(await balances(id)).toEqual(["50"]);
    expect((await worker.ledger(id)).explained).toMatchObject({ balance: "50" });
    expect(await balances("one")).toEqual([]);
  });

  it.each([
    ["user", { user: "two" }],
    ["system", { system: "ote" as const }],
    ["registrar", { registrar: "cnr" as const }],
    ["address", { endpoint: "https://proxy.example/api" }],
  ])("but with another %s has none", async (_what, part) => {
    await remove();
    world.registrar.passwords.set("two", "password of one");
    const id = await save({ user: "one", ...part });
    expect(await balances(id)).toEqual([]);
    expect(await balances("one")).toEqual(["50"]);
  });
});

describe("what to warn of", () => {
  const allAlerts = async () =>
    ((await world.browser.storage.local.get("watch")) as { watch: { value: object } }).watch.value;
  beforeEach(async () => {
    await worker.saveAlertSettings("one", { ...initialAlertSettings, amounts: ["1000"], lead: 7 });
    await worker.handlers["amend-alert-settings"]({
      accountId: "one",
      part: { paymentNote: "Customer 4711" },
    });
    await worker.handlers.snooze({ accountId: "one", until: noon + day });
  });

  it.each([
    ["address", { endpoint: "http://127.0.0.1/api/call.cgi" }],
    ["user", { user: "One" }],
  ])(
    "stays with an account whose %s is changed, but for the payment note, which is of the other money",
    async (_what, part) => {
      world.registrar.passwords.set("One", "password of one");
      world.registrar.statuses.set("One", statusWith({ balance: "500" }));
      world.registrar.statuses.set("one", statusWith({ balance: "500" }));
      await save({ id: "one", user: "one", ...part });
      await worker.publish();
      expect(await worker.shown()).toMatchObject({
        paymentNote: "",
        figures: { shortage: "low-balance" },
      });
      expect(await allAlerts()).toMatchObject({ one: { amounts: ["1000"], lead: 7 } });
    },
  );

  it("is there again with the account's login, not silenced, in the currency it was meant in", async () => {
    await remove();
    pass(10 * day);
    world.registrar.statuses.set("one", statusWith({ balance: "500", currency: "USD" }));
    const id = await save({ user: "one" });
    expect(await allAlerts()).toEqual({
      [id]: {
        ...initialAlertSettings,
        amounts: ["1000"],
        lead: 7,
        paymentNote: "Customer 4711",
        currency: "EUR",
      },
    });
    await worker.publish();
    expect((await worker.shown(id))?.figures).toMatchObject({ shortage: null, amountsIn: "EUR" });
  });

  it("of an account that was entered twice stays its own", async () => {
    const second = await save({ user: "one", role: "reader" });
    await worker.saveAlertSettings(second, { ...initialAlertSettings, lead: 1 });
    await remove();
    expect(await allAlerts()).toMatchObject({ [second]: { lead: 1 } });
    expect(Object.keys(await allAlerts())).toEqual([second]);
  });

  it("goes with the history once the time is over", async () => {
    const { removeOrphans } = await orphans();
    await remove();
    await removeOrphans(Date.now() + 91 * day);
    expect(Object.keys(await allAlerts())).toEqual(["one"]);
    await removeOrphans(Date.now() + 93 * day);
    expect(await allAlerts()).toEqual({});
  });
});

describe("what one login was refused", () => {
  const refused = failed(
    failure("not-allowed", { code: 531, command: "QueryObjectRenewalList", text: "ACL" }),
  );
  const refuse = async () => {
    world.registrar.next("one", "charges", refused);
    await worker.check(true);
    expect((await worker.foresight())?.failures.charges).toMatchObject({ kind: "not-allowed" });
  };

  it.each([
    [
      "added again",
      () => remove().then(() => save({ user: "one", role: "reader", password: "password of one" })),
    ],
    ["that changed its role", () => save({ id: "one", user: "one", role: "reader" })],
  ])("is asked for at once by an account %s", async (_how, again) => {
    await refuse();
    const id = await again();
    await worker.check();
    const foresight = await worker.foresight(id);
    expect(foresight?.failures).toEqual({});
    expect(foresight?.loadedAt).not.toBeNull();
  });
});

describe("an account that is changed", () => {
  it("to another role user keeps its history, its changes, its wishes and what was warned of", async () => {
    await worker.saveAlertSettings("one", { ...initialAlertSettings, lead: 7 });
    const state = async () => {
      const { watch, warnings } = await world.browser.storage.local.get(["watch", "warnings"]);
      // When its lists were asked for is no part of it: another role may be allowed more.
      const { tries: _asked, ...learned } = await worker.ledger();
      return [await worker.history(), learned, watch, warnings];
    };
    const before = await state();
    expect(JSON.stringify(before[3])).toContain("below:100");
    expect(await save({ id: "one", user: "one", role: "reader" })).toBe("one");
    expect(await state()).toEqual(before);
  });

  it("to another login and back has each history where it belongs", async () => {
    world.registrar.passwords.set("two", "p");
    world.registrar.statuses.set("two", statusWith({ balance: "7" }));
    await save({ id: "one", user: "two", password: "p" });
    expect(await balances()).toEqual([]);
    pass(minute);
    await worker.check();
    expect(await balances()).toEqual(["7"]);
    await save({ id: "one", user: "one", password: "password of one" });
    expect(await balances()).toEqual(["50"]);
  });

  it("and cut short before its history was put away, has that done at the next start", async () => {
    const { removeOrphans } = await orphans();
    await removeOrphans(Date.now());
    await worker.accountsRecord.update((all) =>
      all.map((account) => ({ ...account, publicFields: { user: "two" } })),
    );
    await removeOrphans(Date.now());
    expect(await balances()).toEqual([]);
    await worker.accountsRecord.update((all) =>
      all.map((account) => ({ ...account, publicFields: { user: "one" } })),
    );
    await removeOrphans(Date.now());
    expect(await balances()).toEqual(["50"]);
  });
});

describe("a history without its account", () => {
  it("is kept for ninety days, and then found to be over on two days before it goes", async () => {
    const { removeOrphans } = await orphans();
    await remove();
    const look = async (days: number) => {
      await removeOrphans(noon + days * day);
      return balances();
    };
    expect(await look(89)).toEqual(["50"]);
    expect(await look(90)).toEqual(["50"]);
    expect(await look(90.5)).toEqual(["50"]);
    expect(await look(91)).toEqual([]);
    expect(await worker.ledgerStore.keys()).toEqual(ok([]));
  });

  it("outlives a clock that is wrong for one start", async () => {
    const { removeOrphans } = await orphans();
    await remove();
    await removeOrphans(noon + 4000 * day);
    await removeOrphans(noon + day);
    await removeOrphans(noon + 2 * day);
    expect(await balances()).toEqual(["50"]);
    await removeOrphans(noon - 1000 * day);
    await removeOrphans(noon - 1000 * day + 89 * day);
    expect(await balances()).toEqual(["50"]);
  });

  it("of nobody knows which login is kept as long", async () => {
    const { removeOrphans } = await orphans();
    await worker.accountsRecord.update(() => []);
    await removeOrphans(noon);
    await removeOrphans(noon + 80 * day);
    expect(await balances()).toEqual(["50"]);
  });

  it("is none where the account's entry was only set aside", async () => {
    const { removeOrphans } = await orphans();
    const { accounts } = await world.browser.storage.local.get("accounts");
    const [account] = (accounts as { value: object[] }).value;
    await world.browser.storage.local.set({
      accounts: { version: 1, value: [{ ...account, checkEvery: "often" }] },
    });
    await worker.publish();
    expect(await worker.accounts()).toEqual([]);
    for (const days of [0, 100, 200]) await removeOrphans(noon + days * day);
    expect(await balances()).toEqual(["50"]);
    expect(await worker.foresight()).toBeNull();
    const { warnings, foresight } = await world.browser.storage.local.get();
    expect(JSON.stringify(foresight)).toContain("one");
    expect(JSON.stringify(warnings)).toContain("below:100");
  });
});
