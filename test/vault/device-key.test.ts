import { IDBFactory } from "fake-indexeddb";
import { createStore, del, get, set } from "idb-keyval";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createFakeBrowser } from "../support/fake-browser.ts";

vi.mock("../../src/platform/browser.ts", () => ({ browser: createFakeBrowser() }));

/** Storage buckets as Chromium has them: each with databases of its own. `broken` ones cannot be opened. */
let buckets: Map<string, IDBFactory>;
const broken = new Set<string>();
const openBucket = async (name: string) => {
  if (broken.has(name)) throw new DOMException("Internal error", "UnknownError");
  const indexedDB = buckets.get(name) ?? new IDBFactory();
  buckets.set(name, indexedDB);
  return { indexedDB };
};

/** A start of the worker: nothing of an earlier one's memory is left. */
async function start() {
  vi.resetModules();
  return {
    ...(await import("../../src/vault/seal.ts")),
    ...(await import("../../src/vault/device-key.ts")),
  };
}

let vault: Awaited<ReturnType<typeof start>>;
beforeEach(async () => {
  buckets = new Map();
  broken.clear();
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("navigator", { storageBuckets: { open: openBucket } });
  vault = await start();
});

const inBucket = async (name: string): Promise<unknown> => {
  const before = globalThis.indexedDB;
  vi.stubGlobal("indexedDB", (await openBucket(name)).indexedDB);
  try {
    return await get("device", createStore("vault", "keys"));
  } finally {
    vi.stubGlobal("indexedDB", before);
  }
};
const inDatabase = (name: string): Promise<unknown> => get("device", createStore(name, "keys"));
const copies = () =>
  Promise.all([
    inBucket("vault-key"),
    inBucket("vault-key-copy"),
    inDatabase("vault-copy"),
    inDatabase("vault"),
  ]);

async function sealed(secret = "secret") {
  const box = await vault.seal("p", secret);
  if (!box.ok) throw new Error(`not sealed: ${box.failure.text}`);
  return box.value;
}
const opened = { ok: true, value: "secret" };

/** The default bucket as a full disk leaves it: Chromium has thrown its LevelDB away. */
const loseDatabases = () => vi.stubGlobal("indexedDB", new IDBFactory());

describe("the device key", () => {
  it("has a copy in each place, and no script can have the bytes of any", async () => {
    await sealed();
    for (const copy of await copies()) {
      expect(copy).toBeInstanceOf(CryptoKey);
      await expect(crypto.subtle.exportKey("raw", copy as CryptoKey)).rejects.toThrow();
    }
  });

  it("survives the loss of all databases that the lists are in, and is put back there", async () => {
    const box = await sealed();
    loseDatabases();
    vault = await start();
    expect(await vault.unseal("p", box)).toEqual(opened);
    expect(await copies()).toEqual(Array(4).fill(expect.any(CryptoKey)));
    buckets.clear();
    vault = await start();
    expect(await vault.unseal("p", box)).toEqual(opened);
  });

  it("has two databases where the browser knows no buckets", async () => {
    vi.stubGlobal("navigator", {});
    vault = await start();
    const box = await sealed();
    await del("device", createStore("vault", "keys"));
    vault = await start();
    expect(await vault.unseal("p", box)).toEqual(opened);
    expect(await inDatabase("vault")).toBeInstanceOf(CryptoKey);
    expect(buckets.size).toBe(0);
  });

  it("of version 0.1.0 goes on working, and is copied", async () => {
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]);
    await set("device", key, createStore("vault", "keys"));
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode("p") },
      key,
      new TextEncoder().encode("secret"),
    );
    const box = {
      nonce: Buffer.from(nonce).toString("base64"),
      data: Buffer.from(data).toString("base64"),
      by: null,
    };
    expect(await vault.unseal("p", box)).toEqual(opened);
    loseDatabases();
    vault = await start();
    expect(await vault.unseal("p", box)).toEqual(opened);
  });

  it("that a place still holds opens, though a new one was made while that could not be read", async () => {
    const box = await sealed();
    loseDatabases();
    buckets.delete("vault-key-copy");
    broken.add("vault-key");
    vault = await start();
    const newer = await sealed("newer");
    broken.clear();
    vault = await start();
    expect(await vault.unseal("p", box)).toEqual(opened);
    expect(await vault.unseal("p", newer)).toEqual({ ok: true, value: "newer" });
  });

  it("leaves nothing behind when it is put away", async () => {
    await sealed();
    expect(await vault.dropDeviceKey()).toEqual({ ok: true, value: null });
    expect(await copies()).toEqual(Array(4).fill(undefined));
  });
});

describe("a place that cannot be read", () => {
  it("is no lost key: the password may open later, and then does", async () => {
    const box = await sealed();
    loseDatabases();
    buckets.delete("vault-key-copy");
    broken.add("vault-key");
    vault = await start();
    const why = { ok: false, failure: { kind: "storage", text: "UnknownError" } };
    expect(await vault.unseal("p", box)).toMatchObject(why);
    broken.clear();
    // In the same worker: what passed is looked at again.
    expect(await vault.unseal("p", box)).toEqual(opened);
  });

  it("does not matter where another has the key", async () => {
    const box = await sealed();
    broken.add("vault-key").add("vault-key-copy");
    vault = await start();
    expect(await vault.unseal("p", box)).toEqual(opened);
  });

  it("keeps a ciphertext that no key at hand opens from being called lost", async () => {
    const box = await sealed();
    await vault.renewDeviceKey();
    broken.add("vault-key");
    vault = await start();
    expect(await vault.unseal("p", box)).toMatchObject({ failure: { kind: "storage" } });
    broken.clear();
    vault = await start();
    expect(await vault.unseal("p", box)).toMatchObject({ failure: { kind: "vault" } });
  });

  it("is said when the key is to be put away, and no place is passed over for it", async () => {
    await sealed();
    broken.add("vault-key");
    expect(await vault.dropDeviceKey()).toMatchObject({ failure: { kind: "storage" } });
    broken.clear();
    expect((await copies()).slice(1)).toEqual([undefined, undefined, undefined]);
  });
});
