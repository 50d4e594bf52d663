import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AccountForesight } from "../../src/domain/foresight/account-foresight.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import { add } from "../../src/domain/money.ts";
import { patiently } from "../browsers/patience.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { type AccountDraft, draftOf, saveAccount } from "./extension-data.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct({ scenario: "foresight" });
});
beforeEach(() => product.reset());
afterEach(() => product.expectClean());
afterAll(() => product.close());

const ispapiList = "QueryObjectRenewalList";
const patient = patiently(180_000);

const today = (): number => dayOf(product.registrar.now());

/** Adds an account without waiting for its lists. */
const save = (key: string, changes?: Partial<AccountDraft>) =>
  saveAccount(product.data, draftOf(product.registrar.account(key).state, changes));

/** The first foresight of the account that fits. */
async function foreseen(
  name: string,
  fits: (foresight: AccountForesight) => boolean,
): Promise<AccountForesight> {
  const account = await product.data.waitForAccount(
    name,
    ({ foresight }) => foresight !== null && fits(foresight),
    patient,
  );
  return account.foresight as AccountForesight;
}

const isThrough = ({ loadedAt, loading }: AccountForesight) =>
  loadedAt !== null && loading === null;

const pagesOf = (key: string): number[] =>
  product.registrar.requests
    .filter(({ account, command }) => account === key && command === ispapiList)
    .map(({ parameters }) => Number(parameters.FIRST));

/** Keys of what is kept in IndexedDB about accounts, by database. */
async function storedKeys(): Promise<string[]> {
  const page = await product.browser.probe();
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          // The vault's databases have stores of another name.
          if (!opening.result.objectStoreNames.contains("values")) {
            opening.result.close();
            return resolve();
          }
          const reading = opening.result.transaction("values").objectStore("values").getAllKeys();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            for (const key of reading.result) found.push(`${name} ${String(key)}`);
            opening.result.close();
            resolve();
          };
        };
      });
    }
    return found.sort();
  });
}

/** 100,000 charges within the horizon. */
function makeLarge(): void {
  product.registrar.account("large").setCharges({
    generated: [
      { seed: 71, count: 100_000, days: [1, 89], price: ["8.90", "39.50"], zones: ["com", "de"] },
    ],
  });
}

describe("the forecast", () => {
  it("of an ISPAPI account is exact to the last digit", async () => {
    await save("short");
    expect(await foreseen("short", isThrough)).toMatchObject({
      currency: "EUR",
      funds: { spendable: "150.00" },
      failures: {},
      forecast: {
        covered: { kind: "until", day: today() + 9 },
        shortfall: { day: today() + 10, short: "52.2", object: "dear.de" },
        due: { 7: "83.3", 30: "202.2", 90: "202.2" },
        pay: { quarter: { amount: "60", missing: "52.2" } },
        partial: false,
      },
      atRisk: { count: 0 },
    });
  });

  it("of a CNR account is exact to the last digit, with what is overdue and still listed", async () => {
    const { charges } = product.registrar.account("cnr-short");
    await save("cnr-short");
    const foresight = await foreseen("cnr-short", isThrough);
    const overdue = charges.filter(({ chargedAt = 0 }) => dayOf(chargedAt) < today());
    const ahead = charges.filter(({ action }) => action === "pay").map(({ gross = "" }) => gross);
    expect(foresight).toMatchObject({
      funds: { spendable: "60.00" },
      failures: {},
      forecast: {
        // What is reserved is not told: the funds are at most what they seem, and so is what they cover.
        covered: { kind: "at-most-until", day: today() + 4, why: "deposits" },
        shortfall: { day: today() + 5 },
        due: { 90: ahead.reduce(add, "0") },
        partial: false,
      },
      // Lost at once is what CNR cannot charge: what is still listed is late, and not at risk.
      atRisk: { count: 0, charges: [] },
    });
    expect(overdue).not.toEqual([]);
  });

  it("names the domains at risk, the first to be lost first, and the sum that saves them", async () => {
    await save("at-risk");
    const { atRisk, forecast } = await foreseen("at-risk", isThrough);
    expect(atRisk?.charges.map(({ object }) => object)).toEqual([
      "lost-first.de",
      "lost-later.de",
      "grace.de",
    ]);
    expect(atRisk).toMatchObject({ count: 3, sum: "88.53", unpriced: 0 });
    expect(forecast.pay).toMatchObject({ risk: { amount: "80", missing: "78.53" } });
  });

  it("of rows of every odd kind promises no more than is known", async () => {
    await save("odd");
    const { forecast } = await foreseen("odd", isThrough);
    expect(forecast.covered.kind).not.toBe("until");
    expect(forecast.excluded).not.toEqual({});
    await save("cnr-odd");
    const other = await foreseen("cnr-odd", isThrough);
    expect(other.forecast.covered.kind).not.toBe("until");
  });

  it("of a test account is made only where its warnings are asked for", async () => {
    await save("test");
    await product.rest();
    await expect.poll(async () => (await product.data.account("test")).foresight).toBeNull();
    expect(product.registrar.find({ account: "test", command: ispapiList })).toEqual([]);
    const { preferences } = await product.data.overview();
    await product.data.ask({
      name: "save-preferences",
      preferences: { ...preferences, warnTestAccounts: true },
    });
    await product.data.ask({ name: "refresh", accountId: null });
    await foreseen("test", isThrough);
  });
});

describe("a right that is missing", () => {
  it("stands where the figures would, with its command, and all else works", async () => {
    await save("short", { role: "money", password: "role-money" });
    const { failures, forecast, loadedAt } = await foreseen(
      "short",
      (foresight) => Object.keys(foresight.failures).length === 3,
    );
    expect(failures).toMatchObject({
      charges: { kind: "not-allowed", code: 531, command: ispapiList },
      subusers: { kind: "not-allowed", code: 531, command: "QueryAccountBalanceList" },
      "past-balances": { kind: "not-allowed", code: 531, command: "QueryAccountBalanceList" },
    });
    expect(forecast.covered).toMatchObject({ kind: "unknown" });
    expect(loadedAt).toBeNull();
    const { figures, trouble } = await product.data.account("short");
    expect(figures?.available).toBe("150.00");
    expect(trouble).toBeNull();
  });
});

describe("a portfolio of 100,000", () => {
  it("is loaded with its progress shown, and its sums are exact", async () => {
    makeLarge();
    // A page that is late enough for the progress to be shown after it.
    product.registrar.faults.set(
      { command: ispapiList, parameters: { FIRST: "9800" } },
      { kind: "delay", ms: 1100 },
    );
    await save("large");
    const half = await foreseen("large", ({ loading }) => (loading?.seen ?? 0) > 0);
    expect(half.loading?.total).toBe(100_000);
    expect(half.loadedAt).toBeNull();
    expect(half.forecast.partial).toBe(true);
    const { forecast } = await foreseen("large", isThrough);
    const all = product.registrar.account("large").charges.map(({ gross = "" }) => gross);
    expect(all).toHaveLength(100_000);
    expect(forecast.due[90]).toBe(all.reduce(add, "0"));
    expect(new Set(pagesOf("large")).size).toBe(pagesOf("large").length);
  });

  it("that was half loaded when the worker was stopped is gone on with at the alarm", async () => {
    makeLarge();
    const held = { command: ispapiList, parameters: { FIRST: "49000" } };
    const hold = product.registrar.faults.set(held, { kind: "hold" });
    await save("large");
    await expect.poll(() => pagesOf("large").at(-1), { timeout: patient }).toBe(49_000);
    expect(await product.data.isAtWork()).toBe(true);
    await product.browser.stopWorker();
    expect(await product.data.isAtWork()).toBe(false);
    product.registrar.faults.remove(hold);
    const [before, statuses] = [
      pagesOf("large").length,
      product.registrar.find({ account: "large", command: "StatusAccount" }).length,
    ];
    await product.browser.fireAlarm("check");
    const { forecast, loadedAt } = await foreseen("large", isThrough);
    expect(loadedAt).not.toBeNull();
    expect(pagesOf("large")[before]).toBe(49_000);
    const all = product.registrar.account("large").charges.map(({ gross = "" }) => gross);
    expect(forecast.due[90]).toBe(all.reduce(add, "0"));
    const after = product.registrar.find({ account: "large", command: "StatusAccount" });
    // No check: the funds that belong to the list are asked for in its round.
    expect(after).toHaveLength(statuses + 1);
  });

  it("is given up when the user says so, and nothing of it is left", async () => {
    makeLarge();
    const held = { command: ispapiList, parameters: { FIRST: "2940" } };
    const hold = product.registrar.faults.set(held, { kind: "hold" });
    const { id } = await save("large");
    await expect.poll(() => pagesOf("large").at(-1), { timeout: patient }).toBe(2940);
    await expect.poll(() => storedKeys()).toContain(`charges ${id}/loading`);
    // A Refresh of the figures does not wait for the list.
    product.registrar.account("large").setBalance("42.00");
    await product.data.ask({ name: "refresh", accountId: id });
    await expect
      .poll(async () => (await product.data.account("large")).figures?.balance)
      .toBe("42.00");

    await product.data.ask({ name: "stop-charges", accountId: id });
    await expect
      .poll(async () => (await product.data.account("large")).foresight)
      .toMatchObject({
        loading: null,
        loadedAt: null,
      });
    product.registrar.faults.remove(hold);
    await product.rest();
    expect(pagesOf("large").at(-1)).toBe(2940);
    await expect.poll(() => storedKeys()).not.toContain(`charges ${id}/loading`);
  });
});

it("an account that is removed leaves in IndexedDB only what nobody can send again", async () => {
  const { id } = await save("short");
  await foreseen("short", isThrough);
  await product.rest();
  const databases = async () =>
    (await storedKeys()).filter((key) => key.includes(id)).map((key) => key.split(" ")[0]);
  await expect
    .poll(databases)
    .toEqual(["charges", "history", "known-accounts", "ledger", "losses"]);
  await product.data.ask({ name: "remove-account", accountId: id });
  await product.data.ask({ name: "finish-removal", accountId: id });
  await product.rest();
  await expect.poll(databases).toEqual(["history", "known-accounts", "ledger"]);
  await expect.poll(() => product.data.record("foresight")).toEqual({});
});
