import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AccountStatus } from "../../src/domain/account-status.ts";
import { ok, type Result } from "../../src/domain/failure.ts";
import type { OpenedSession } from "../../src/registrars/contract.ts";
import { saveMessage } from "../simulator/draft-of.ts";
import { minute, preferencesWith, statusWith } from "../support/domain/records.ts";
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
const passphrase = "correct horse";
const kind = (result: { ok: boolean; failure?: { kind: string } }) =>
  result.ok ? "ok" : result.failure?.kind;

// Derivations are the real ones: 600,000 rounds each.
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
  await worker.have({ id: "one" }, { id: "two" });
  await worker.checkDue(Date.now());
  expect(await worker.handlers["set-passphrase"]({ current: "", next: passphrase })).toEqual(
    ok(null),
  );
  world.registrar.take();
});

// What a worker goes on with would be written into the next test's databases.
afterEach(() => worker.settled());

/** The browser exits and starts again: its memory is gone. */
async function restart(): Promise<void> {
  await world.browser.storage.session.clear();
  worker = await startWorker(world);
  await worker.publish();
}

describe("a locked vault", () => {
  it("is not polled, by nobody's wish, and the badge and overview say so", async () => {
    await restart();
    pass(60 * minute);
    expect(kind(await worker.checkDue(Date.now()))).toBe("locked");
    expect(kind(await worker.handlers.refresh({ accountId: null }))).toBe("locked");
    expect(world.registrar.calls).toEqual([]);
    expect((await worker.overview()).vault).toMatchObject({ mode: "passphrase", locked: true });
    expect(world.browser.badge.text).toBe("-");
  });

  it("keeps its figures on view, or hides them, as the user chose", async () => {
    const hides = preferencesWith({ hideWhenLocked: true });
    await restart();
    expect((await worker.shown())?.figures).not.toBeNull();
    expect(kind(await worker.handlers["save-preferences"]({ preferences: hides }))).toBe("locked");
    await worker.handlers.unlock({ passphrase });
    await worker.handlers["save-preferences"]({ preferences: hides });
    await restart();
    expect((await worker.shown())?.figures).toBeNull();
    const shows = preferencesWith();
    expect(kind(await worker.handlers["save-preferences"]({ preferences: shows }))).toBe("locked");
    expect((await worker.shown())?.figures).toBeNull();
    expect(await worker.snapshot()).toMatchObject({ status: { at: expect.any(Number) } });
  });

  it("hides them from the first paint after a restart, before any worker runs", async () => {
    await worker.handlers["save-preferences"]({
      preferences: preferencesWith({ hideWhenLocked: true }),
    });
    await worker.refresh(null, Date.now());
    expect((await worker.shown())?.figures).not.toBeNull();
    const { overviewReader } = await import("../../src/storage/overview-reader.ts");
    const open = await overviewReader.read();
    expect(open.ok && open.value.accounts[0]?.figures).not.toBeNull();
    // The browser exits: its memory is gone, and no worker has run yet.
    await world.browser.storage.session.clear();
    const first = await overviewReader.read();
    if (!first.ok) throw new Error(first.failure.text);
    expect(first.value.vault).toEqual({ mode: "passphrase", locked: true, hidden: true });
    expect(first.value.accounts).toMatchObject([
      { id: "one", figures: null, statistics: null, foresight: null },
      { id: "two", figures: null, statistics: null, foresight: null },
    ]);
    expect(first.value.totals).toEqual([]);
  });

  it("shows them again on every page as soon as it is open, and where the choice is taken back", async () => {
    const hides = preferencesWith({ hideWhenLocked: true });
    await worker.handlers["save-preferences"]({ preferences: hides });
    await worker.handlers.lock({});
    expect((await worker.shown())?.figures).toBeNull();
    expect(JSON.stringify(await world.browser.storage.session.get())).not.toContain("figures");
    await worker.handlers.unlock({ passphrase });
    expect((await worker.shown())?.figures).not.toBeNull();
    await worker.handlers["save-preferences"]({ preferences: preferencesWith() });
    await world.browser.storage.session.clear();
    expect((await worker.shown())?.figures).not.toBeNull();
  });

  it("hides them also where it is locked while the accounts cannot be read", async () => {
    await worker.handlers["save-preferences"]({
      preferences: preferencesWith({ hideWhenLocked: true }),
    });
    await world.browser.storage.local.set({ accounts: { version: 99, value: "?" } });
    await worker.publish();
    expect((await worker.shown())?.figures).not.toBeNull();
    await worker.handlers.lock({});
    const { vault, accounts } = await worker.overview();
    expect(vault).toEqual({ mode: "passphrase", locked: true, hidden: true });
    expect(accounts.map(({ figures }) => figures)).toEqual([null, null]);
  });

  it("opens with its passphrase, and what is due is checked", async () => {
    await restart();
    pass(60 * minute);
    expect(kind(await worker.handlers.unlock({ passphrase: "wrong horse" }))).toBe(
      "wrong-passphrase",
    );
    expect(world.registrar.calls).toEqual([]);
    expect(kind(await worker.handlers.unlock({ passphrase }))).toBe("ok");
    await world.registrar.called("balance");
    expect((await worker.overview()).vault.locked).toBe(false);
  });

  it("tests no account: what answered could not be kept", async () => {
    await restart();
    expect(kind(await worker.testAccount(draftWith()))).toBe("locked");
    expect(world.registrar.calls).toEqual([]);
  });
});

describe("locking", () => {
  it("by hand forgets the sessions here and closes them at the registrar", async () => {
    expect(await worker.handlers.lock({})).toEqual(ok(null));
    expect(world.registrar.calls.map(({ method, user }) => [method, user])).toEqual([
      ["signOut", "one"],
      ["signOut", "two"],
    ]);
    const { secrets } = (await world.browser.storage.local.get("secrets")) as {
      secrets: { value: Record<string, { session: unknown; secretFields: unknown }> };
    };
    for (const { session, secretFields } of Object.values(secrets.value)) {
      expect([session, secretFields]).toEqual([null, expect.anything()]);
    }
  });

  it("ends a round that has the password in hand: nothing is asked after it", async () => {
    // Without the right to sessions every command carries the password itself.
    world.registrar.sessions.clear();
    world.registrar.next("one", "signIn", ok("stateless"));
    const answer = deferred<Result<AccountStatus>>();
    world.registrar.next("one", "balance", "session-expired", answer.promise);
    const round = worker.handlers.refresh({ accountId: "one" });
    await world.registrar.called("balance", 2);
    await worker.handlers.lock({});
    world.registrar.take();
    world.registrar.takeLists();
    answer.resolve(ok(statusWith()));
    await round;
    await worker.settled();
    expect(world.registrar.take("one")).toEqual([]);
    expect(world.registrar.takeLists()).toEqual([]);
    // Nothing was refused: the account is due as soon as the vault is open again.
    expect((await worker.snapshot())?.trouble).toBeNull();
    expect((await worker.snapshot())?.nextCheckAt).toBe(Date.now());
  });

  it("closes a session that opens meanwhile, and keeps nothing of it", async () => {
    world.registrar.sessions.clear();
    const late = deferred<Result<OpenedSession>>();
    world.registrar.next("one", "balance", "session-expired");
    world.registrar.next("one", "signIn", late.promise);
    const round = worker.handlers.refresh({ accountId: "one" });
    await world.registrar.called("signIn");
    await worker.handlers.lock({});
    world.registrar.take();
    late.resolve(ok(openedSession("late-session")));
    await round;
    expect(world.registrar.calls.map(({ method, session }) => [method, session])).toEqual([
      ["signOut", "late-session"],
    ]);
    expect(world.browser.storage.local.text()).not.toContain("late-session");
  });

  it("is not put off by a clock that is set back behind the last use", async () => {
    const { lockIfIdle } = await import("../../src/background/vault-lock.ts");
    pass(-2 * minute);
    expect(kind(await worker.checkDue(Date.now()))).toBe("locked");
    await lockIfIdle(Date.now());
    expect(await world.browser.storage.session.get("unlocked-vault")).toEqual({});
  });

  it("does not come for a clock that is put right by seconds", async () => {
    pass(-30_000);
    expect(kind(await worker.checkDue(Date.now()))).toBe("ok");
  });

  it("comes by itself after the time without use, which every use puts off", async () => {
    const { lockIfIdle } = await import("../../src/background/vault-lock.ts");
    await worker.handlers["save-preferences"]({ preferences: preferencesWith({ lockAfter: 30 }) });
    pass(29 * minute);
    await worker.handlers["check-due"]({});
    pass(29 * minute);
    await lockIfIdle(Date.now());
    await worker.publish();
    expect((await worker.overview()).vault.locked).toBe(false);
    pass(2 * minute);
    world.registrar.take();
    await lockIfIdle(Date.now());
    await worker.publish();
    expect((await worker.overview()).vault.locked).toBe(true);
    expect(world.registrar.take("one")).toEqual(["signOut"]);
  });

  it("is not undone by a page that opens after the time, before the alarm", async () => {
    pass(61 * minute);
    await worker.handlers["check-due"]({});
    await worker.publish();
    expect((await worker.overview()).vault.locked).toBe(true);
  });

  it("does nothing where no passphrase is set", async () => {
    await worker.handlers["remove-passphrase"]({ current: passphrase });
    expect(await worker.handlers.lock({})).toEqual(ok(null));
    expect((await worker.overview()).vault).toMatchObject({ mode: "device", locked: false });
  });
});

describe("changes at the same moment", () => {
  it("a page that opens does not undo Lock now", async () => {
    await Promise.all([worker.handlers.lock({}), worker.handlers["check-due"]({})]);
    expect((await worker.overview()).vault.locked).toBe(true);
    expect(await world.browser.storage.session.get("unlocked-vault")).toEqual({});
  });

  it("a lock is shown though the registrar never answers the closing", async () => {
    const closing = deferred<Result<null>>();
    world.registrar.next("one", "signOut", closing.promise);
    await worker.handlers.lock({});
    expect((await worker.overview()).vault.locked).toBe(true);
    closing.resolve(ok(null));
  });

  it("an account saved while the passphrase is removed keeps its password", async () => {
    world.registrar.passwords.set("three", "password of three");
    const draft = draftWith({ user: "three", password: "password of three" });
    const report = await worker.testAccount(draft);
    if (!report.ok) throw new Error("not tested");
    const [saved, removed] = await Promise.all([
      worker.handlers["save-account"](saveMessage(draft, report.value)),
      worker.handlers["remove-passphrase"]({ current: passphrase }),
    ]);
    expect([kind(saved), kind(removed)]).toEqual(["ok", "ok"]);
    const account = (await worker.accounts()).find(
      ({ publicFields }) => publicFields.user === "three",
    );
    if (!account) throw new Error("not saved");
    expect(await worker.readSecretFields(account)).toEqual(ok({ password: "password of three" }));
  });
});

describe("forgetting the passphrase", () => {
  it("costs the passwords, keeps accounts and figures, and asks for nothing by itself", async () => {
    await restart();
    expect(kind(await worker.handlers["forget-secrets"]({}))).toBe("ok");
    pass(60 * minute);
    await worker.checkDue(Date.now());
    expect(world.registrar.calls).toEqual([]);
    const shown = await worker.shown();
    expect(shown?.figures).not.toBeNull();
    expect(shown?.trouble?.failure.kind).toBe("not-configured");
    expect((await worker.overview()).vault.mode).toBe("device");
  });
});
