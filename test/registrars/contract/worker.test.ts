// The whole worker with each registrar's real client: what it keeps of secrets, and how often it signs in.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Result } from "../../../src/domain/failure.ts";
import type { AccountOverview } from "../../../src/domain/overview.ts";
import type { TestReport } from "../../../src/messages/message-map.ts";
import { profileOf } from "../../../src/registrars/profiles.ts";
import { patiently } from "../../browsers/patience.ts";
import { type AccountDraft, loginOf, saveMessage } from "../../simulator/draft-of.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { everyRegistrar, password, usualParts } from "../../support/contract/contract-account.ts";
import { answerOf, textOf } from "../../support/contract/harness.ts";
import { simulatorOf } from "../../support/contract/harnesses.ts";
import { httpsFetch } from "../../support/contract/https-fetch.ts";
import { spellings } from "../../support/registrars/secret-spellings.ts";
import { newWorld, type World } from "../../support/worker/worker.ts";

let simulator: Simulator;
let direct: typeof fetch;
beforeAll(async () => {
  simulator = await startSimulator({
    scenario: simulatorOf(everyRegistrar[0] ?? "").scenario(usualParts),
    now: () => Date.now(),
  });
  direct = httpsFetch(simulator);
});
afterAll(() => simulator.close());

let world: World;
/** What every answer quotes of the password, also where its request carried a session alone; empty: nothing. */
let quoted: string;
/** Milliseconds without a request after which none follows. */
let pause: number;
beforeEach(async () => {
  quoted = "";
  world = newWorld();
  vi.stubGlobal("self", new EventTarget());
  vi.stubGlobal("navigator", { onLine: true });
  vi.resetModules();
  vi.doMock("../../../src/platform/browser.ts", () => ({ browser: world.browser }));
});
/** Waits until the worker has sent all that follows from what was asked: its lists, at the registrar's pace. */
async function quiet(): Promise<void> {
  let seen = -1;
  while (seen !== simulator.requests.length || simulator.requests.some((one) => !one.finished)) {
    seen = simulator.requests.length;
    await new Promise((go) => setTimeout(go, pause));
  }
}

afterEach(async () => {
  await quiet();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  expect(simulator.violations).toEqual([]);
});

async function start(registrar: string): Promise<void> {
  const harness = simulatorOf(registrar);
  pause = profileOf({ registrar }).pace.spacing + 500;
  await simulator.reset(harness.scenario(usualParts));
  vi.stubGlobal("fetch", (async (input, init) => {
    const answer = await direct(input, init);
    if (quoted === "") return answer;
    const { wire } = harness;
    return answerOf(wire, wire.quoting(await textOf(wire, answer), quoted), answer.status);
  }) satisfies typeof fetch);
  await import("../../../src/background/index.ts");
}

const send = async <T>(message: { name: string } & Record<string, unknown>): Promise<T> =>
  (await world.browser.runtime.sendMessage(message)) as T;

const draftFor = (registrar: string, typed = password): AccountDraft => ({
  id: null,
  name: "Shop",
  registrar,
  system: "live",
  user: simulatorOf(registrar).user,
  role: "",
  endpoint: null,
  warnBelow: "",
  checkEvery: 15,
  password: typed,
  oneTimePassword: "",
  keepPassword: true,
});

const test = (draft: AccountDraft) =>
  send<Result<TestReport>>({ name: "test-account", draft: loginOf(draft) });

async function shown(): Promise<AccountOverview | undefined> {
  const { overview } = await world.browser.storage.local.get("overview");
  return (overview as { value: { accounts: AccountOverview[] } } | undefined)?.value.accounts[0];
}

/** Adds the account, and waits until its charges were read. */
async function added(registrar: string): Promise<void> {
  const draft = draftFor(registrar);
  const tested = await test(draft);
  if (!tested.ok) throw new Error(JSON.stringify(tested.failure));
  expect((await send<Result<unknown>>(saveMessage(draft, tested.value))).ok).toBe(true);
  // Some ten requests, each at the registrar's pace.
  const timeout = patiently(30_000 + 10 * profileOf({ registrar }).pace.spacing);
  await expect.poll(async () => (await shown())?.foresight?.loadedAt, { timeout }).toBeTruthy();
}

describe.each(everyRegistrar)("%s", (registrar) => {
  it("a refused sign-in is tried once, and told by its own name", async () => {
    await start(registrar);
    const tested = await test(draftFor(registrar, "not the password"));
    expect(tested).toMatchObject({ ok: false, failure: { kind: "sign-in-failed" } });
    expect(simulator.requests).toHaveLength(1);
  });

  it("what the registrar quotes of the password is kept nowhere, and a refusal ends all checks", async () => {
    await start(registrar);
    quoted = spellings.map(([, spell]) => spell(password)).join(" ");
    await added(registrar);
    const kept = (): string =>
      [world.browser.storage.local, world.browser.storage.session]
        .map((area) => area.text())
        .join();
    expect(kept()).toContain(usualParts.balance);
    for (const [, spell] of spellings) {
      expect(kept()).not.toContain(spell(password));
      expect(kept()).not.toContain(JSON.stringify(spell(password)).slice(1, -1));
    }
    const { personal, key, user } = simulatorOf(registrar);
    if (personal) expect(kept()).not.toMatch(personal);
    // The password is changed at the registrar: whatever is asked from now on is refused.
    simulator.account(key).setPassword("another password");
    simulator.account(key).endSessions();
    for (let round = 0; round < 3; round++) {
      vi.setSystemTime(Date.now() + 2 * 3_600_000);
      await send({ name: "refresh", accountId: null });
    }
    expect((await shown())?.trouble).toMatchObject({ failure: { kind: "sign-in-failed" } });
    expect(simulator.signIns[user]?.refused).toBe(1);
  });
});

const withSessions = everyRegistrar.filter(
  (registrar) => profileOf({ registrar }).commands.sessions.length > 0,
);
describe.each(withSessions)("%s, which opens sessions", (registrar) => {
  it("a session that has ended in the middle is renewed once", async () => {
    await start(registrar);
    await added(registrar);
    const { key, user } = simulatorOf(registrar);
    const before = simulator.signIns[user]?.tried ?? 0;
    simulator.account(key).endSessions();
    simulator.account(key).setBalance("701.25");
    vi.setSystemTime(Date.now() + 3_600_000);
    await send({ name: "refresh", accountId: null });
    await expect.poll(async () => (await shown())?.trouble).toBeNull();
    expect(JSON.stringify(await shown())).toContain("701.25");
    expect((simulator.signIns[user]?.tried ?? 0) - before).toBe(1);
  });
});
