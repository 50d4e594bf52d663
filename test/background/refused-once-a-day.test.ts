// A price list with a login of its own, which is refused: the whole worker adds an account with a wrong one, and how often
// that is tried is counted.
import { expect, it } from "vitest";
import type { Result } from "../../src/domain/failure.ts";
import type { TestReport } from "../../src/messages/message-map.ts";
import { type AccountDraft, draftOf, loginOf, saveMessage } from "../simulator/draft-of.ts";
import { wholeWorker } from "../support/worker/whole-worker.ts";

const whole = wholeWorker("autodns");
const { send } = whole;

const tries = (): number =>
  whole.simulator.requests.filter(({ command }) => command === "GET /document/price_list.xml")
    .length;

async function saved(draft: AccountDraft): Promise<string> {
  const tested = await send<Result<TestReport>>({ name: "test-account", draft: loginOf(draft) });
  if (!tested.ok) throw new Error(JSON.stringify(tested.failure));
  const { value } = tested;
  const kept = await send<Result<{ accountId: string }>>(saveMessage(draft, value));
  if (!kept.ok) throw new Error(JSON.stringify(kept.failure));
  const { workSettled } = await import("../../src/background/at-work.ts");
  await workSettled();
  return kept.value.accountId;
}

async function refreshed(accountId: string): Promise<void> {
  const { workSettled } = await import("../../src/background/at-work.ts");
  await send({ name: "refresh", accountId });
  await workSettled();
}

it("tries a refused login of the price list once, whoever asks, until the login is edited", async () => {
  const { state } = whole.simulator.account("autodns");
  const right = draftOf(state, {
    endpoint: `http://127.0.0.1:${whole.simulator.httpPort}/autodns/live/`,
  });
  const { publicFields = {}, secretFields = {} } = right.more ?? {};
  const more = { publicFields, secretFields: { ...secretFields, pricePassword: "a-wrong-one" } };
  const accountId = await saved({ ...right, more });
  expect(tries()).toBe(1);
  await refreshed(accountId);
  expect(await send({ name: "probe-account", accountId })).toMatchObject({ ok: true });
  expect(tries()).toBe(1);
  expect(whole.world.browser.storage.session.text()).not.toContain("a-wrong-one");
  // The price user is the same: only a secret is another one.
  await saved({ ...right, id: accountId });
  await refreshed(accountId);
  expect(tries()).toBe(2);
});
