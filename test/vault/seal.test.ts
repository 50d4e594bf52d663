import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { createStore, get } from "idb-keyval";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createFakeBrowser } from "../support/fake-browser.ts";

const browser = createFakeBrowser();
vi.mock("../../src/platform/browser.ts", () => ({
  get browser() {
    return browser;
  },
}));

/** The vault of a browser profile whose database is empty, or of the same one after a restart. */
async function openVault({ restarted = false } = {}) {
  if (!restarted) vi.stubGlobal("indexedDB", new IDBFactory());
  vi.resetModules();
  return import("../../src/vault/seal.ts");
}

let vault: Awaited<ReturnType<typeof openVault>>;
beforeEach(async () => {
  vault = await openVault();
});

async function sealed(purpose: string, secret: string) {
  const box = await vault.seal(purpose, secret);
  if (!box.ok) throw new Error(`not sealed: ${box.failure.text}`);
  return box.value;
}

describe("a sealed secret", () => {
  it("opens again, whatever it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.string(), async (secret, purpose) => {
        const box = await sealed(purpose, secret);
        expect(await vault.unseal(purpose, box)).toEqual({ ok: true, value: secret });
      }),
      { numRuns: 40 },
    );
  });

  it("opens after a restart of the browser", async () => {
    const box = await sealed("p", "secret");
    vault = await openVault({ restarted: true });
    expect(await vault.unseal("p", box)).toEqual({ ok: true, value: "secret" });
  });

  it("opens for its own purpose only", async () => {
    const box = await sealed("password:one", "secret");
    expect(await vault.unseal("password:two", box)).toMatchObject({
      ok: false,
      failure: { kind: "vault" },
    });
  });

  it("does not open with any bit of it altered", async () => {
    const box = await sealed("p", "secret");
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("data" as const, "nonce" as const),
        fc.nat(),
        async (part, at) => {
          const bytes = Buffer.from(box[part], "base64");
          const index = at % bytes.length;
          bytes[index] = (bytes[index] ?? 0) ^ (1 << (at % 8));
          const altered = { ...box, [part]: bytes.toString("base64") };
          expect((await vault.unseal("p", altered)).ok).toBe(false);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([{ data: "" }, { nonce: "" }, { data: "%%%" }, { data: "AAAA" }])(
    "that is %o is refused, not thrown over",
    async (part) => {
      const box = { ...(await sealed("p", "secret")), ...part };
      expect(await vault.unseal("p", box)).toMatchObject({ ok: false, failure: { kind: "vault" } });
    },
  );

  it("differs each time: no nonce is used twice", async () => {
    const boxes = await Promise.all(Array.from({ length: 20 }, () => sealed("p", "secret")));
    expect(new Set(boxes.map(({ nonce }) => nonce)).size).toBe(20);
    expect(new Set(boxes.map(({ data }) => data)).size).toBe(20);
  });
});

describe("the key", () => {
  const keptKey = () => get<CryptoKey>("device", createStore("vault", "keys"));

  it("is AES-256-GCM and cannot be exported", async () => {
    await sealed("p", "secret");
    const key = await keptKey();
    expect(key?.algorithm).toEqual({ name: "AES-GCM", length: 256 });
    expect(key?.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("raw", key as CryptoKey)).rejects.toThrow();
  });

  it("is made once, also for seals at the same time on an empty database", async () => {
    const boxes = await Promise.all(["a", "b", "c", "d"].map((secret) => sealed("p", secret)));
    const opened = await Promise.all(boxes.map((box) => vault.unseal("p", box)));
    expect(opened.map((result) => result.ok && result.value)).toEqual(["a", "b", "c", "d"]);
  });

  it("is not made by a mere attempt to open", async () => {
    const box = await sealed("p", "secret");
    vault = await openVault();
    expect(await vault.unseal("p", box)).toMatchObject({ ok: false, failure: { kind: "vault" } });
    expect(await keptKey()).toBeUndefined();
  });

  it("of another browser profile opens nothing of this one", async () => {
    const box = await sealed("p", "secret");
    vault = await openVault();
    await sealed("p", "new");
    expect(await vault.unseal("p", box)).toMatchObject({ ok: false, failure: { kind: "vault" } });
  });
});

it("answers with a failure where the browser has no database", async () => {
  const box = await sealed("p", "secret");
  vi.resetModules();
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new DOMException("secret", "SecurityError");
    },
  });
  vault = await import("../../src/vault/seal.ts");
  for (const result of [await vault.seal("p", "secret"), await vault.unseal("p", box)]) {
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: "storage", text: "SecurityError" },
    });
  }
});
