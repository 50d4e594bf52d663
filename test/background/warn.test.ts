import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AlertSettings, initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { Overview } from "../../src/domain/overview.ts";
import type { WarningState } from "../../src/domain/warnings/round.ts";
import { charge } from "../support/domain/charges.ts";
import { minute, noon, preferencesWith, statusWith } from "../support/domain/records.ts";
import {
  draftWith,
  newWorld,
  pass,
  startWorker,
  type Worker,
  type World,
} from "../support/worker/worker.ts";

const hour = 60 * minute;

let world: World;
let worker: Worker;
beforeEach(async () => {
  vi.stubEnv("TZ", "UTC");
  world = newWorld();
  worker = await startWorker(world);
  world.browser.grantedPermissions.add("notifications");
  await worker.handlers["save-preferences"]({ preferences: preferencesWith({ notify: true }) });
});
afterEach(() => vi.unstubAllEnvs());

/** The registrar says so at the next check, which comes at once. */
async function holds(balance: string, id = "one"): Promise<void> {
  world.registrar.statuses.set(id, statusWith({ balance }));
  pass(20 * minute);
  await worker.checkDue(Date.now());
}

async function kept<T>(key: string): Promise<T | undefined> {
  const found = (await world.browser.storage.local.get(key))[key] as { value: T } | undefined;
  return found?.value;
}
const log = async () => (await kept<WarningState>("warnings"))?.log ?? [];
const logged = async () => (await log()).map(({ key }) => key);
const shown = () => [...world.browser.notices.shown.values()];
const messages = () => shown().map(({ message }) => message.replaceAll(/[\u00a0\u202f]/g, " "));
const forget = () => world.browser.notices.shown.clear();

describe("a crossing", () => {
  beforeEach(() => worker.have({ id: "one", name: "Shop" }));

  it("is logged and shown, with the account, what, and what to do", async () => {
    await holds("99.99");
    expect(await log()).toMatchObject([
      { at: Date.now(), accountId: "one", accountName: "Shop", key: "below:100" },
    ]);
    expect([...world.browser.notices.shown]).toEqual([
      [
        `warning:one:${Date.now()}`,
        {
          type: "basic",
          iconUrl: "chrome-extension://own-extension/icons/icon-128.png",
          title: "Shop",
          message: "Available funds are 99.99\u00a0EUR, below 100.00\u00a0EUR. Top up soon.",
          buttons: [{ title: "Snooze for a day" }, { title: "Snooze for a week" }],
        },
      ],
    ]);
  });

  it("comes once, and again after recovery", async () => {
    for (const balance of ["99", "98", "104", "97"]) await holds(balance);
    expect(shown()).toHaveLength(1);
    await holds("105");
    await holds("99");
    expect(shown()).toHaveLength(2);
    expect(await logged()).toEqual(["below:100", "below:100"]);
  });

  it("is one of its own once the account stands for other money", async () => {
    await holds("99");
    expect(await logged()).toEqual(["below:100"]);
    await worker.handlers["amend-alert-settings"]({ accountId: "one", part: { reserved: "400" } });
    world.registrar.passwords.set("other", "password of other");
    world.registrar.statuses.set("other", statusWith({ balance: "50" }));
    const draft = draftWith({ id: "one", user: "other", password: "password of other" });
    const report = await worker.testAccount(draft);
    if (!report.ok) throw new Error(JSON.stringify(report.failure));
    expect(await worker.saveAccount(draft, report.value)).toMatchObject({ ok: true });
    // What was said to be reserved of the money before is asked for anew.
    expect(await kept<Record<string, AlertSettings>>("watch")).toMatchObject({
      one: { reserved: null },
    });
    await holds("50", "other");
    expect(await logged()).toEqual(["below:100", "below:100"]);
  });

  it("is logged only, where notifications are switched off", async () => {
    await worker.handlers["save-preferences"]({ preferences: preferencesWith() });
    await holds("99");
    expect(await logged()).toEqual(["below:100"]);
    expect(shown()).toEqual([]);
  });

  it("that holds when notifications are switched on is shown then, once", async () => {
    await worker.handlers["save-preferences"]({ preferences: preferencesWith() });
    await holds("99");
    const on = { preferences: preferencesWith({ notify: true }) };
    await worker.handlers["save-preferences"](on);
    expect(shown()).toHaveLength(1);
    expect(shown()[0]).toMatchObject({ message: expect.stringContaining("99.00") });
    await worker.handlers["save-preferences"](on);
    await holds("98");
    expect(shown()).toHaveLength(1);
  });

  it("that no longer holds when notifications are switched on is not shown", async () => {
    await worker.handlers["save-preferences"]({ preferences: preferencesWith() });
    await holds("99");
    await holds("500");
    await worker.handlers["save-preferences"]({ preferences: preferencesWith({ notify: true }) });
    expect(shown()).toEqual([]);
  });

  it("is logged only, where the browser's permission was taken back", async () => {
    world.browser.grantedPermissions.clear();
    await holds("99");
    expect(await logged()).toEqual(["below:100"]);
    expect(shown()).toEqual([]);
  });

  it("of each account is a notification of its own", async () => {
    await worker.have({ id: "two", name: "Other", warnBelow: "50" });
    world.registrar.statuses.set("two", statusWith({ balance: "49" }));
    await holds("99");
    // In the order in which the registrar answers.
    expect(
      shown()
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual(["Other", "Shop"]);
  });
});

it("of several at once is one notification, the worst first, with the test system's mark", async () => {
  const preferences = preferencesWith({ notify: true, warnTestAccounts: true });
  await worker.handlers["save-preferences"]({ preferences });
  await worker.have({ id: "one", system: "ote" });
  const due = charge(dayOf(noon) + 2, { gross: "98.50", object: "first.example" });
  world.registrar.charges.set("one", [due]);
  await holds("500");
  expect(shown()).toEqual([]);
  await holds("98");
  expect(shown().map(({ title }) => title)).toEqual(["Shop · Test system (OT&E)"]);
  expect(messages()).toEqual([
    "Not covered from Jul 3. The first that fails is first.example. Pay at least 10 EUR now, and everything known until Sep 29 is paid. Too late for a bank transfer: pay by a faster way before Thu, Jul 3.\nAvailable funds are 98.00 EUR, below 100.00 EUR.",
  ]);
});

it("of domains at risk comes with the list that tells them, each once", async () => {
  await worker.have({ id: "one" });
  const lost = (object: string) => charge(dayOf(noon) - 3, { object, nextAction: "expireunpaid" });
  world.registrar.charges.set("one", ["a.example", "b.example"].map(lost));
  await holds("15");
  await holds("15");
  const late = "Too late for a bank transfer: pay at once by a faster way.";
  expect(messages()).toEqual([
    `At risk: a.example and 1 more. It takes 20.00 EUR to save. Pay at least 10 EUR now, and everything until Sep 29 is paid. ${late}`,
  ]);
  forget();
  world.registrar.charges.set("one", ["a.example", "b.example", "c.example"].map(lost));
  pass(6 * hour);
  await holds("15");
  expect(messages()).toEqual([
    `At risk: c.example and 2 more. It takes 30.00 EUR to save. Pay at least 20 EUR now, and everything until Sep 29 is paid. ${late}`,
  ]);
});

it("the forecast counts by the wishes as soon as they are saved", async () => {
  await worker.have({ id: "one" });
  // Wednesday of next week: three bank days before is Friday, ten are over.
  world.registrar.charges.set("one", [charge(dayOf(noon) + 8, { gross: "600" })]);
  await holds("500");
  expect(shown()).toEqual([]);
  await worker.saveAlertSettings("one", { ...initialAlertSettings, lead: 10 });
  expect(messages()).toEqual([
    expect.stringMatching(/^Not covered from Jul 9\..* Pay at least 100 EUR now, /),
  ]);
});

it("a test account is silent unless asked", async () => {
  await worker.have({ id: "one", system: "ote" });
  await holds("1");
  expect(await log()).toEqual([]);
  const preferences = preferencesWith({ notify: true, warnTestAccounts: true });
  await worker.handlers["save-preferences"]({ preferences });
  expect(shown()).toHaveLength(1);
});

it("an account that is off is silent, and what held then is said when it is on again", async () => {
  await worker.have({ id: "one" });
  await worker.handlers["enable-account"]({ accountId: "one", enabled: false });
  await holds("1");
  expect(await log()).toEqual([]);
  await worker.handlers["enable-account"]({ accountId: "one", enabled: true });
  await holds("1");
  expect(shown()).toHaveLength(1);
});

it("nothing is said while the vault is locked", async () => {
  await worker.have({ id: "one" });
  await worker.handlers["set-passphrase"]({ current: "", next: "correct horse" });
  world.registrar.next("one", "signIn", "sign-in-failed");
  await worker.checkDue(Date.now());
  forget();
  await worker.handlers.lock({});
  pass(48 * hour);
  await worker.publish();
  expect(shown()).toEqual([]);
  // Checks have stopped two days ago, and now that is said.
  await worker.handlers.unlock({ passphrase: "correct horse" });
  expect(await logged()).toEqual(["signin"]);
});

describe("checks that fail", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
    await holds("500");
  });

  it("are warned of where the sign-in was refused, at once", async () => {
    world.registrar.sessions.clear();
    world.registrar.passwords.set("one", "another");
    await holds("500");
    expect(messages()).toEqual([
      "Sign-in failed: checks have stopped. Edit the account in the settings.",
    ]);
  });

  it("are warned of after they have failed for a day, by an alarm where no check would come", async () => {
    world.registrar.sessions.clear();
    world.registrar.passwords.set("one", "another");
    await holds("500");
    forget();
    const at = (await worker.snapshot())?.failingSince ?? 0;
    expect(world.browser.alarmsSet.get("warn")).toEqual({ when: at + 24 * hour });
    vi.setSystemTime(at + 24 * hour);
    await worker.publish();
    expect(messages()).toEqual(["Not up to date since Jul 1, 2025, 12:20 PM: Sign-in failed."]);
    expect(world.browser.alarmsSet.has("warn")).toBe(false);
  });
});

describe("in quiet hours", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
    // 13:00 to 15:00.
    const preferences = preferencesWith({ notify: true, quiet: { from: 780, to: 900 } });
    await worker.handlers["save-preferences"]({ preferences });
    pass(50 * minute);
    await holds("99");
  });

  it("a warning is logged, and an alarm set for their end", async () => {
    expect(await logged()).toEqual(["below:100"]);
    expect(shown()).toEqual([]);
    expect(world.browser.alarmsSet.get("warn")).toEqual({ when: noon + 3 * hour });
  });

  it("it is shown when they are over, once, also by a worker that has started since", async () => {
    worker = await startWorker(world);
    await holds("98");
    vi.setSystemTime(noon + 3 * hour);
    await worker.checkDue(Date.now());
    await worker.publish();
    expect(messages()).toEqual(["Available funds are 98.00 EUR, below 100.00 EUR. Top up soon."]);
    expect(world.browser.alarmsSet.has("warn")).toBe(false);
  });

  it("it is not shown if it has recovered meanwhile", async () => {
    await holds("500");
    vi.setSystemTime(noon + 4 * hour);
    await holds("500");
    expect(shown()).toEqual([]);
  });
});

describe("while snoozed", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
    const until = noon + 30 * hour;
    await worker.handlers.snooze({ accountId: "one", until });
    await holds("99");
  });

  it("a warning is logged and not shown; ended, it is shown at once", async () => {
    expect(await logged()).toEqual(["below:100"]);
    expect(shown()).toEqual([]);
    expect(world.browser.alarmsSet.get("warn")).toEqual({ when: noon + 30 * hour });
    await worker.handlers.snooze({ accountId: "one", until: null });
    expect(shown()).toHaveLength(1);
  });

  it("saving the form does not end it, whatever the form believed", async () => {
    const alerts: AlertSettings = { ...initialAlertSettings, amounts: ["500"], snoozedUntil: null };
    expect(await worker.saveAlertSettings("one", alerts)).toMatchObject({
      ok: true,
    });
    expect(await kept("watch")).toEqual({
      one: { ...alerts, snoozedUntil: noon + 30 * hour, snoozedAt: noon },
    });
    expect(shown()).toEqual([]);
  });
});

it("single parts are changed apart from the form, and outlive it", async () => {
  await worker.have({ id: "one" });
  const part = { payFor: "month", paymentNote: "Customer 7", reserved: "12.50" } as const;
  expect(await worker.handlers["amend-alert-settings"]({ accountId: "one", part })).toMatchObject({
    ok: true,
  });
  await worker.saveAlertSettings("one", { ...initialAlertSettings, lead: 9 });
  expect(await kept("watch")).toEqual({ one: { ...initialAlertSettings, ...part, lead: 9 } });
});

it("of an account that is not kept, nothing can be saved or snoozed", async () => {
  for (const reply of [
    await worker.handlers.snooze({ accountId: "gone", until: 1 }),
    await worker.saveAlertSettings("gone", initialAlertSettings),
    await worker.handlers["amend-alert-settings"]({ accountId: "gone", part: { reserved: "0" } }),
  ])
    expect(reply).toMatchObject({ ok: false, failure: { kind: "account-gone" } });
  expect(await kept("watch")).toBeUndefined();
});

it("a removed account is forgotten: what was warned of, what waits, and the log", async () => {
  await worker.have({ id: "one" }, { id: "two" });
  world.registrar.statuses.set("two", statusWith({ balance: "1" }));
  await worker.saveAlertSettings("one", initialAlertSettings);
  await worker.handlers.snooze({ accountId: "two", until: noon + 300 * hour });
  await holds("99");
  await worker.removeForGood("two");
  expect(JSON.stringify(await kept("warnings"))).not.toContain("two");
  // What only the user can say again lies aside for a time.
  expect(await kept("watch")).toEqual({
    one: initialAlertSettings,
    two: { ...initialAlertSettings, currency: "EUR" },
  });
  await worker.removeForGood("one");
  expect(await kept("warnings")).toEqual({ warned: {}, held: {}, log: [] });
});

describe("the browser", () => {
  beforeEach(() => worker.have({ id: "one" }));

  it("started again, says once what came due meanwhile", async () => {
    await holds("500");
    world.registrar.statuses.set("one", statusWith({ balance: "99" }));
    pass(72 * hour);
    worker = await startWorker(world);
    await Promise.all([worker.publish(), worker.checkDue(Date.now())]);
    await worker.publish();
    expect(messages()).toEqual(["Available funds are 99.00 EUR, below 100.00 EUR. Top up soon."]);
  });

  it("that shows nothing at the moment costs neither log nor badge, and is asked again", async () => {
    world.browser.notices.failWith = new Error("no server");
    await holds("99");
    expect(await logged()).toEqual(["below:100"]);
    expect(world.browser.badge.text).toBe("LOW");
    // A worker that died before it could show it meets the same state.
    world.browser.notices.failWith = null;
    worker = await startWorker(world);
    await worker.publish();
    await worker.publish();
    expect(shown()).toHaveLength(1);
    expect(await logged()).toEqual(["below:100"]);
  });

  it("that knows no buttons is asked without them", async () => {
    world.browser.notices.refusesButtons = true;
    await holds("99");
    expect(shown()).toMatchObject([{ title: "Shop" }]);
    expect(shown()[0]).not.toHaveProperty("buttons");
  });

  it("that cannot keep that it was said is not told again and again", async () => {
    await holds("500");
    const { local } = world.browser.storage;
    const set = local.set;
    local.set = async (items) => {
      if ("warnings" in items) throw new Error("QuotaExceededError");
      await set(items);
    };
    await holds("99");
    await holds("98");
    expect(shown()).toEqual([]);
    // No warning can be given: that is said where one looks.
    expect((await kept<Overview>("overview"))?.problem).toMatchObject({
      kind: "storage",
      text: expect.stringContaining("QuotaExceededError"),
    });
    expect(world.browser.badge.title).toContain("Browser trouble");
    local.set = set;
    await holds("98");
    expect(shown()).toHaveLength(1);
    expect((await kept<Overview>("overview"))?.problem).toBeNull();
    expect(world.browser.badge.text).toBe("LOW");
  });

  it("that the browser does not let be decided is told in its place, until it does", async () => {
    await holds("500");
    const { contains } = world.browser.permissions;
    world.browser.permissions.contains = async ({ permissions, ...rest }) => {
      if (permissions?.includes("notifications")) throw new Error("Not now");
      return contains({ ...rest, ...(permissions ? { permissions } : {}) });
    };
    await holds("99");
    expect((await kept<Overview>("overview"))?.problem).toMatchObject({ kind: "storage" });
    expect(await log()).toEqual([]);
    world.browser.permissions.contains = contains;
    await holds("98");
    expect((await kept<Overview>("overview"))?.problem).toBeNull();
    expect(await logged()).toEqual(["below:100"]);
  });

  it.each(["watch", "foresight", "warnings", "preferences"])(
    "whose record of %s cannot be read decides nothing, and loses nothing",
    async (key) => {
      await holds("500");
      const before = await world.browser.storage.local.get(key);
      await world.browser.storage.local.set({ [key]: { version: 99, value: "?" } });
      await holds("99");
      expect(shown()).toEqual([]);
      if (key in before) await world.browser.storage.local.set(before);
      else await world.browser.storage.local.remove(key);
      await holds("98");
      expect(shown()).toHaveLength(1);
    },
  );
});

it("nothing of a login, and no sign that turns text around, is shown", async () => {
  await worker.have({ id: "one", user: "login.example", role: "reader", name: "Shop\u202e<b>" });
  world.registrar.statuses.set("login.example", statusWith({ balance: "1" }));
  await worker.checkDue(noon);
  const text = JSON.stringify(shown());
  expect(text).toContain("Shop<b>");
  expect(text).not.toMatch(/login\.example|reader|password|session/);
});
