import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { KeptSession } from "../../src/vault/secrets.ts";
import { accountWith, noon } from "../support/domain/records.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

let browser: FakeBrowser;
let secrets: typeof import("../../src/vault/secrets.ts");

async function start() {
  vi.resetModules();
  vi.doMock("../../src/platform/browser.ts", () => ({ browser }));
  secrets = await import("../../src/vault/secrets.ts");
}

beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  browser = createFakeBrowser();
  await start();
});

const one = accountWith({ id: "one" });
const two = accountWith({ id: "two" });
const session = (id: string, part: Partial<KeptSession> = {}): KeptSession => ({
  session: id,
  openedAt: noon,
  usedAt: noon,
  timeout: 3600,
  maxTtl: 86_400,
  ...part,
});
const always = () => true;

describe("a password", () => {
  it("comes back to its own account, after a restart too", async () => {
    await secrets.keepSecretFields(one, { password: "first" });
    await secrets.keepSecretFields(two, { password: "second" });
    await start();
    expect(await secrets.readSecretFields(one)).toEqual({ ok: true, value: { password: "first" } });
    expect(await secrets.readSecretFields(two)).toEqual({
      ok: true,
      value: { password: "second" },
    });
  });

  it("that was never kept is absent, not a failure", async () => {
    expect(await secrets.readSecretFields(one)).toEqual({ ok: true, value: null });
  });

  it("can be forgotten, and the session stays", async () => {
    await secrets.keepSecretFields(one, { password: "secret" });
    await secrets.keepSession(one, session("id"));
    await secrets.keepSecretFields(one, null);
    expect(await secrets.readSecretFields(one)).toEqual({ ok: true, value: null });
    expect(await secrets.readSession(one)).toEqual(session("id"));
  });

  it("moved under another account's name does not open", async () => {
    await secrets.keepSecretFields(one, { password: "secret" });
    const { secrets: stored } = await browser.storage.local.get("secrets");
    const { version, value } = stored as { version: number; value: Record<string, unknown> };
    await browser.storage.local.set({ secrets: { version, value: { two: value.one } } });
    expect(await secrets.readSecretFields(two)).toMatchObject({
      ok: false,
      failure: { kind: "vault" },
    });
  });

  it.each([
    { publicFields: { user: "other" } },
    { publicFields: { user: "shop.example", role: "reader" } },
    { publicFields: { user: "shop.example", customer: "7" } },
    { publicFields: {} },
    { system: "ote" as const },
    { registrar: "cnr" as const },
    { endpoint: "https://evil.example/" },
  ])(
    "does not open for the same account with %o: it was entered for another login",
    async (part) => {
      await secrets.keepSecretFields(one, { password: "secret" });
      await secrets.keepSession(one, session("id"));
      const moved = { ...one, ...part };
      expect(await secrets.readSecretFields(moved)).toMatchObject({ failure: { kind: "vault" } });
      expect(await secrets.readSession(moved)).toBeNull();
    },
  );

  it("opens after a change that leaves the login as it is", async () => {
    await secrets.keepSecretFields(one, { password: "secret" });
    const renamed = accountWith({ id: "one", name: "New name", checkEvery: 60, warnBelow: "5" });
    expect(await secrets.readSecretFields(renamed)).toEqual({
      ok: true,
      value: { password: "secret" },
    });
  });

  it("whose key is lost is a vault failure, and its bytes stay", async () => {
    await secrets.keepSecretFields(one, { password: "secret" });
    const before = browser.storage.local.text();
    vi.stubGlobal("indexedDB", new IDBFactory());
    await start();
    expect(await secrets.readSecretFields(one)).toMatchObject({
      ok: false,
      failure: { kind: "vault" },
    });
    expect(browser.storage.local.text()).toBe(before);
  });

  it("in a record nobody understands is a storage failure, and nothing is written over it", async () => {
    await browser.storage.local.set({ secrets: { version: 99, value: "?" } });
    const before = browser.storage.local.text();
    expect(await secrets.readSecretFields(one)).toMatchObject({ failure: { kind: "storage" } });
    expect(await secrets.keepSecretFields(one, { password: "x" })).toMatchObject({
      failure: { kind: "storage" },
    });
    expect(browser.storage.local.text()).toBe(before);
  });
});

describe("a session", () => {
  it("comes back with what tells whether it lives", async () => {
    const kept = session("id", { openedAt: noon - 5, usedAt: noon - 3 });
    await secrets.keepSession(one, kept);
    expect(await secrets.readSession(one)).toEqual(kept);
    expect(await secrets.readSession(two)).toBeNull();
  });

  it("is prolonged by use", async () => {
    await secrets.keepSession(one, session("id"));
    await secrets.touchSession(one, noon + 9, always);
    expect(await secrets.readSession(one)).toEqual(session("id", { usedAt: noon + 9 }));
  });

  it("is left alone by a round that is no longer wanted", async () => {
    await secrets.keepSession(one, session("new"));
    const never = () => false;
    await secrets.keepSession(one, session("old"), never);
    await secrets.keepSession(one, null, never);
    await secrets.touchSession(one, noon + 9, never);
    expect(await secrets.readSession(one)).toEqual(session("new"));
  });

  it("that does not exist is not made by use", async () => {
    await secrets.touchSession(one, noon, always);
    expect(await secrets.readSession(one)).toBeNull();
    expect(browser.storage.local.text()).toBe("[]");
  });
});

it("everything about an account is forgotten at once, and nothing of another", async () => {
  const { forgetSecrets } = await import("../../src/vault/forget-secrets.ts");
  await secrets.keepSecretFields(one, { password: "first" });
  await secrets.keepSession(one, session("id"));
  await secrets.keepSecretFields(two, { password: "second" });
  expect(await forgetSecrets("one")).toEqual({ ok: true, value: null });
  expect(browser.storage.local.text()).not.toContain('"one"');
  expect(await secrets.readSecretFields(two)).toEqual({ ok: true, value: { password: "second" } });
});

it("no secret stands in storage in clear, in base64 or percent-encoded", async () => {
  const secret = fc.stringMatching(/^[\x21-\x7e]{6,40}$/);
  await fc.assert(
    fc.asyncProperty(secret, secret, async (password, id) => {
      await secrets.keepSecretFields(one, { password });
      await secrets.keepSession(one, session(id));
      const stored = [browser.storage.local.text(), browser.storage.session.text()].join();
      for (const text of [password, id]) {
        expect(stored).not.toContain(text);
        expect(stored).not.toContain(JSON.stringify(text).slice(1, -1));
        expect(stored).not.toContain(btoa(text).replace(/.=*$/, ""));
        expect(stored).not.toContain(encodeURIComponent(text));
      }
    }),
    { numRuns: 60 },
  );
});

it("keeping tells when the disk is full", async () => {
  browser.storage.local.failWith = new Error("QuotaExceededError");
  expect(await secrets.keepSecretFields(one, { password: "secret" })).toMatchObject({
    failure: { kind: "storage" },
  });
  expect(await secrets.keepSession(one, session("id"))).toMatchObject({
    failure: { kind: "storage" },
  });
});
