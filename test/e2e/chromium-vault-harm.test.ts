import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/messages/message-map.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { isSettled } from "./extension-data.ts";
import { browserProcess } from "./kill-browser.ts";
import { setPassphrase, tryToUnlock, typePassphrase, unlock } from "./passphrase.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { button, fillForm, saveForm, testForm } from "./settings-form.ts";
import { alterRecord, deleteKeyDatabase, dumpDatabases, inExtension } from "./vault-data.ts";

const [passphrase, another] = ["plain sentence of words", "another sentence"];

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct();
});
beforeEach(async () => {
  await product.data.ask({ name: "forget-secrets" });
  await product.reset();
});
afterEach(() => product.expectClean());
afterAll(() => product.close());

/** Asks for a check of all accounts whose sessions have ended, so that the kept passwords are needed. */
async function refreshByPassword(...keys: string[]): Promise<void> {
  for (const key of keys) product.registrar.account(key).endSessions();
  await product.data.ask({ name: "refresh", accountId: null });
}

const tried = (login: string): number => product.registrar.signIns[login]?.tried ?? 0;

const flipped = "value.slice(0, -6) + (value.at(-6) === 'A' ? 'B' : 'A') + value.slice(-5)";

describe("a record that was altered", () => {
  const alterations: [what: string, change: string][] = [
    ["another byte in the ciphertext", `{ ...sealed, data: ((value) => ${flipped})(sealed.data) }`],
    ["another nonce", "{ ...sealed, nonce: btoa('0'.repeat(12)) }"],
    ["no base64 at all", "{ ...sealed, nonce: '*', data: 'nothing' }"],
    ["no ciphertext", "{ ...sealed, data: '' }"],
  ];
  it.each(alterations)("%s: is refused, and said so", async (_what, change) => {
    const { id } = await product.add("plain");
    await product.add("cnr");
    await alterRecord(
      product,
      "secrets",
      `{ const [id] = args;
         const altered = (sealed) => (${change});
         const { secretFields, session } = value[id];
         return { ...value, [id]: { secretFields: altered(secretFields), password: null,
           session: { ...session, sealed: altered(session.sealed) } } }; }`,
      id,
    );
    const before = product.registrar.find({ account: "plain" }).length;
    await refreshByPassword("cnr");
    await expect
      .poll(async () => (await product.data.account("plain")).trouble?.failure)
      .toMatchObject({ kind: "vault" });
    expect(product.registrar.find({ account: "plain" })).toHaveLength(before);
    await expect.poll(() => product.data.account("cnr")).toMatchObject({ trouble: null });
    const popup = await product.openPopup();
    await popup.locator("button[aria-haspopup=listbox]").click();
    await popup.getByRole("option").filter({ hasText: "plain" }).click();
    await untilSays(popup, "Password unreadable.");
    await expect
      .poll(() => textOf(popup))
      .toContain(
        "The kept password cannot be opened in this browser any more. Enter it again in the settings.",
      );
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");
  });

  it("into one that belongs to another account is refused: no password reaches a foreign login", async () => {
    const [plain, yen] = [await product.add("plain"), await product.add("yen")];
    await alterRecord(
      product,
      "secrets",
      "{ const [a, b] = args; return { ...value, [a]: value[b], [b]: value[a] }; }",
      plain.id,
      yen.id,
    );
    const before = product.registrar.requests.length;
    await refreshByPassword("plain", "yen");
    for (const name of ["plain", "yen"])
      await expect
        .poll(async () => (await product.data.account(name)).trouble?.failure)
        .toMatchObject({ kind: "vault" });
    expect(product.registrar.requests).toHaveLength(before);
    await untilSays(await product.openPopup(), "Password unreadable.");
  });

  it("into another login is refused: the password stays with the login it was entered for", async () => {
    await product.add("plain");
    await alterRecord(
      product,
      "accounts",
      "value.map((account) => ({ ...account, publicFields: { user: 'someone.else' } }))",
    );
    const before = product.registrar.requests.length;
    await refreshByPassword("plain");
    await expect
      .poll(async () => (await product.data.account("plain")).trouble?.failure)
      .toMatchObject({ kind: "vault" });
    expect(product.registrar.requests).toHaveLength(before);
  });

  it("into fewer rounds is refused, and said so; put right, it opens", async () => {
    await product.add("plain");
    const settings = await product.openSettings("#security");
    await setPassphrase(settings, passphrase);
    await product.data.ask({ name: "lock" });
    const rounds = (by: number) =>
      alterRecord(product, "vault", "({ ...value, rounds: args[0] })", by);
    await rounds(1000);
    await expect(product.data.ask({ name: "unlock", passphrase })).rejects.toThrow(/vault: shape/);
    await product.data.waitForOverview(({ problem }) => problem !== null);
    const popup = await product.openPopup();
    await untilSays(popup, "Browser trouble.");
    await rounds(600_000);
    await unlock(popup, passphrase);
    await refreshByPassword("plain");
    await expect.poll(() => product.data.overview()).toMatchObject({ problem: null });
    await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
  });
});

describe("a key that is gone", () => {
  it("is said, and costs the passwords alone", async () => {
    const { id } = await product.add("plain");
    await expect.poll(() => dumpDatabases(product)).toContain("AES-GCM");
    await deleteKeyDatabase(product);
    await refreshByPassword("plain");
    await expect
      .poll(async () => (await product.data.account("plain")).trouble?.failure)
      .toMatchObject({ kind: "vault" });
    // A lost key is not replaced by the mere attempt to open something.
    await expect.poll(() => dumpDatabases(product)).not.toContain("AES-GCM");
    expect(tried("plain.user")).toBe(1);
    const popup = await product.openPopup();
    await untilSays(popup, "Password unreadable.");
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");

    const settings = await product.openSettings(`#edit=${id}`);
    await button(settings, "Check").click();
    await untilSays(settings, "Password unreadable.");
    await fillForm(settings, { Password: product.registrar.account("plain").state.password });
    await testForm(settings);
    await saveForm(settings, "plain");
    await product.data.waitForAccount("plain", isSettled);
    await refreshByPassword("plain");
    await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
  });

  it("does not matter to a passphrase", async () => {
    await product.add("plain");
    const settings = await product.openSettings("#security");
    await setPassphrase(settings, passphrase);
    await deleteKeyDatabase(product);
    await refreshByPassword("plain");
    await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
  });
});

describe("a full storage", () => {
  it("keeps the passphrase from being set, and the password as it was", async () => {
    await product.add("plain");
    const settings = await product.openSettings("#security");
    await inExtension(
      product,
      `const area = chrome.storage.local;
       const free = area.QUOTA_BYTES - await area.getBytesInUse();
       await area.set({ junk: "x".repeat(free - 20) });`,
    );
    try {
      await typePassphrase(settings, "Set a passphrase", passphrase);
      await settings.getByRole("form").getByRole("button", { name: "Set a passphrase" }).click();
      await untilSays(settings, "Browser trouble.");
      await expect.poll(() => product.data.dump()).not.toContain("unlocked-vault");
    } finally {
      await inExtension(product, 'await chrome.storage.local.remove("junk");');
    }
    await expect
      .poll(() => product.data.record("vault"))
      .toBeOneOf([undefined, { mode: "device" }]);
    await refreshByPassword("plain");
    await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
    expect(tried("plain.user")).toBe(2);
  });
});

describe("a browser that is killed", () => {
  /** Sends a message and kills the browser: at once, or as soon as the vault's record has changed. */
  async function killDuring(message: Message, moment: "at once" | "once written"): Promise<void> {
    const running = await browserProcess(product);
    const sent = inExtension(
      product,
      `const [message, waits] = args;
       const written = new Promise((resolve) => chrome.storage.onChanged.addListener(
         (changes) => "vault" in changes && resolve()));
       void chrome.runtime.sendMessage(message);
       if (waits) await written;`,
      message,
      moment === "once written",
    );
    await sent;
    await running.kill();
    await product.restart();
  }

  const opens = (candidate: string): Promise<boolean> =>
    product.data.ask({ name: "unlock", passphrase: candidate }).then(
      () => true,
      () => false,
    );

  // What an orderly restart marks as installed stays so after a kill.
  beforeAll(() => product.restart());
  beforeEach(() => product.add("plain"));

  it.each(["at once", "once written"] as const)(
    "during a change (%s) opens with one of the two passphrases",
    async (moment) => {
      await product.data.ask({ name: "set-passphrase", current: "", next: passphrase });
      await killDuring({ name: "set-passphrase", current: passphrase, next: another }, moment);
      await product.data.waitForOverview(({ vault }) => vault.locked);
      const opened = [await opens(passphrase), await opens(another)];
      if (moment === "once written") expect(opened).toEqual([false, true]);
      else expect(opened.toSorted()).toEqual([false, true]);
      await refreshByPassword("plain");
      await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
      expect(tried("plain.user")).toBe(2);
    },
  );

  it.each(["at once", "once written"] as const)(
    "while a passphrase is set (%s) has the old protection or the new, and no second key",
    async (moment) => {
      await killDuring({ name: "set-passphrase", current: "", next: passphrase }, moment);
      await product.data.waitForAccount("plain", () => true);
      const vault = await product.data.record<{ mode: string }>("vault");
      if (moment === "once written") expect(vault?.mode).toBe("passphrase");
      if (vault?.mode === "passphrase") {
        const popup = await product.openPopup();
        await tryToUnlock(popup, another);
        await untilSays(popup, "This is not the passphrase.");
        await unlock(popup, passphrase);
        await expect.poll(() => dumpDatabases(product)).not.toContain("AES-GCM");
      }
      await refreshByPassword("plain");
      await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
      expect(tried("plain.user")).toBe(2);
    },
  );

  it.each(["at once", "once written"] as const)(
    "while the passphrase is removed (%s) has lost no password",
    async (moment) => {
      await product.data.ask({ name: "set-passphrase", current: "", next: passphrase });
      await killDuring({ name: "remove-passphrase", current: passphrase }, moment);
      await product.data.waitForAccount("plain", () => true);
      const vault = await product.data.record<{ mode: string }>("vault");
      if (moment === "once written") expect(vault?.mode).toBe("device");
      if (vault?.mode === "passphrase") {
        expect(await opens(passphrase)).toBe(true);
        await expect.poll(() => dumpDatabases(product)).not.toContain("AES-GCM");
      }
      await refreshByPassword("plain");
      await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
      expect(tried("plain.user")).toBe(2);
    },
  );
});
