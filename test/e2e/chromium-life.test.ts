import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { isSettled } from "./extension-data.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { secretsInReach, secretsOnDisk } from "./secrets.ts";
import { button, fillForm, saveForm, testForm } from "./settings-form.ts";

const passwords = ["plain pass & word=1", "plain%20pass", "cnr-pass", "a-new-password"];
const profile = mkdtempSync(join(tmpdir(), "profile-"));

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct({ profile });
});
beforeEach(async () => {
  await product.reset();
  product.withoutCharges();
});
afterEach(async () => {
  await product.expectClean();
  expect(await secretsInReach(product, passwords)).toEqual([]);
});
afterAll(async () => {
  await product.close();
  const found = secretsOnDisk(profile, passwords);
  // The login is no secret: that it is found shows that a password would be.
  const control = secretsOnDisk(profile, ["plain.user"]);
  rmSync(profile, { recursive: true, force: true });
  expect(found).toEqual([]);
  expect(control).not.toEqual([]);
});

/** Everything that could make the worker ask again: the alarm, both messages, and Refresh in the popup. */
async function provoke(): Promise<void> {
  await product.wakeAfter(61);
  await product.data.ask({ name: "check-due" });
  await product.data.ask({ name: "refresh", accountId: null });
  const popup = await product.openPopup();
  await button(popup, "Refresh").click();
  await popup.locator("button[aria-busy=false]").waitFor();
  await popup.close();
}

describe("the worker", () => {
  it("refreshes at the alarm after it was stopped", async () => {
    await product.add("plain");
    await product.letPass(16);
    await expect.poll(() => product.browser.isWorkerRunning()).toBe(false);
    product.registrar.account("plain").setBalance("1600.00");
    await product.browser.fireAlarm("check");
    await product.data.waitForAccount("plain", ({ figures }) => figures?.available === "83.01");
    await product.data.untilPublished();
    await expect.poll(async () => (await product.browser.badge()).text).toBe("LOW");
  });

  it("is not waited for by the popup, nor is the registrar", async () => {
    await product.add("plain");
    await product.letPass(16);
    await expect.poll(() => product.browser.isWorkerRunning()).toBe(false);
    const before = product.registrar.find({}).length;
    product.registrar.faults.set({}, { kind: "hold" });
    // Opened, it asks the worker for what is due, and that is not answered yet.
    const popup = await product.openPopup();
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");
    await expect.poll(() => textOf(popup)).toMatch(/Updated 1[6-9] min ago/);
    expect(product.registrar.find({})).toHaveLength(before);
    product.registrar.faults.clear();
    await untilSays(popup, "Updated just now");
    expect(product.registrar.find({}).length).toBeGreaterThan(before);
  });
});

describe("the browser, closed and started again", () => {
  it("still has accounts, figures, order, badge and alarm, and paints before any request", async () => {
    await product.add("cnr", { name: "Webshop" });
    await product.add("plain");
    await product.letPass(16);
    product.registrar.faults.set({}, { kind: "hold" });
    const before = product.registrar.requests.filter(({ finished }) => finished).length;
    await product.restart();
    const popup = await product.openPopup();
    await expect.poll(() => leadingFigure(popup)).toBe("41.20 EUR");
    expect(product.registrar.requests.filter(({ finished }) => finished)).toHaveLength(before);
    await expect
      .poll(async () => (await product.data.overview()).accounts.map(({ name }) => name))
      .toEqual(["Webshop", "plain"]);
    await expect.poll(async () => (await product.browser.badge()).text).toBe("LOW");

    // The start itself asked for what was due: with the kept session where it still lives (CNR's, in the
    // simulator, ends after ten minutes without use).
    product.registrar.faults.clear();
    await product.data.waitForAccount("plain", isSettled);
    await product.data.waitForAccount("Webshop", isSettled);
    expect(product.registrar.signIns).toEqual({
      "plain.user": { tried: 1, refused: 0 },
      "cnr.user": { tried: 2, refused: 0 },
    });
    await product.checkAfter(16);
    await product.registrar.waitFor({ account: "plain", command: "StatusAccount" }, 4);
  });

  it("can still open the kept password", async () => {
    await product.add("plain");
    product.registrar.account("plain").endSessions();
    await product.restart();
    await product.data.ask({ name: "refresh", accountId: null });
    await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
    expect(product.registrar.signIns["plain.user"]).toEqual({ tried: 2, refused: 0 });
  });
});

describe("a refused sign-in", () => {
  it("stops polling for good, until the account is edited", async () => {
    await product.add("plain");
    product.registrar.account("plain").setPassword("a-new-password");
    product.registrar.account("plain").endSessions();
    await product.checkAfter(16);
    await product.data.waitForAccount("plain", ({ trouble }) => trouble !== null);
    expect(product.registrar.signIns["plain.user"]).toEqual({ tried: 2, refused: 1 });
    const popup = await product.openPopup();
    await expect.poll(() => textOf(popup)).toMatch(/Sign-in failed\. .*Checks have stopped/);
    await popup.close();

    const after = product.registrar.requests.length;
    await provoke();
    await product.browser.stopWorker();
    await provoke();
    await product.restart();
    await provoke();
    expect(product.registrar.requests).toHaveLength(after);

    const { id } = await product.data.account("plain");
    const settings = await product.openSettings(`#edit=${id}`);
    await fillForm(settings, { Password: "a-new-password" });
    await testForm(settings);
    await saveForm(settings, "plain");
    await product.data.waitForAccount("plain", isSettled);
    product.registrar.account("plain").setBalance("2000.00");
    await product.checkAfter(16);
    await product.data.waitForAccount("plain", ({ figures }) => figures?.balance === "2000.00");
    expect(product.registrar.signIns["plain.user"]).toEqual({ tried: 3, refused: 1 });
  });

  it("stops after an address was refused too", async () => {
    await product.add("cnr");
    product.registrar.faults.set({ account: "cnr" }, { kind: "code", code: 535 });
    await product.checkAfter(16);
    await product.data.waitForAccount("cnr", ({ trouble }) => trouble !== null);
    const after = product.registrar.requests.length;
    await provoke();
    expect(product.registrar.requests).toHaveLength(after);
    await untilSays(await product.openPopup(), "IP address refused");
  });
});

describe("a lock", () => {
  it.each([
    ["plain", 425],
    ["cnr", 422],
  ])("on %s (%d) is left alone for a quarter of an hour at least", async (key, code) => {
    await product.add(key);
    // Lists that are still asked for would meet the fault instead.
    await product.untilIdle();
    product.registrar.faults.set({ account: key, times: 1 }, { kind: "code", code });
    await product.checkAfter(16);
    const locked = await product.data.waitForAccount(key, ({ trouble }) => trouble !== null);
    expect(locked.trouble?.failure).toMatchObject({ kind: "locked-out", code });
    expect((locked.nextCheckAt ?? 0) - (locked.trouble?.at ?? 0)).toBeGreaterThanOrEqual(900_000);
    const after = product.registrar.requests.length;
    // Well inside it: what is done here takes minutes on a busy machine.
    await product.checkAfter(9);
    await product.data.ask({ name: "check-due" });
    await product.data.ask({ name: "refresh", accountId: null });
    expect(product.registrar.requests).toHaveLength(after);
    await product.checkAfter(8);
    await product.data.waitForAccount(key, ({ trouble }) => trouble === null);
  });
});

describe("a session", () => {
  it.each([
    ["plain", "plain.user", 15],
    // The simulator's CNR ends a session after ten minutes without use.
    ["cnr", "cnr.user", 5],
  ])(
    "serves many rounds, and is opened once more when it has ended: %s",
    async (key, login, checkEvery) => {
      await product.add(key, { checkEvery });
      for (let round = 3; round <= 5; round++) {
        await product.checkAfter(checkEvery + 1);
        await product.registrar.waitFor({ account: key, command: "StatusAccount" }, round);
        await product.data.waitForAccount(key, isSettled);
      }
      expect(product.registrar.signIns[login]).toEqual({ tried: 1, refused: 0 });

      product.registrar.account(key).endSessions();
      await product.checkAfter(checkEvery + 1);
      // One answer says that the session is gone, the next one holds the figures.
      await product.registrar.waitFor({ account: key, command: "StatusAccount", code: 200 }, 6);
      await product.data.waitForAccount(key, isSettled);
      expect(product.registrar.signIns[login]).toEqual({ tried: 2, refused: 0 });
      await expect.poll(() => product.data.account(key)).toMatchObject({ trouble: null });
    },
  );

  it("that can no longer be alive is not even tried", async () => {
    await product.add("plain");
    await product.checkAfter(61);
    await product.registrar.waitFor({ account: "plain", command: "StatusAccount" }, 3);
    await product.data.waitForAccount("plain", isSettled);
    expect(product.registrar.find({ code: 530 })).toEqual([]);
    expect(product.registrar.signIns["plain.user"]).toEqual({ tried: 2, refused: 0 });
  });
});
