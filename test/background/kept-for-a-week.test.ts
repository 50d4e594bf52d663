// A registrar whose customers have an account in each currency, and whose extensions tell when they are charged: the whole
// worker adds accounts, and what a day, a browser's start and a week cost in requests is counted.
import { expect, it, vi } from "vitest";
import type { Result } from "../../src/domain/failure.ts";
import type { LoginDraft, TestReport } from "../../src/messages/message-map.ts";
import { draftOf, loginOf, saveMessage } from "../simulator/draft-of.ts";
import { wholeWorker } from "../support/worker/whole-worker.ts";

const whole = wholeWorker("rtr");
const { send, overview } = whole;

const shown = async (name = "rtr") =>
  (await overview())?.accounts.find((account) => account.name === name);

const count = (command: string): number => whole.simulator.find({ command }).length;
const costs = () => ({
  // Without those that ask for a number alone.
  names: whole.simulator
    .find({ command: "GET /domains" })
    .filter(({ parameters }) => parameters.order).length,
  prices: count("GET /customers/{customer}/pricelist"),
  extensions: count("GET /tlds/{tld}/info"),
});

const draft = (name: string) => ({
  ...draftOf(whole.simulator.account("rtr").state, {
    endpoint: `http://127.0.0.1:${whole.simulator.httpPort}/rtr/live/`,
  }),
  name,
});

async function tested(name: string, currency = ""): Promise<TestReport> {
  const { publicFields, ...login } = loginOf(draft(name));
  const typed: LoginDraft = {
    ...login,
    publicFields: { ...publicFields, ...(currency !== "" && { currency }) },
  };
  const report = await send<Result<TestReport>>({ name: "test-account", draft: typed });
  if (!report.ok) throw new Error(JSON.stringify(report.failure));
  return report.value;
}

async function added(name: string, currency = ""): Promise<TestReport> {
  const report = await tested(name, currency);
  expect((await send<Result<unknown>>(saveMessage(draft(name), report))).ok).toBe(true);
  await expect.poll(async () => (await shown(name))?.foresight?.loadedAt).toBeTruthy();
  return report;
}

async function refreshed(): Promise<void> {
  const before = (await shown())?.foresight?.loadedAt;
  await send({ name: "refresh", accountId: null });
  await expect.poll(async () => (await shown())?.foresight?.loadedAt).not.toBe(before);
  const { workSettled } = await import("../../src/background/at-work.ts");
  await workSettled();
}

it("prices are asked for once a day, and the terms of extensions once a week, whatever is restarted", async () => {
  await added("rtr");
  const first = costs();
  expect(first).toEqual({ names: 1, prices: 1, extensions: 5 });

  vi.setSystemTime(Date.now() + 6 * 3_600_000);
  await refreshed();
  // Another UTC day may have begun with these hours: prices are asked for then.
  expect(costs()).toMatchObject({ names: 2, extensions: 5 });

  // The browser is restarted: what it kept in memory is gone.
  await whole.world.browser.storage.session.clear();
  const { prices } = costs();
  await refreshed();
  expect(costs()).toEqual({ names: 3, prices: prices + 1, extensions: 5 });

  vi.setSystemTime(Date.now() + 7 * 86_400_000);
  await refreshed();
  expect(costs()).toEqual({ names: 4, prices: prices + 2, extensions: 10 });
});

it("an account is one in its currency: told at the check, joined where it was entered twice, and never with another", async () => {
  const first = await added("rtr");
  expect(first).toMatchObject({
    login: "harbour@trading",
    suggestedWarnBelow: "250.00",
    already: null,
    status: {
      currency: "EUR",
      balance: "1602.65",
      beside: [
        { kind: "awaiting-approval", currency: "EUR", amount: "500.00" },
        { kind: "other-account", currency: "USD", amount: "322.05" },
      ],
    },
  });
  expect(await tested("again", "EUR")).toMatchObject({
    login: "harbour@trading · EUR",
    already: "rtr",
  });
  const dollar = await added("dollars", "USD");
  expect(dollar).toMatchObject({ already: null, suggestedWarnBelow: "900.00" });
  await added("euros", "eur");
  const all = await overview();
  const [one, two, three] = all?.accounts ?? [];
  expect([one, two, three].map((account) => account?.name)).toEqual(["rtr", "dollars", "euros"]);
  expect([one?.sameAs, two?.sameAs, three?.sameAs]).toEqual([null, null, one?.id]);
  expect(one?.figures?.beside).toHaveLength(2);
  expect(all?.totals.map(({ currency, accounts }) => [currency, accounts])).toEqual([
    ["EUR", 1],
    ["USD", 1],
  ]);
  expect(one?.facts.assumptions).toEqual([
    "price-list",
    "yearly-prices",
    "currency-of-names",
    "expiry-days",
  ]);
  const kept =
    whole.world.browser.storage.local.text() + whole.world.browser.storage.session.text();
  expect(kept).not.toMatch(/Mustermann|private\.example|auth-\d|rtr-key/);
});
