// What earlier versions wrote is read by today's readers without loss, in both modes of the vault.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { named } from "../support/registrars/credential.ts";
import { frozen, frozenModes, frozenVersions } from "../support/storage/frozen.ts";
import { frozenFacts } from "../support/storage/frozen-facts.ts";
import { startForesightWorker } from "../support/worker/foresight-worker.ts";
import { newWorld, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Awaited<ReturnType<typeof started>>;

async function started() {
  const begun = await startForesightWorker(world);
  return {
    ...begun,
    ...(await import("../../src/vault/change-mode.ts")),
    ...(await import("../../src/vault/state.ts")),
    ...(await import("../../src/storage/alert-settings-record.ts")),
    ...(await import("../../src/storage/warnings-record.ts")),
    ...(await import("../../src/storage/preferences-record.ts")),
    ...(await import("../../src/storage/foresight-record.ts")),
    ...(await import("../../src/storage/overview-reader.ts")),
    ...(await import("../../src/storage/losses-store.ts")),
    ...(await import("../../src/storage/known-accounts.ts")),
  };
}

const value = <T>(result: { ok: true; value: T } | { ok: false; failure: { text: string } }): T => {
  if (!result.ok) throw new Error(result.failure.text);
  return result.value;
};

beforeEach(() => {
  world = newWorld();
});
afterEach(() => vi.unstubAllGlobals());

it("each version's folder is one that it is known what lies in", () => {
  expect(Object.keys(frozenFacts)).toEqual(frozenVersions);
  expect(frozenVersions).toContain("0.1.0");
});

const cases = frozenVersions.flatMap((version) => frozenModes.map((mode) => ({ version, mode })));

describe.each(cases)("of $version, with the vault in mode $mode", ({ version, mode }) => {
  const { keys, databases, thaw, ...records } = frozen(version);
  const local = records.local(mode);
  const facts = frozenFacts[version] as (typeof frozenFacts)[string];
  const { first } = facts;
  const idOf = (name: string): string => {
    const found = local.accounts.value.find((account) => account.name === name);
    if (!found) throw new Error(`There is no account ${name}.`);
    return found.id;
  };
  const firstId = idOf(facts.accounts[0] as string);
  /** The accounts that a database has entries of. */
  const entriesOf = (name: "history" | "ledger" | "losses") =>
    Object.entries(databases[name]?.entries ?? {}).map(
      ([key, { value }]) => [key.split("/")[0] as string, value] as const,
    );

  beforeEach(async () => {
    vi.setSystemTime(keys.writtenUntil);
    await thaw(world.browser, mode);
    worker = await started();
  });

  it("the accounts are there, in their order", async () => {
    const accounts = await worker.accounts();
    expect(accounts.map(({ name }) => name)).toEqual(facts.accounts);
    for (const [index, before] of local.accounts.value.entries()) {
      // What plain HTTP to this machine is called may change; that the account is there does not.
      const { endpoint, user, role, ...rest } = before;
      expect(accounts[index]).toMatchObject(rest);
      expect(accounts[index]?.publicFields).toEqual(named(user, role));
      if (!endpoint?.startsWith("http://localhost"))
        expect(accounts[index]?.endpoint).toBe(endpoint);
    }
  });

  it("the figures are there, to the last digit, with their troubles", async () => {
    for (const [id, before] of Object.entries(local.snapshots.value))
      expect(await worker.snapshot(id)).toMatchObject(before);
    expect((await worker.snapshot(firstId))?.status?.value).toMatchObject(first.status);
    for (const [name, failure] of Object.entries(facts.troubles))
      expect((await worker.snapshot(idOf(name)))?.trouble?.failure).toMatchObject(failure);
  });

  it("what the user chose is there", async () => {
    expect(value(await worker.preferencesRecord.read())).toMatchObject(local.preferences.value);
    const allAlerts = value(await worker.alertSettingsRecord.read());
    expect(Object.keys(allAlerts).sort()).toEqual(Object.keys(local.watch.value).sort());
    for (const [id, before] of Object.entries(local.watch.value))
      expect(allAlerts[id]).toMatchObject(before);
    expect(allAlerts[firstId]).toMatchObject(first.alerts);
    expect(Object.values(allAlerts).filter(({ snoozedUntil }) => snoozedUntil)).toHaveLength(1);
  });

  it("what was warned of is there, and is not warned of again", async () => {
    const warnings = value(await worker.warningsRecord.read());
    expect(warnings.warned).toEqual(local.warnings.value.warned);
    expect(warnings.held).toEqual(local.warnings.value.held);
    expect(warnings.log).toHaveLength(facts.logged);
    for (const [index, before] of local.warnings.value.log.entries())
      expect(warnings.log[index]).toMatchObject(before);
    expect(warnings.warned[firstId]).toEqual(expect.arrayContaining(first.warned));
  });

  it("the histories are there, point by point, those of removed accounts as well", async () => {
    for (const [id, before] of entriesOf("history"))
      expect(await worker.history(id)).toMatchObject(before);
    const points = (await worker.history(firstId))?.points ?? [];
    expect(points).toHaveLength(first.points.count);
    expect(points.filter(({ past }) => past)).toHaveLength(first.points.past);
    expect(points.at(-1)).toMatchObject(first.points.last);
    for (const [id, { value: before }] of Object.entries(
      databases["known-accounts"]?.entries ?? {},
    ))
      expect(value(await worker.knownAccounts.read(id))).toEqual(before);
  });

  it("the ledgers are there: changes, what was listed, deposits, subusers, rates", async () => {
    for (const [id, before] of entriesOf("ledger"))
      expect(await worker.ledger(id)).toMatchObject(before);
    const ledger = await worker.ledger(firstId);
    expect(ledger.changes).toHaveLength(first.ledger.changes);
    expect(Object.keys(ledger.listed)).toHaveLength(first.ledger.listed);
    expect(ledger.deposits?.rows[0]).toMatchObject(first.ledger.deposit);
  });

  it("what was lost, and what might be, is there", async () => {
    for (const [id, before] of entriesOf("losses"))
      expect(value(await worker.lossesStore.read(id))).toMatchObject(before);
    for (const [account, domains] of Object.entries(facts.lost)) {
      const losses = value(await worker.lossesStore.read(idOf(account)));
      expect(losses?.lost?.domains.map(({ name }) => name)).toEqual(domains);
    }
  });

  it("the lists of charges are there, and the one that was left half way", async () => {
    for (const [key, { value: before }] of Object.entries(databases.charges.entries)) {
      const { days, total, seen, next, currency } = before;
      const kept = { days, total, seen, next, currency };
      expect(value(await worker.chargesStore.read(key))).toMatchObject(kept);
    }
    expect((await worker.half(firstId))?.next).toBe(first.half);
  });

  it("what was derived is read, or made anew: it is never a failure", async () => {
    expect(await worker.foresightRecord.read()).toMatchObject({ ok: true });
  });

  it("the passwords and sessions are there, under the key they were sealed with", async () => {
    if (mode === "passphrase") {
      expect(await worker.vaultState(Date.now())).toMatchObject({
        value: { mode: "passphrase", locked: true },
      });
      expect(await worker.unlock("another passphrase", null)).toMatchObject({
        failure: { kind: "wrong-passphrase" },
      });
      expect(await worker.unlock(keys.passphrase, null)).toMatchObject({ ok: true });
    }
    for (const account of await worker.accounts()) {
      const password = keys.passwords[account.id] ?? null;
      expect(await worker.readSecretFields(account)).toEqual({
        ok: true,
        value: password === null ? null : { password },
      });
      const session = mode === "passphrase" ? null : keys.sessions[account.id];
      expect((await worker.readSession(account))?.session ?? null).toBe(session);
    }
    expect(keys.passwords[firstId]).toBe(first.password);
    expect(facts.withoutPassword.map((name) => keys.passwords[idOf(name)])).toEqual([null]);
    expect(facts.withoutPassword.map((name) => keys.sessions[idOf(name)])).not.toContain(null);
  });

  it("the secrets are sealed anew whole, as fields of their login, when the vault's mode is changed", async () => {
    if (mode === "passphrase") await worker.unlock(keys.passphrase, null);
    const changed = await (mode === "device"
      ? worker.setPassphrase("a passphrase of today", null)
      : worker.removePassphrase(keys.passphrase));
    expect(changed).toMatchObject({ ok: true });
    const { secretsRecord } = await import("../../src/vault/secrets-record.ts");
    const all = value(await secretsRecord.read());
    const { secrets: stored } = await world.browser.storage.local.get("secrets");
    expect(stored).toMatchObject({ version: 3 });
    for (const account of await worker.accounts()) {
      const password = keys.passwords[account.id] ?? null;
      expect(all[account.id]?.password).toBeNull();
      expect(all[account.id]?.secretFields === null).toBe(password === null);
      expect(await worker.readSecretFields(account)).toEqual({
        ok: true,
        value: password === null ? null : { password },
      });
      const session = mode === "passphrase" ? null : (keys.sessions[account.id] ?? null);
      expect((await worker.readSession(account))?.session ?? null).toBe(session);
    }
  });

  it("each account is known by the key that its lists were noted under", async () => {
    const { sameAccountKey } = await import("../../src/registrars/addresses.ts");
    const known = databases["known-accounts"]?.entries ?? {};
    for (const account of await worker.accounts())
      if (known[account.id])
        expect(known[account.id]?.value.accountKey).toBe(sameAccountKey(account));
    expect(Object.keys(known).length > 0).toBe(version !== "0.1.0");
  });

  it("the popup shows them all once this version has published, with the figures as they were", async () => {
    if (mode === "passphrase") await worker.unlock(keys.passphrase, null);
    await worker.publish();
    const overview = value(await worker.overviewReader.read());
    expect(overview.problem).toBeNull();
    expect(overview.vault).toMatchObject({
      mode: mode === "device" ? "device" : "passphrase",
      locked: false,
    });
    const before = records.local("device").overview.value.accounts;
    expect(overview.accounts.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    for (const [index, { name, figures, statistics }] of before.entries()) {
      // 0.1.0 called funds below zero an overdraft also where a negative Warn below says that credit is used.
      const onCredit = version === "0.1.0" && name === "Credit" ? { shortage: null } : {};
      expect(overview.accounts[index]).toMatchObject({
        name,
        figures: figures && { ...figures, ...onCredit },
        statistics,
      });
    }
    expect(overview.accounts[0]?.figures?.available).toBe(first.available);
  });
});
