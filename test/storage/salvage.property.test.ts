// Whatever lies in a record, at whatever level: reading and writing never throw, the neighbours of what is bad stay as
// they were, and no byte of it is lost.
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Account } from "../../src/domain/account.ts";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import type { WarningState } from "../../src/domain/warnings/round.ts";
import { accountsRecord } from "../../src/storage/accounts-record.ts";
import { alertSettingsRecord } from "../../src/storage/alert-settings-record.ts";
import { foresightRecord } from "../../src/storage/foresight-record.ts";
import { preferencesRecord } from "../../src/storage/preferences-record.ts";
import { bytesAside } from "../../src/storage/set-aside.ts";
import { snapshotsRecord } from "../../src/storage/snapshots-record.ts";
import type { StoredRecord } from "../../src/storage/stored-record.ts";
import { warningsRecord } from "../../src/storage/warnings-record.ts";
import { secretsRecord } from "../../src/vault/secrets-record.ts";
import {
  accountWith,
  noon,
  preferencesWith,
  snapshotWith,
  statusWith,
} from "../support/domain/records.ts";
import { loggedWith } from "../support/domain/watched.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

/** Values that a mark can be found again in; JSON, as storage is. */
const garbage = fc.jsonValue({ maxDepth: 2 }).map((value) => ({ mark: "of-garbage", value }));
const anyBytes = fc.oneof(
  garbage,
  fc.constantFrom("of-garbage", ["of-garbage"], [["of-garbage"]], { a: { b: "of-garbage" } }),
);
const local = () => seam.browser.storage.local;

type Dictionary = Record<string, unknown>;
const dictionaries: [StoredRecord<Dictionary>, unknown][] = [
  [
    alertSettingsRecord as unknown as StoredRecord<Dictionary>,
    { ...initialAlertSettings, amounts: ["5"] },
  ],
  [
    snapshotsRecord as unknown as StoredRecord<Dictionary>,
    snapshotWith({ status: { at: noon, value: statusWith() } }),
  ],
  [
    secretsRecord as unknown as StoredRecord<Dictionary>,
    { secretFields: null, password: { nonce: "n", data: "d", by: null }, session: null },
  ],
];

/** The version that a record is written with today. */
const versionOf = (record: { key: string; items: (value: never) => Dictionary }) =>
  (record.items(undefined as never)[record.key] as { version: number }).version;

describe.each(dictionaries.map(([record, sound]) => ({ key: record.key, record, sound })))(
  "the record of $key",
  ({ key, record, sound }) => {
    it("goes on beside an entry that is anything, and keeps its bytes", async () => {
      await fc.assert(
        fc.asyncProperty(anyBytes, async (bytes) => {
          await local().clear();
          await local().set({ accounts: { version: 1, value: [] } });
          const all = { before: sound, bad: bytes, after: sound };
          await local().set({ [key]: { version: versionOf(record), value: all } });
          expect(await record.read()).toMatchObject({
            ok: true,
            value: { before: sound, after: sound },
          });
          // A change of a neighbour, and of the bad entry itself.
          const written = await record.update((kept) => ({ ...kept, added: sound, bad: sound }));
          expect(written).toEqual({
            ok: true,
            value: { before: sound, after: sound, bad: sound, added: sound },
          });
          expect(await bytesAside(key)).toEqual([bytes]);
        }),
        { numRuns: 40 },
      );
    });

    it("keeps what is sound of an entry, and all of it aside", async () => {
      const [field] = Object.keys(sound as object);
      const bytes = { ...(sound as object), [field as string]: "of-garbage" };
      await local().set({ [key]: { version: versionOf(record), value: { one: bytes } } });
      const read = await record.settle();
      if (!read.ok) throw new Error(read.failure.text);
      const { [field as string]: _mended, ...others } = sound as Dictionary;
      expect(read.value.one).toMatchObject(others);
      expect(await bytesAside(key)).toEqual([bytes]);
      // Once: what was set aside does not come again.
      await record.settle();
      expect(await bytesAside(key)).toHaveLength(1);
    });

    it("begins anew where it is nothing at all, and keeps those bytes too", async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(anyBytes, fc.constant(null)), async (bytes) => {
          await local().clear();
          await local().set({ accounts: { version: 1, value: [] }, [key]: bytes });
          expect(await record.read()).toMatchObject({ ok: true, value: {} });
          expect(await record.update(() => ({ one: sound }))).toMatchObject({ ok: true });
          expect(await bytesAside(key)).toEqual([bytes]);
        }),
        { numRuns: 20 },
      );
    });

    it("of a newer version is left as it is", async () => {
      const newer = { version: versionOf(record) + 1, value: { one: sound } };
      await local().set({ [key]: newer });
      expect(await record.read()).toMatchObject({ ok: false, failure: { kind: "storage" } });
      expect(await record.settle()).toMatchObject({ ok: false });
      expect(await record.update(() => ({}))).toMatchObject({ ok: false });
      expect(await local().get()).toEqual({ [key]: newer });
    });
  },
);

describe("the accounts", () => {
  it("go on beside one that is anything, and never begin anew", async () => {
    const sound: Account[] = [accountWith(), accountWith({ id: "two" })];
    await fc.assert(
      fc.asyncProperty(anyBytes, fc.nat(2), async (bytes, place) => {
        await local().clear();
        await local().set({
          accounts: { version: 1, value: sound.toSpliced(place, 0, bytes as never) },
        });
        expect(await accountsRecord.read()).toEqual({ ok: true, value: sound });
        const written = await accountsRecord.update((all) => all.toReversed());
        expect(written).toEqual({ ok: true, value: sound.toReversed() });
        expect(await bytesAside("accounts")).toEqual([bytes]);
        await local().set({ accounts: bytes });
        expect(await accountsRecord.read()).toMatchObject({ ok: false });
        expect(await accountsRecord.update(() => [])).toMatchObject({ ok: false });
        expect((await local().get("accounts")).accounts).toEqual(bytes);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the preferences", () => {
  it("keep every choice but the one that is anything", async () => {
    const sound = preferencesWith({ notify: true, lockAfter: 30, soonDays: 5 });
    const version = versionOf(preferencesRecord);
    await fc.assert(
      fc.asyncProperty(anyBytes, fc.constantFrom(...Object.keys(sound)), async (bytes, field) => {
        await local().clear();
        await local().set({ preferences: { version, value: { ...sound, [field]: bytes } } });
        const { [field]: _bad, ...others } = sound as unknown as Dictionary;
        expect(await preferencesRecord.settle()).toMatchObject({ ok: true, value: others });
        expect(await bytesAside("preferences")).toEqual([bytes]);
      }),
      { numRuns: 40 },
    );
  });

  it("hide what nobody can tell any more whether it is hidden, and that alone", async () => {
    const version = versionOf(preferencesRecord);
    const sound = preferencesWith({ notify: true });
    const read = async (value: unknown) => {
      await local().set({ preferences: { version, value } });
      const found = await preferencesRecord.read();
      return found.ok && [found.value.hideAmounts, found.value.hideWhenLocked];
    };
    expect(await read({ ...sound, hideAmounts: "?" })).toEqual([true, false]);
    expect(await read({ ...sound, hideWhenLocked: 7 })).toEqual([false, true]);
    expect(await read({ ...sound, notify: "?" })).toEqual([false, false]);
    expect(await read("?")).toEqual([true, true]);
    const { hideAmounts: _not, ...before } = sound;
    expect(await read(before)).toEqual([false, false]);
  });
});

describe("the warnings", () => {
  const full: WarningState = {
    warned: { one: ["cover"], two: ["stale"] },
    held: { one: ["cover"] },
    log: [loggedWith("cover"), loggedWith("stale", { since: 1 })],
  };
  const spots: [string, (bytes: unknown) => unknown][] = [
    ["warned", (bytes) => ({ ...full, warned: { ...full.warned, bad: bytes } })],
    ["held", (bytes) => ({ ...full, held: { ...full.held, bad: bytes } })],
    ["log", (bytes) => ({ ...full, log: [full.log[0], bytes, full.log[1]] })],
  ];

  it.each(spots)("go on beside an entry of %s that is anything", async (_part, withBad) => {
    // A list of texts is a list of keys, which may be of another version.
    const bad = anyBytes.filter((bytes) => !Array.isArray(bytes));
    await fc.assert(
      fc.asyncProperty(bad, async (bytes) => {
        await local().clear();
        await local().set({
          warnings: { version: versionOf(warningsRecord), value: withBad(bytes) },
        });
        expect(await warningsRecord.settle()).toEqual({ ok: true, value: full });
        expect(await bytesAside("warnings")).toEqual([bytes]);
      }),
      { numRuns: 30 },
    );
  });
});

it("what is foreseen goes on without an entry that is anything: it is made anew", async () => {
  await fc.assert(
    fc.asyncProperty(anyBytes, async (bytes) => {
      await local().set({
        foresight: { version: versionOf(foresightRecord), value: { one: bytes } },
      });
      expect(await foresightRecord.read()).toEqual({ ok: true, value: {} });
    }),
    { numRuns: 20 },
  );
});

it("a watch of an earlier version that is no watch is set aside, not taken for the initial one", async () => {
  const { payFor, ...old } = initialAlertSettings;
  await local().set({
    watch: { version: 1, value: { one: { ...old, lead: 9 }, two: "?", three: null } },
  });
  const read = await alertSettingsRecord.settle();
  expect(read).toEqual({ ok: true, value: { one: { ...initialAlertSettings, lead: 9 } } });
  expect(await bytesAside("watch")).toEqual(["?", null]);
  expect(payFor).toBe("quarter");
});

it("what lies in the place of the asides is kept among them", async () => {
  await local().set({
    "aside:watch": "?",
    watch: { version: versionOf(alertSettingsRecord), value: { one: 7 } },
  });
  await alertSettingsRecord.settle();
  expect(await bytesAside("watch")).toEqual(["?", 7]);
});

it("a write that fails leaves the bad entry where it was", async () => {
  const stored = {
    version: versionOf(alertSettingsRecord),
    value: { one: 7, two: initialAlertSettings },
  };
  await local().set({ watch: stored });
  local().failWith = new Error("QuotaExceededError");
  expect(await alertSettingsRecord.settle()).toMatchObject({ ok: false });
  local().failWith = null;
  expect(await local().get()).toEqual({ watch: stored });
});
