// A registrar without sessions and without a list of charges, from the form to the overview: the whole worker adds an
// account against one that sends personal data and auth codes along, and none of them may be left anywhere.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Result } from "../../src/domain/failure.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { AccountOverview } from "../../src/domain/overview.ts";
import type { TestReport } from "../../src/messages/message-map.ts";
import { draftOf, loginOf, saveMessage } from "../simulator/draft-of.ts";
import { type Simulator, startSimulator } from "../simulator/server.ts";
import { newWorld, type World } from "../support/worker/worker.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "inwx", now: () => Date.now() });
});
afterAll(() => simulator.close());

let world: World;
beforeEach(async () => {
  world = newWorld();
  await simulator.reset("inwx");
  vi.stubGlobal("self", new EventTarget());
  vi.stubGlobal("navigator", { onLine: true });
  vi.resetModules();
  vi.doMock("../../src/platform/browser.ts", () => ({ browser: world.browser }));
  await import("../../src/background/index.ts");
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(simulator.violations).toEqual([]);
});

const send = async <T>(message: { name: string } & Record<string, unknown>): Promise<T> =>
  (await world.browser.runtime.sendMessage(message)) as T;

const draft = (key: string, password?: string) =>
  draftOf(simulator.account(key).state, {
    endpoint: `http://127.0.0.1:${simulator.httpPort}/inwx/live/jsonrpc/`,
    ...(password === undefined ? {} : { password }),
  });

async function overviewOf(): Promise<AccountOverview | undefined> {
  const { overview } = await world.browser.storage.local.get("overview");
  return (overview as { value: { accounts: AccountOverview[] } } | undefined)?.value.accounts[0];
}

it("an account is tested, kept, foreseen, and says what is derived", async () => {
  const tested = await send<Result<TestReport>>({
    name: "test-account",
    draft: loginOf(draft("inwx")),
  });
  if (!tested.ok) throw new Error(JSON.stringify(tested.failure));
  expect(tested.value.status).toMatchObject({ balance: "858.24", deposits: "45.9" });
  const saved = await send<Result<{ accountId: string }>>(saveMessage(draft("inwx"), tested.value));
  expect(saved.ok).toBe(true);
  await expect.poll(async () => (await overviewOf())?.foresight?.loadedAt).toBeTruthy();
  const account = await overviewOf();
  expect(account?.trouble).toBeNull();
  expect(account?.facts).toMatchObject({
    tellsReserved: true,
    assumptions: ["price-list", "dates"],
    lacks: expect.arrayContaining(["past-balances", "subusers", "rates", "lost"]),
  });
  expect(account?.foresight?.atRisk).toMatchObject({ count: 1, sum: "5.36" });
  // Sure no further than the first name of which the price is not known.
  expect(account?.foresight?.forecast).toMatchObject({
    covered: { kind: "at-least-until", day: dayOf(Date.now()) + 19, why: "unpriced" },
    computed: 6,
    currencyAssumed: 0,
  });
  expect(simulator.signIns["shop.inwx"]?.refused).toBe(0);
  const kept = world.browser.storage.local.text() + world.browser.storage.session.text();
  expect(kept).toContain("858.24");
  expect(kept).not.toMatch(/Mustermann|PRIVATE|private\.example|auth-10|inwx pass/);
});

it.each([
  ["a wrong password", "inwx", "wrong-password-1", "sign-in-failed"],
  ["a second factor", "inwx-tfa", undefined, "second-factor"],
] as const)("%s is told once, and by its own name", async (_what, key, password, kind) => {
  const tested = await send<Result<TestReport>>({
    name: "test-account",
    draft: loginOf(draft(key, password)),
  });
  expect(tested).toMatchObject({ ok: false, failure: { kind, code: 2200 } });
  expect(simulator.requests).toHaveLength(1);
});
