// A registrar whose prices are asked for one by one, from the form to the overview: the whole worker adds an account, and
// what a round costs in requests is counted.
import { expect, it, vi } from "vitest";
import type { Result } from "../../src/domain/failure.ts";
import type { TestReport } from "../../src/messages/message-map.ts";
import { draftOf, loginOf, saveMessage } from "../simulator/draft-of.ts";
import { wholeWorker } from "../support/worker/whole-worker.ts";

const whole = wholeWorker("openprovider");
const { send, overview } = whole;

const shown = async () => (await overview())?.accounts[0];

const count = (command: string): number =>
  whole.simulator.requests.filter((request) => request.command === command).length;

async function refreshed(after: number | null | undefined): Promise<void> {
  const begun = Date.now();
  await send({ name: "refresh", accountId: null });
  await expect.poll(async () => (await shown())?.foresight?.loadedAt).not.toBe(after);
  // The last of the lists: nothing is asked behind it.
  await expect.poll(async () => (await shown())?.foresight?.lost?.at).toBeGreaterThanOrEqual(begun);
}

/** An account whose lists have all been read. */
async function added(): Promise<void> {
  const begun = Date.now();
  const draft = draftOf(whole.simulator.account("openprovider").state, {
    endpoint: `http://127.0.0.1:${whole.simulator.httpPort}/openprovider/live/`,
  });
  const tested = await send<Result<TestReport>>({ name: "test-account", draft: loginOf(draft) });
  if (!tested.ok) throw new Error(JSON.stringify(tested.failure));
  await send<Result<unknown>>(saveMessage(draft, tested.value));
  await expect.poll(async () => (await shown())?.foresight?.lost?.at).toBeGreaterThanOrEqual(begun);
}

it("leaves lists alone for as long as the registrar wants, whoever asks", async () => {
  await added();
  whole.simulator.faults.set(
    { command: "GET /domains" },
    { kind: "status", status: 429, headers: { "retry-after": "7200" } },
  );
  await send({ name: "refresh", accountId: null });
  await expect.poll(async () => (await shown())?.foresight?.failures.charges?.wait).toBe(7200);
  const [lists, balances] = [count("GET /domains"), count("GET /resellers")];
  const accountId = (await shown())?.id;
  const { workSettled } = await import("../../src/background/at-work.ts");
  for (let times = 1; times <= 3; times++) {
    await send({ name: "refresh", accountId: null });
    await workSettled();
    const statement = { name: "read-bookings", accountId, from: Date.now() - 1, to: Date.now() };
    expect(await send(statement)).toMatchObject({ failure: { code: 429, wait: 7200 } });
  }
  expect(count("GET /domains")).toBe(lists);
  expect(count("GET /payments")).toBe(0);
  // The balance, which answers, is told all the same.
  expect(count("GET /resellers")).toBeGreaterThan(balances);
  whole.simulator.faults.clear();
  const before = (await shown())?.foresight?.loadedAt;
  vi.setSystemTime(Date.now() + 7_200_000);
  await refreshed(before);
  expect((await shown())?.foresight?.failures.charges).toBeUndefined();
});

it("leaves a registrar alone for as long as it wants to be", async () => {
  await added();
  whole.simulator.faults.set(
    { command: "GET /resellers" },
    { kind: "status", status: 429, headers: { "retry-after": "7200" } },
  );
  await send({ name: "refresh", accountId: null });
  await expect.poll(async () => (await shown())?.trouble?.failure.code).toBe(429);
  const until = Date.now() + 7_200_000;
  expect((await shown())?.nextCheckAt).toBe(until);
  whole.simulator.faults.clear();
  const before = whole.simulator.requests.length;
  for (const at of [until - 3_600_000, until - 1000]) {
    vi.setSystemTime(at);
    await send({ name: "refresh", accountId: null });
  }
  expect(whole.simulator.requests).toHaveLength(before);
  const then = (await shown())?.foresight?.loadedAt;
  vi.setSystemTime(until);
  await refreshed(then);
  expect((await shown())?.trouble).toBeNull();
});

it("signs in once for days, and asks for each price once a day", async () => {
  const draft = draftOf(whole.simulator.account("openprovider").state, {
    endpoint: `http://127.0.0.1:${whole.simulator.httpPort}/openprovider/live/`,
  });
  const tested = await send<Result<TestReport>>({ name: "test-account", draft: loginOf(draft) });
  if (!tested.ok) throw new Error(JSON.stringify(tested.failure));
  expect(tested.value).toMatchObject({ suggestedWarnBelow: "100", login: "shop@reseller.example" });
  expect((await send<Result<unknown>>(saveMessage(draft, tested.value))).ok).toBe(true);
  await expect.poll(async () => (await shown())?.foresight?.loadedAt).toBeTruthy();
  const account = await shown();
  expect(account).toMatchObject({
    trouble: null,
    facts: { failedCharge: "lost-at-once", tellsReserved: true },
    figures: { balance: "1540.25", deposits: "62.4", available: "1477.85", creditLine: null },
    foresight: { forecast: { excluded: { "no-price": expect.any(Number) } } },
  });
  expect(account?.facts?.assumptions).toEqual([
    "price-list",
    "net-prices",
    "memberships",
    "amsterdam-days",
  ]);
  const prices = count("GET /domains/prices");
  expect(prices).toBe(4);

  // Another worker, some hours later: as if the browser had stopped this one.
  vi.setSystemTime(Date.now() + 6 * 3_600_000);
  await refreshed(account?.foresight?.loadedAt);
  expect(count("GET /domains/prices")).toBe(prices);
  expect(count("POST /auth/login")).toBe(1);

  // The next day. The token still lives, the prices are those of yesterday.
  const before = (await shown())?.foresight?.loadedAt;
  vi.setSystemTime(Date.now() + 24 * 3_600_000);
  await refreshed(before);
  expect(count("GET /domains/prices")).toBe(2 * prices);
  expect(count("POST /auth/login")).toBe(1);

  // Three days on it has come to its end: it is renewed once.
  const then = (await shown())?.foresight?.loadedAt;
  vi.setSystemTime(Date.now() + 72 * 3_600_000);
  await refreshed(then);
  expect(count("POST /auth/login")).toBe(2);
  expect((await shown())?.trouble).toBeNull();
  const kept = [whole.world.browser.storage.local, whole.world.browser.storage.session];
  for (const area of kept) {
    expect(area.text()).not.toContain(draft.password);
    expect(area.text()).not.toMatch(/Mustermann|private\.example|auth-3/);
  }
});
