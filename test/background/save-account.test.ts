import { beforeEach, describe, expect, it } from "vitest";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { failed, failure, ok } from "../../src/domain/failure.ts";
import type { AccountDraft } from "../simulator/draft-of.ts";
import { loginOf } from "../simulator/draft-of.ts";
import { minute, noon, statusWith } from "../support/domain/records.ts";
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
  world.registrar.passwords.set("one", "password of one");
});

const stored = () => world.browser.storage.local.text() + world.browser.storage.session.text();

async function tested(draft: AccountDraft) {
  const report = await worker.testAccount(draft);
  if (!report.ok) throw new Error(`refused: ${report.failure.kind}`);
  return report.value;
}

async function saved(draft: AccountDraft): Promise<string> {
  const result = await worker.saveAccount(draft, await tested(draft));
  if (!result.ok) throw new Error(`not saved: ${result.failure.kind}`);
  return result.value.accountId;
}

describe("a test", () => {
  it("signs in once, asks the status, and says who answered", async () => {
    const draft = draftWith({ role: "reader", registrar: "cnr" });
    expect(await worker.testAccount(draft)).toEqual(
      ok({
        ticket: expect.any(String),
        host: "api.rrpproxy.net",
        login: "one:reader",
        status: statusWith(),
        already: null,
        noteThatGoes: null,
        // The registrar refuses to say it, and nothing hangs on that.
        rights: null,
        suggestedWarnBelow: "100",
      }),
    );
    expect(world.registrar.take()).toEqual(["signIn", "balance", "ownRights"]);
  });

  it("says what the login may do, where the registrar tells", async () => {
    const rights = [{ location: "ACCOUNT", rights: ["STATUS", "QUERY"] }];
    world.registrar.answers.rights.set("one", rights);
    expect((await tested(draftWith({ registrar: "cnr" }))).rights).toEqual(rights);
  });

  it.each([
    ["ispapi" as const, "", "one"],
    ["ispapi" as const, "reader", "one!reader"],
    ["cnr" as const, "reader", "one:reader"],
  ])("names the login as it was sent: %s with role %j is %s", async (registrar, role, login) => {
    expect((await tested(draftWith({ registrar, role }))).login).toBe(login);
  });

  it("says of which account it is a sub-account, where the registrar names the customer", async () => {
    world.registrar.passwords.set("books", "password of one");
    for (const user of ["one", "books"])
      world.registrar.statuses.set(user, statusWith({ customer: "4711" }));
    await saved(draftWith({ name: "Shop" }));
    expect((await tested(draftWith({ user: "books" }))).already).toBe("Shop");
    world.registrar.statuses.set("books", statusWith({ customer: "4712" }));
    expect((await tested(draftWith({ user: "books" }))).already).toBeNull();
  });

  describe("of another login for a kept account", () => {
    const note = "Customer 4711";
    let id: string;
    const of = (user: string) => draftWith({ id, user, password: "password of one" });
    beforeEach(async () => {
      world.registrar.passwords.set("books", "password of one");
      for (const user of ["one", "books"])
        world.registrar.statuses.set(user, statusWith({ customer: "4711" }));
      id = await saved(draftWith());
      await worker.handlers["amend-alert-settings"]({ accountId: id, part: { paymentNote: note } });
    });
    const kept = async () => {
      await worker.publish();
      return (await worker.shown(id))?.paymentNote;
    };

    it("says that the payment note goes, as it was of other money, and saving removes it", async () => {
      world.registrar.statuses.set("books", statusWith({ customer: "4712" }));
      expect((await tested(of("books"))).noteThatGoes).toBe(note);
      expect(await kept()).toBe(note);
      await saved(of("books"));
      expect(await kept()).toBe("");
    });

    it.each(["one", "books"])("leaves it where the money stays the same: %s", async (user) => {
      expect((await tested(of(user))).noteThatGoes).toBeNull();
      await saved(of(user));
      expect(await kept()).toBe(note);
    });
  });

  it("keeps nothing of the account", async () => {
    await worker.testAccount(draftWith());
    expect(await worker.accounts()).toEqual([]);
    expect(world.browser.storage.local.text()).toBe("[]");
  });

  it("answers with no secret", async () => {
    const report = await tested(draftWith());
    const [session] = world.registrar.sessions.keys();
    expect(session).toBeDefined();
    expect(JSON.stringify(report)).not.toContain(session);
    expect(JSON.stringify(report)).not.toContain("password of one");
    expect(stored()).not.toContain(session);
    expect(stored()).not.toContain("password of one");
  });

  it("that is refused is one attempt, and no more", async () => {
    expect(await worker.testAccount(draftWith({ password: "wrong" }))).toMatchObject({
      failure: { kind: "sign-in-failed" },
    });
    expect(world.registrar.take()).toEqual(["signIn"]);
  });

  it("spends a one-time password once, also where no session may be opened", async () => {
    world.registrar.next("one", "signIn", "not-allowed");
    const draft = draftWith({ oneTimePassword: "123456" });
    expect(await worker.testAccount(draft)).toMatchObject({ failure: { kind: "not-allowed" } });
    expect(world.registrar.take()).toEqual(["signIn"]);
  });

  it("closes its session where the status was refused", async () => {
    world.registrar.next("one", "balance", "not-allowed");
    expect(await worker.testAccount(draftWith())).toMatchObject({
      failure: { kind: "not-allowed" },
    });
    expect(world.registrar.sessions.size).toBe(0);
  });

  it("closes the session of an earlier test that nobody saved", async () => {
    await tested(draftWith());
    const [unsaved] = world.registrar.sessions.keys();
    await tested(draftWith());
    await world.registrar.called("signOut");
    const closed = world.registrar.calls.filter(({ method }) => method === "signOut");
    expect(closed.map(({ session }) => session)).toEqual([unsaved]);
  });

  it("leaves the session of a saved account open", async () => {
    await saved(draftWith());
    world.registrar.passwords.set("two", "p");
    await saved(draftWith({ user: "two", password: "p" }));
    await new Promise((resolve) => setImmediate(resolve));
    expect(world.registrar.take()).not.toContain("signOut");
  });

  it("asks nobody where the browser has not granted the host", async () => {
    world.browser.granted.clear();
    expect(await worker.testAccount(draftWith())).toMatchObject({
      failure: { kind: "no-permission" },
    });
    expect(world.registrar.calls).toEqual([]);
  });
});

describe("what Warn below starts from", () => {
  it("is the limit of CNR's own e-mails for an account that is added, and its refusal fails nothing", async () => {
    const draft = draftWith({ registrar: "cnr", warnBelow: "" });
    expect((await tested(draft)).suggestedWarnBelow).toBe("100");
    world.registrar.answers.terms.set("one", {
      lowBalanceWarning: "250.00",
      current: null,
      credit: null,
      emergencyCredit: null,
      temporaryCredit: null,
      currency: null,
      vatPercent: null,
    });
    const id = await saved(draft);
    expect((await worker.accounts()).find((account) => account.id === id)?.warnBelow).toBe(
      "250.00",
    );
    const asked = world.registrar.lists.filter(({ method }) => method === "terms");
    expect(asked).toHaveLength(2);
    // Not for one that is edited, nor where no such command is documented.
    await tested({ ...draft, id });
    expect((await tested(draftWith())).suggestedWarnBelow).toBe("100");
    expect(world.registrar.lists.filter(({ method }) => method === "terms")).toEqual(asked);
  });

  it.each([
    [null, "100"],
    ["0", "100"],
    ["0.00", "100"],
    ["-5", "100"],
    ["250.50", "250.50"],
    ["0.0001", "0.0001"],
  ])("with a threshold of %j at the registrar: %s", async (creditThreshold, suggested) => {
    world.registrar.statuses.set("one", statusWith({ creditThreshold }));
    expect((await tested(draftWith())).suggestedWarnBelow).toBe(suggested);
    const id = await saved(draftWith({ warnBelow: "" }));
    expect((await worker.accounts()).find((account) => account.id === id)?.warnBelow).toBe(
      suggested,
    );
  });

  it("is left to what the user entered, zero included", async () => {
    world.registrar.statuses.set("one", statusWith({ creditThreshold: "250" }));
    await saved(draftWith({ warnBelow: "0" }));
    expect((await worker.accounts())[0]?.warnBelow).toBe("0");
  });
});

describe("saving", () => {
  it("keeps the account with the test's figures, its password and its session", async () => {
    const id = await saved(draftWith({ name: "My shop", role: "reader", checkEvery: 30 }));
    expect(await worker.accounts()).toEqual([
      {
        id,
        name: "My shop",
        registrar: "ispapi",
        system: "live",
        publicFields: { user: "one", role: "reader" },
        endpoint: null,
        warnBelow: "100",
        checkEvery: 30,
        enabled: true,
        signIn: "password",
      },
    ]);
    expect(await worker.snapshot(id)).toMatchObject({
      status: { at: noon, value: statusWith() },
      trouble: null,
    });
    world.registrar.take();
    await worker.checkDue(Date.now());
    expect(world.registrar.take()).toEqual(["balance", "counts"]);
  });

  it("stores no secret in clear", async () => {
    await saved(draftWith());
    await worker.checkDue(Date.now());
    expect(stored()).not.toMatch(/password of one|session-\d/);
  });

  it("needs its test, and each test serves once", async () => {
    const draft = draftWith();
    const report = await tested(draft);
    expect((await worker.saveAccount(draft, report)).ok).toBe(true);
    expect(await worker.saveAccount(draft, report)).toMatchObject({
      failure: { kind: "test-expired" },
    });
    expect((await worker.accounts()).length).toBe(1);
  });

  it("is refused under another ticket than the test's", async () => {
    await tested(draftWith());
    expect(await worker.saveAccount(draftWith(), { ticket: "other" })).toMatchObject({
      failure: { kind: "test-expired" },
    });
    expect(await worker.accounts()).toEqual([]);
    expect((await world.browser.storage.local.get("secrets")).secrets).toBeUndefined();
  });

  it.each([
    ["another user", { user: "two" }],
    ["another role", { role: "admin" }],
    ["the other system", { system: "ote" as const }],
    ["the other registrar", { registrar: "cnr" as const }],
    ["another host", { endpoint: "https://evil.example/" }],
  ])("keeps the login that was tested, though the form says %s since", async (_case, part) => {
    const report = await tested(draftWith());
    await worker.saveAccount(draftWith(part), report);
    const { registrar, system, endpoint, publicFields } = loginOf(draftWith());
    expect(await worker.accounts()).toMatchObject([{ registrar, system, endpoint, publicFields }]);
  });

  it.each([
    ["a new account", null, "one"],
    ["another account's login", "one", null],
  ])("is refused where the test was made for %s", async (_case, madeFor, savedAs) => {
    await worker.have({ id: "one" });
    const before = await worker.accounts();
    const report = await tested(draftWith({ id: madeFor }));
    expect(await worker.saveAccount(draftWith({ id: savedAs }), report)).toMatchObject({
      failure: { kind: "rejected" },
    });
    expect(await worker.accounts()).toEqual(before);
  });

  it("is refused where its account has been removed since", async () => {
    await worker.have({ id: "one" });
    const draft = draftWith({ id: "one" });
    const report = await tested(draft);
    await worker.removeAccount("one");
    expect(await worker.saveAccount(draft, report)).toMatchObject({
      failure: { kind: "account-gone" },
    });
    expect(await worker.accounts()).toEqual([]);
  });

  it("keeps the password that was tested, not one that was typed afterwards", async () => {
    const report = await tested(draftWith());
    await worker.saveAccount(draftWith({ password: "typed later" }), report);
    const [account] = await worker.accounts();
    expect(await worker.readSecretFields(account as never)).toEqual(
      ok({ password: "password of one" }),
    );
  });

  it("works in a worker that was started after the test", async () => {
    const report = await tested(draftWith());
    worker = await startWorker(world);
    expect((await worker.saveAccount(draftWith(), report)).ok).toBe(true);
  });

  it("is refused after the browser was restarted, which forgets the test", async () => {
    const report = await tested(draftWith());
    await world.browser.storage.session.clear();
    expect(await worker.saveAccount(draftWith(), report)).toMatchObject({
      failure: { kind: "test-expired" },
    });
  });

  it("dates the figures by the test, however late it is saved", async () => {
    const report = await tested(draftWith());
    pass(50 * minute);
    const result = await worker.saveAccount(draftWith(), report);
    const id = result.ok ? result.value.accountId : "";
    expect((await worker.snapshot(id))?.status?.at).toBe(noon);
  });

  it("that fails on a full disk leaves no secret of an account that does not exist", async () => {
    const report = await tested(draftWith());
    const { set } = world.browser.storage.local;
    world.browser.storage.local.set = async (items) => {
      if ("accounts" in items) throw new Error("QuotaExceededError");
      await set(items);
    };
    expect(await worker.saveAccount(draftWith(), report)).toMatchObject({
      failure: { kind: "storage" },
    });
    expect((await world.browser.storage.local.get("secrets")).secrets).toBeUndefined();
  });
});

describe("a one-time password", () => {
  it("is used for the test; the session is kept, and neither password", async () => {
    const id = await saved(draftWith({ oneTimePassword: "123456" }));
    const [account] = await worker.accounts();
    expect(account?.signIn).toBe("one-time-password");
    expect(await worker.readSecretFields(account as never)).toEqual(ok(null));
    expect((await worker.readSession(account as never))?.session).toBe("session-1-of-one");
    expect(stored()).not.toContain("123456");
    world.registrar.take();
    await worker.checkDue(Date.now());
    expect(world.registrar.take()).not.toContain("signIn");
    expect((await worker.snapshot(id))?.trouble).toBeNull();
  });

  it("decides by what was tested, not by what the form holds when it is saved", async () => {
    const report = await tested(draftWith({ oneTimePassword: "123456" }));
    await worker.saveAccount(draftWith({ oneTimePassword: "" }), report);
    const [account] = await worker.accounts();
    expect(account?.signIn).toBe("one-time-password");
    expect(await worker.readSecretFields(account as never)).toEqual(ok(null));
  });
});

describe("editing", () => {
  let id: string;
  beforeEach(async () => {
    id = await saved(draftWith());
    await worker.checkDue(Date.now());
    world.registrar.take();
  });

  it("with an empty password keeps the stored one", async () => {
    await saved(draftWith({ id, password: "" }));
    const [account] = await worker.accounts();
    expect(account).toMatchObject({ id, name: "Shop" });
    expect(await worker.readSecretFields(account as never)).toEqual(
      ok({ password: "password of one" }),
    );
    expect((await worker.accounts()).length).toBe(1);
  });

  it.each([
    ["another user", { user: "two" }],
    ["another role", { role: "admin" }],
    ["the other system", { system: "ote" as const }],
    ["the other registrar", { registrar: "cnr" as const }],
    ["another host", { endpoint: "https://evil.example/" }],
  ])("never sends the stored password to %s", async (_case, part) => {
    expect(await worker.testAccount(draftWith({ id, password: "", ...part }))).toMatchObject({
      failure: { kind: "not-configured" },
    });
    expect(world.registrar.calls).toEqual([]);
  });

  it("never sends it for an account that does not exist", async () => {
    for (const other of [null, "unknown"]) {
      const draft = draftWith({ id: other, password: "" });
      expect(await worker.testAccount(draft)).toMatchObject({
        failure: { kind: "not-configured" },
      });
    }
    expect(world.registrar.calls).toEqual([]);
  });

  it("of the same login keeps its statistics; of another one throws them away", async () => {
    await saved(draftWith({ id }));
    expect((await worker.snapshot(id))?.statistics).not.toBeNull();
    world.registrar.passwords.set("two", "p");
    await saved(draftWith({ id, user: "two", password: "p" }));
    expect((await worker.snapshot(id))?.statistics).toBeNull();
  });

  it("changes the login alone: the place in the order, the switch and all settings are as they were", async () => {
    const second = await saved(draftWith({ name: "Second" }));
    await worker.enableAccount(id, false);
    const [before] = await worker.accounts();
    world.registrar.passwords.set("two", "p");
    await saved(
      draftWith({ id, user: "two", password: "p", name: "Other", warnBelow: "7", checkEvery: 60 }),
    );
    const accounts = await worker.accounts();
    expect(accounts.map((account) => account.id)).toEqual([id, second]);
    expect(accounts[0]).toEqual({ ...before, publicFields: { user: "two" } });
  });

  it("ends a stop: a new password is tried again", async () => {
    world.registrar.passwords.set("one", "new password");
    world.registrar.sessions.clear();
    pass(20 * minute);
    await worker.checkDue(Date.now());
    expect((await worker.snapshot(id))?.nextCheckAt).toBeNull();
    await saved(draftWith({ id, password: "new password" }));
    expect(await worker.snapshot(id)).toMatchObject({ trouble: null, failures: 0 });
    world.registrar.take();
    await worker.checkDue(Date.now());
    expect(world.registrar.take()).toContain("balance");
  });

  it("closes the session that nobody will use again", async () => {
    const before = [...world.registrar.sessions.keys()];
    await saved(draftWith({ id }));
    await world.registrar.called("signOut");
    const closed = world.registrar.calls.filter(({ method }) => method === "signOut");
    expect(closed.map(({ session }) => session)).toEqual(before);
  });

  describe("that fails half way", () => {
    /** Lets the first writes of some record through, and none after them. */
    function failAfter(count: number, key: string): () => void {
      const { set } = world.browser.storage.local;
      let left = count;
      world.browser.storage.local.set = async (items) => {
        if (key in items && left-- <= 0) throw new Error("QuotaExceededError");
        await set(items);
      };
      return () => {
        world.browser.storage.local.set = set;
      };
    }
    const records = ["secrets", "snapshots", "accounts"];
    const cases = records.flatMap((key) => [0, 1].map((count) => [key, count] as const));

    it.each(cases)(
      "at %s, after %i writes of it, has saved all or nothing, and can be saved again",
      async (key, count) => {
        const before = await worker.snapshot(id);
        world.registrar.passwords.set("two", "password of two");
        const draft = draftWith({ id, user: "two", password: "password of two" });
        const report = await tested(draft);
        const mend = failAfter(count, key);
        const first = await worker.saveAccount(draft, report);
        mend();
        const [account] = await worker.accounts();
        expect(await worker.readSecretFields(account as never)).toEqual(
          ok({ password: `password of ${first.ok ? "two" : "one"}` }),
        );
        if (!first.ok) {
          expect(account?.publicFields).toEqual({ user: "one" });
          expect(await worker.snapshot(id)).toEqual(before);
          expect((await worker.saveAccount(draft, report)).ok).toBe(true);
        }
        const [saved] = await worker.accounts();
        expect(saved?.publicFields).toEqual({ user: "two" });
        expect(await worker.readSecretFields(saved as never)).toEqual(
          ok({ password: "password of two" }),
        );
      },
    );

    it("in the middle of other changes loses none of them", async () => {
      const second = await saved(draftWith({ name: "Second" }));
      const draft = draftWith({ id, role: "reader" });
      const report = await tested(draft);
      const [result] = await Promise.all([
        worker.saveAccount(draft, report),
        worker.saveAlertSettings(id, { ...initialAlertSettings, lead: 9 }, { name: "Renamed" }),
        worker.enableAccount(second, false),
        worker.plan(second, { failures: 7 }),
        worker.reorderAccounts([second, id]),
      ]);
      expect(result.ok).toBe(true);
      expect(await worker.accounts()).toMatchObject([
        { id: second, enabled: false },
        { id, name: "Renamed", publicFields: { user: "one", role: "reader" } },
      ]);
      expect((await worker.snapshot(second))?.failures).toBe(7);
    });
  });

  it("whose test fails leaves the account and its password as they were", async () => {
    const before = await worker.accounts();
    await worker.testAccount(draftWith({ id, password: "wrong" }));
    expect(await worker.accounts()).toEqual(before);
    expect(await worker.readSecretFields(before[0] as never)).toEqual(
      ok({ password: "password of one" }),
    );
  });
});

describe("a save of which only what follows the account failed", () => {
  /** Nobody can note whose lists an account's are, until that is mended. */
  async function listsFail(): Promise<() => void> {
    const { IDBObjectStore } = await import("fake-indexeddb");
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, key) {
      if (JSON.stringify(value).includes("accountKey")) throw new Error("no room");
      return put.call(this, value, key);
    };
    return () => {
      IDBObjectStore.prototype.put = put;
      // It is looked for room once a minute.
      pass(minute);
    };
  }

  it("finds the account that was written when it is repeated, with what is typed by then", async () => {
    const report = await tested(draftWith());
    const mend = await listsFail();
    expect(await worker.saveAccount(draftWith(), report)).toMatchObject({ ok: false });
    const [written] = await worker.accounts();
    expect(written).toBeDefined();
    mend();
    const again = await worker.saveAccount(draftWith({ name: "Renamed" }), report);
    expect(again).toEqual(ok({ accountId: written?.id }));
    expect(await worker.accounts()).toEqual([{ ...written, name: "Renamed" }]);
    expect(world.registrar.take()).not.toContain("signOut");
    await worker.checkDue(Date.now());
    expect((await worker.snapshot(written?.id))?.trouble).toBeNull();
  });

  it("leaves the account its session where another login is tested then", async () => {
    const report = await tested(draftWith());
    const mend = await listsFail();
    await worker.saveAccount(draftWith(), report);
    mend();
    const [session] = world.registrar.sessions.keys();
    world.registrar.passwords.set("two", "password of two");
    await tested(draftWith({ user: "two", password: "password of two" }));
    expect([...world.registrar.sessions.keys()]).toContain(session);
    expect(world.registrar.sessions.size).toBe(2);
  });

  it("takes no place of one that was removed meanwhile", async () => {
    const report = await tested(draftWith());
    const mend = await listsFail();
    await worker.saveAccount(draftWith(), report);
    const [written] = await worker.accounts();
    mend();
    await worker.handlers["remove-account"]({ accountId: written?.id ?? "" });
    const again = await worker.saveAccount(draftWith(), report);
    const accounts = await worker.accounts();
    expect(again).toEqual(ok({ accountId: accounts[0]?.id }));
    expect(accounts).toHaveLength(1);
    expect(accounts[0]?.id).not.toBe(written?.id);
    expect(await worker.readSecretFields(accounts[0] as never)).toEqual(
      ok({ password: "password of one" }),
    );
  });

  describe("of another login, which stands for other money", () => {
    let id: string;
    const other = () => draftWith({ id, user: "two", password: "password of two" });
    const wishes = async () =>
      (await world.browser.storage.local.get("watch")).watch as {
        value: Record<string, { reserved: unknown; paymentNote: string }>;
      };
    beforeEach(async () => {
      world.registrar.passwords.set("two", "password of two");
      id = await saved(draftWith());
      const part = { reserved: "7", paymentNote: "Customer 1" };
      await worker.handlers["amend-alert-settings"]({ accountId: id, part });
    });

    it("keeps nothing that was said and foreseen of the money before when it is repeated", async () => {
      world.registrar.statuses.set("one", statusWith({ balance: "1.00" }));
      pass(20 * minute);
      await worker.checkDue(Date.now());
      expect((await worker.shown(id))?.foresight).not.toBeNull();
      const report = await tested(other());
      const mend = await listsFail();
      expect(await worker.saveAccount(other(), report)).toMatchObject({ ok: false });
      // By the write of the login itself: a worker that dies here leaves no note that leads money astray.
      expect((await wishes()).value[id]).toMatchObject({ reserved: null, paymentNote: "" });
      mend();
      expect(await worker.saveAccount(other(), report)).toEqual(ok({ accountId: id }));
      expect(world.registrar.take()).not.toContain("signOut");
      const { foresightRecord } = await import("../../src/storage/foresight-record.ts");
      expect(await foresightRecord.read()).toEqual(ok({}));
      const { warningsRecord } = await import("../../src/storage/warnings-record.ts");
      expect(await warningsRecord.read()).toMatchObject(ok({ warned: {} }));
    });

    it("is brought into line by the next worker where this one dies", async () => {
      const report = await tested(other());
      const mend = await listsFail();
      await worker.saveAccount(other(), report);
      mend();
      worker = await startWorker(world);
      const { removeOrphans } = await import("../../src/background/foresight/forget.ts");
      await removeOrphans(Date.now());
      const { foresightRecord } = await import("../../src/storage/foresight-record.ts");
      expect(await foresightRecord.read()).toEqual(ok({}));
    });
  });
});

describe("an account that was removed a moment ago and is added again", () => {
  let before: string;
  let report: { ticket: string };
  beforeEach(async () => {
    before = await saved(draftWith());
    report = await tested(draftWith());
    await worker.handlers["remove-account"]({ accountId: before });
  });
  const removed = async () => (await world.browser.storage.local.get("removals")).removals;
  const undo = () => worker.handlers["undo-removal"]({ accountId: before });

  it("takes the other one's place for good", async () => {
    expect((await worker.saveAccount(draftWith(), report)).ok).toBe(true);
    expect(await removed()).toMatchObject({ value: [] });
    expect(await undo()).toEqual(failed(failure("account-gone")));
    expect(await worker.accounts()).toHaveLength(1);
  });

  it("leaves the other one to be taken back where it cannot be saved", async () => {
    const { set } = world.browser.storage.local;
    world.browser.storage.local.set = async (items) => {
      if ("accounts" in items) throw new Error("QuotaExceededError");
      await set(items);
    };
    expect((await worker.saveAccount(draftWith(), report)).ok).toBe(false);
    world.browser.storage.local.set = set;
    expect(await undo()).toEqual(ok(null));
    const [account] = await worker.accounts();
    expect(await worker.readSecretFields(account as never)).toEqual(
      ok({ password: "password of one" }),
    );
  });
});

it("what a page claims about the status is not believed: only the worker's own test counts", async () => {
  const draft = draftWith();
  const report = { ...(await tested(draft)), status: statusWith({ balance: "999999" }) };
  const result = await worker.saveAccount(draft, report);
  const id = result.ok ? result.value.accountId : "";
  expect((await worker.snapshot(id))?.status?.value).toEqual(statusWith());
});

it("a vault that cannot seal keeps nothing and says so", async () => {
  Object.assign(globalThis, {
    indexedDB: {
      open: () => {
        throw new DOMException("no", "SecurityError");
      },
    },
  });
  worker = await startWorker(world);
  const why = failure("storage", { text: "SecurityError" });
  expect(await worker.testAccount(draftWith())).toEqual(failed(why));
});
