import { idleClient } from "../src/registrars/clients.ts";
import { draftOf, loginOf, saveMessage } from "../test/simulator/draft-of.ts";
import type { Account as SimulatedAccount } from "../test/simulator/shared/scenario-schema.ts";
import type { DemoPage } from "./demo-browser.ts";

const names: Record<string, string> = {
  fine: "Main account",
  low: "Webshop EU",
  grove: "Grove Media",
  tulip: "Tulip Hosting",
  harbour: "Harbour Trading",
  elster: "Elster Domains",
  lantern: "Lantern Works",
  jardin: "Jardin Studio",
  beacon: "Beacon Domains",
  test: "Sandbox",
};

const send = (page: DemoPage, message: object): Promise<unknown> => {
  // One of the two names exists, and answers with a promise.
  const api = "(globalThis.browser ?? globalThis.chrome).runtime";
  return page.evaluate(`${api}.sendMessage(${JSON.stringify(message)})`);
};

interface Answer {
  ok: boolean;
  failure?: { kind: string; text: string };
  value?: unknown;
}

async function ask(page: DemoPage, message: object): Promise<unknown> {
  const answer = (await send(page, message)) as Answer;
  if (!answer.ok) throw new Error(`${answer.failure?.kind}: ${answer.failure?.text}`);
  return answer.value;
}

/** Resolves when the worker has foreseen every LIVE account from a list of charges that came through. */
const foreseen = `new Promise((resolve) => {
  const { storage } = globalThis.browser ?? globalThis.chrome;
  const look = async () => {
    const { overview } = await storage.local.get("overview");
    const live = overview.value.accounts.filter(({ system }) => system === "live");
    if (!live.every(({ foresight }) => foresight?.loadedAt && !foresight.loading)) return;
    storage.onChanged.removeListener(look);
    resolve(true);
  };
  storage.onChanged.addListener(look);
  void look();
})`;

/** Rounds after which the balances of the past weeks, two a round, are all there. */
const roundsOfThePast = 7;

/** Sets the accounts up as the settings page does: a test sign-in each, then kept with its figures. */
export async function addDemoAccounts(
  page: DemoPage,
  accounts: readonly SimulatedAccount[],
): Promise<void> {
  const withPast: string[] = [];
  for (const account of accounts) {
    const draft = draftOf(account, { name: names[account.key] ?? account.key });
    const report = (await ask(page, { name: "test-account", draft: loginOf(draft) })) as {
      ticket: string;
    };
    const { accountId } = (await ask(page, saveMessage(draft, report))) as { accountId: string };
    if (idleClient(account.registrar).pastBalances) withPast.push(accountId);
  }
  // The others tell no balance of the past, and one of them takes a request every few seconds only.
  for (let round = 0; round < roundsOfThePast; round++) {
    for (const accountId of withPast) await ask(page, { name: "refresh", accountId });
    await page.evaluate(foreseen);
  }
}
