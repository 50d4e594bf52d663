import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accountWith, noon } from "../support/domain/records.ts";
import { createFakeBrowser } from "../support/fake-browser.ts";

const browser = createFakeBrowser();
vi.mock("../../src/platform/browser.ts", () => ({
  get browser() {
    return browser;
  },
}));
const { dayMemory, forgetDay, weekMemory } = await import("../../src/background/day-memory.ts");

const hour = 3_600_000;
const account = accountWith({ id: "one" });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: noon });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await browser.storage.session.clear();
  await browser.storage.local.clear();
});

describe("what a client keeps for a day", () => {
  it("is there until the UTC day is over, for the next worker too", async () => {
    expect(await dayMemory(account).read()).toBeNull();
    await dayMemory(account).write("prices");
    vi.setSystemTime(noon + 11 * hour);
    expect(await dayMemory(account).read()).toBe("prices");
    vi.setSystemTime(noon + 12 * hour);
    expect(await dayMemory(account).read()).toBeNull();
  });

  it("is that of one account, and of the login that asked", async () => {
    await dayMemory(account).write("prices");
    expect(await dayMemory(accountWith({ id: "two" })).read()).toBeNull();
    const other = accountWith({ id: "one", publicFields: { user: "somebody.else" } });
    expect(await dayMemory(other).read()).toBeNull();
    const elsewhere = accountWith({ id: "one", endpoint: "https://proxy.example/" });
    expect(await dayMemory(elsewhere).read()).toBeNull();
  });

  it("goes with the account", async () => {
    await dayMemory(account).write("prices");
    await forgetDay(account.id);
    expect(await dayMemory(account).read()).toBeNull();
  });

  it("is nothing where it is too long, and where it is not what was written", async () => {
    await dayMemory(account).write("x".repeat(200_001));
    expect(await dayMemory(account).read()).toBeNull();
    await browser.storage.session.set({ "of-the-day/one": { day: 7 } });
    expect(await dayMemory(account).read()).toBeNull();
  });

  it("fails nobody where the browser refuses", async () => {
    const refuse = () => Promise.reject(new Error("QuotaExceededError"));
    vi.spyOn(browser.storage.session, "get").mockImplementation(refuse);
    vi.spyOn(browser.storage.session, "set").mockImplementation(refuse);
    vi.spyOn(browser.storage.session, "remove").mockImplementation(refuse);
    await expect(dayMemory(account).write("prices")).resolves.toBeUndefined();
    await expect(dayMemory(account).read()).resolves.toBeNull();
    await expect(forgetDay(account.id)).resolves.toBeUndefined();
  });
});

describe("what a client keeps for a week", () => {
  const day = 24 * hour;

  it("is there for seven UTC days, also where the browser was closed meanwhile", async () => {
    await weekMemory(account).write("terms");
    await browser.storage.session.clear();
    vi.setSystemTime(noon + 6 * day);
    expect(await weekMemory(account).read()).toBe("terms");
    vi.setSystemTime(noon + 7 * day);
    expect(await weekMemory(account).read()).toBeNull();
  });

  it("ends for all of it at once, whatever was added in between", async () => {
    await weekMemory(account).write("terms");
    vi.setSystemTime(noon + 5 * day);
    await weekMemory(account).write("terms and more");
    expect(await weekMemory(account).read()).toBe("terms and more");
    vi.setSystemTime(noon + 7 * day);
    expect(await weekMemory(account).read()).toBeNull();
  });

  it("is apart from that of the day, and goes with the account", async () => {
    await dayMemory(account).write("prices");
    await weekMemory(account).write("terms");
    expect(await dayMemory(account).read()).toBe("prices");
    await forgetDay(account.id);
    expect([await dayMemory(account).read(), await weekMemory(account).read()]).toEqual([
      null,
      null,
    ]);
  });
});
