// A registrar without sessions and without a list of charges, from the form to the overview: the whole worker adds an
// account against one that sends personal data and auth codes along, and none of them may be left anywhere.
import { expect, it } from "vitest";
import type { Result } from "../../src/domain/failure.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { TestReport } from "../../src/messages/message-map.ts";
import { draftOf, loginOf, saveMessage } from "../simulator/draft-of.ts";
import { wholeWorker } from "../support/worker/whole-worker.ts";

const whole = wholeWorker("inwx");
const { send, overview } = whole;

const draft = (key: string, password?: string) =>
  draftOf(whole.simulator.account(key).state, {
    endpoint: `http://127.0.0.1:${whole.simulator.httpPort}/inwx/live/jsonrpc/`,
    ...(password === undefined ? {} : { password }),
  });

const overviewOf = async () => (await overview())?.accounts[0];

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
  expect(whole.simulator.signIns["shop.inwx"]?.refused).toBe(0);
  const kept =
    whole.world.browser.storage.local.text() + whole.world.browser.storage.session.text();
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
  expect(whole.simulator.requests).toHaveLength(1);
});
