// What 0.1.0 wrote is read by today's readers without loss, in both modes of the vault.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startForesightWorker } from "../background/foresight/foresight-worker.ts";
import { newWorld, type World } from "../background/worker.ts";
import { frozenDatabases, frozenKeys, frozenLocal, thaw } from "./frozen.ts";

let world: World;
let worker: Awaited<ReturnType<typeof started>>;

async function started() {
  const begun = await startForesightWorker(world);
  return {
    ...begun,
    ...(await import("../../src/vault/change-mode.ts")),
    ...(await import("../../src/vault/state.ts")),
    ...(await import("../../src/storage/watch-record.ts")),
    ...(await import("../../src/storage/warnings-record.ts")),
    ...(await import("../../src/storage/preferences-record.ts")),
    ...(await import("../../src/storage/foresight-record.ts")),
    ...(await import("../../src/storage/overview-reader.ts")),
  };
}

const value = <T>(result: { ok: true; value: T } | { ok: false; failure: { text: string } }): T => {
  if (!result.ok) throw new Error(result.failure.text);
  return result.value;
};

beforeEach(() => {
  world = newWorld();
  vi.setSystemTime(frozenKeys.writtenUntil);
});
afterEach(() => vi.unstubAllGlobals());

const [shop, brand, yen] = ["1", "2", "6"].map(
  (digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`,
) as [string, string, string];

describe.each(["device", "passphrase-unlocked", "passphrase"] as const)(
  "with the vault in mode %s",
  (mode) => {
    const local = frozenLocal(mode);

    beforeEach(async () => {
      await thaw(world.browser, mode);
      worker = await started();
    });

    it("the accounts are there, in their order", async () => {
      const accounts = await worker.accounts();
      expect(accounts).toHaveLength(9);
      for (const [place, before] of local.accounts.value.entries()) {
        // What plain HTTP to this machine is called may change; that the account is there does not.
        const { endpoint, ...rest } = before;
        expect(accounts[place]).toMatchObject(rest);
        if (!endpoint?.startsWith("http://localhost"))
          expect(accounts[place]?.endpoint).toBe(endpoint);
      }
    });

    it("the figures are there, to the last digit, with their troubles", async () => {
      for (const [id, before] of Object.entries(local.snapshots.value))
        expect(await worker.snapshot(id)).toMatchObject(before);
      expect((await worker.snapshot(shop))?.status?.value).toMatchObject({
        balance: "61.40",
        deposits: "12.50",
        vatPercent: "19.00",
      });
      expect((await worker.snapshot(yen))?.trouble?.failure).toMatchObject({
        kind: "http",
        code: 503,
      });
    });

    it("what the user chose is there", async () => {
      expect(value(await worker.preferencesRecord.read())).toMatchObject(local.preferences.value);
      const watches = value(await worker.watchRecord.read());
      expect(Object.keys(watches)).toHaveLength(3);
      for (const [id, before] of Object.entries(local.watch.value))
        expect(watches[id]).toMatchObject(before);
      expect(watches[shop]).toMatchObject({
        amounts: ["500", "250.50"],
        coverDays: 21,
        lead: 2,
        unit: "50",
      });
    });

    it("what was warned of is there, and is not warned of again", async () => {
      const warnings = value(await worker.warningsRecord.read());
      expect(warnings.warned).toEqual(local.warnings.value.warned);
      expect(warnings.held).toEqual(local.warnings.value.held);
      expect(warnings.log).toHaveLength(local.warnings.value.log.length);
      for (const [place, before] of local.warnings.value.log.entries())
        expect(warnings.log[place]).toMatchObject(before);
      expect(warnings.warned[shop]).toContain("risk:DOMAIN risk.example");
    });

    it("the histories are there, point by point", async () => {
      for (const [id, { value: before }] of Object.entries(frozenDatabases.history.entries))
        expect(await worker.history(id)).toMatchObject(before);
      const points = (await worker.history(shop))?.points ?? [];
      expect(points).toHaveLength(80);
      expect(points.filter(({ past }) => past)).toHaveLength(12);
      expect(points.at(-1)).toMatchObject({ balance: "61.40", deposits: "12.50" });
    });

    it("the ledgers are there: changes, what was listed, deposits, subusers, rates", async () => {
      for (const [id, { value: before }] of Object.entries(frozenDatabases.ledger.entries))
        expect(await worker.ledger(id)).toMatchObject(before);
      const ledger = await worker.ledger(shop);
      expect(ledger.changes).toHaveLength(33);
      expect(Object.keys(ledger.listed)).toHaveLength(70);
      expect(ledger.deposits?.rows[0]).toMatchObject({ name: "müller.example", amount: "12.50" });
    });

    it("the lists of charges are there, and the one that was left half way", async () => {
      for (const [key, { value: before }] of Object.entries(frozenDatabases.charges.entries)) {
        const { days, total, seen, next, currency } = before;
        expect(value(await worker.chargesStore.read(key))).toMatchObject({
          days,
          total,
          seen,
          next,
          currency,
        });
      }
      expect((await worker.half(shop))?.next).toBe(10);
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
        expect(await worker.unlock(frozenKeys.passphrase, null)).toMatchObject({ ok: true });
      }
      for (const account of local.accounts.value) {
        expect(await worker.readPassword(account)).toEqual({
          ok: true,
          value: frozenKeys.passwords[account.id],
        });
        const session = mode === "passphrase" ? null : frozenKeys.sessions[account.id];
        expect((await worker.readSession(account))?.session ?? null).toBe(session);
      }
      expect(frozenKeys.passwords[shop]).toBe("password of shop.example");
      expect(frozenKeys.sessions[brand]).toMatch(/-of-brand$/);
    }, 30_000);

    it("the popup shows them all once this version has published, with the figures as they were", async () => {
      if (mode === "passphrase") await worker.unlock(frozenKeys.passphrase, null);
      await worker.publish();
      const overview = value(await worker.overviewReader.read());
      expect(overview.problem).toBeNull();
      expect(overview.vault).toMatchObject({
        mode: mode === "device" ? "device" : "passphrase",
        locked: false,
      });
      const before = frozenLocal("device").overview.value.accounts;
      expect(overview.accounts.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      for (const [place, { name, figures, statistics }] of before.entries()) {
        // 0.1.0 called funds below zero an overdraft also where a negative Warn below says that credit is used.
        const onCredit = name === "Credit" ? { shortage: null } : {};
        expect(overview.accounts[place]).toMatchObject({
          name,
          figures: figures && { ...figures, ...onCredit },
          statistics,
        });
      }
      expect(overview.accounts[0]?.figures?.available).toBe("48.9");
    }, 30_000);
  },
);
