import { workLock } from "../../src/background/at-work.ts";
import { draftOf, loginOf, saveMessage } from "../simulator/draft-of.ts";
import { type Simulator, startSimulator } from "../simulator/server.ts";
import { launchBenchBrowser } from "./bench-browser.ts";
import type { BenchRow } from "./bench-row.ts";
import type { BenchTab } from "./bench-tab.ts";
import { mediansInTurn } from "./median.ts";
import { hundredAccounts } from "./refresh-scenario.ts";
import { ratioRow } from "./row.ts";
import { copyOf } from "./yardstick-extension.ts";

type SimulatedAccount = Simulator["accounts"][number];

const delay = 100;

async function ask(page: BenchTab, message: object): Promise<unknown> {
  const answer = await page.evaluate<{ ok: boolean; value: unknown; failure: unknown }>(
    `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

/** Resolves when the worker has nothing to do any more: the lists that follow a check are waited for by nobody else. */
async function untilIdle(page: BenchTab): Promise<void> {
  // Changes nothing, and wakes it.
  await ask(page, { name: "remove-account", accountId: "none" });
  await page.evaluate(`navigator.locks.request(${JSON.stringify(workLock)}, () => undefined)`);
}

/** Adds accounts as the settings page does, and waits for their first check, which counts the products too, and their lists. */
async function addAccounts(page: BenchTab, accounts: readonly SimulatedAccount[]): Promise<void> {
  for (const account of accounts) {
    const draft = draftOf(account);
    const report = (await ask(page, { name: "test-account", draft: loginOf(draft) })) as {
      ticket: string;
    };
    await ask(page, saveMessage(draft, report));
  }
  // Answers when every check has ended, those that saving began included.
  await ask(page, { name: "refresh", accountId: null });
  await untilIdle(page);
}

// The plan is all that changes: sessions stay open and the statistics fresh.
const makeDue = `(async () => {
  const { snapshots } = await chrome.storage.local.get("snapshots");
  for (const snapshot of Object.values(snapshots.value)) snapshot.nextCheckAt = 0;
  await chrome.storage.local.set({ snapshots });
})()`;

const checkDue = `(async () => {
  const start = performance.now();
  const answer = await chrome.runtime.sendMessage({ name: "check-due" });
  const took = performance.now() - start;
  if (answer?.ok !== true) throw new Error(JSON.stringify(answer));
  return took;
})()`;

/** Milliseconds of one round over all accounts of an extension. Throws if it was not one request each. */
async function roundTime(page: BenchTab, registrar: Simulator, accounts: number): Promise<number> {
  await untilIdle(page);
  await page.evaluate(makeDue);
  const before = registrar.requests.length;
  const took = await page.evaluate<number>(checkDue);
  const requests = registrar.requests.slice(before);
  const isPlain = requests.every(
    ({ command, via, code, fault }) =>
      command === "StatusAccount" && via === "session" && code === 200 && fault === "delay",
  );
  if (requests.length !== accounts || !isPlain)
    throw new Error(`${requests.length} requests for ${accounts} accounts, or not the plain ones.`);
  return took;
}

/**
 * One ordinary check round of 100 accounts, 50 at each of two API hosts (LIVE and OT&E), beside the round of an installation with one account, where the server answers every request
 * after 100 ms. The sessions are open and the statistics not due: one request for each account.
 */
export async function benchRefreshMany(extension: string): Promise<BenchRow[]> {
  const registrar = await startSimulator({ scenario: hundredAccounts() });
  const copy = await copyOf(extension);
  const browser = await launchBenchBrowser({
    httpsPort: registrar.httpsPort,
    certificate: registrar.certificate.cert,
  });
  try {
    const many = await (await browser.load(extension)).probe();
    const one = await (await browser.load(copy.path)).probe();
    await addAccounts(many, registrar.accounts);
    await addAccounts(one, registrar.accounts.slice(0, 1));
    registrar.faults.set({}, { kind: "delay", ms: delay });
    const medians = await mediansInTurn({
      many: () => roundTime(many, registrar, registrar.accounts.length),
      one: () => roundTime(one, registrar, 1),
    });
    if (registrar.violations.length) throw new Error(JSON.stringify(registrar.violations));
    const name = `check round of 100 accounts on two hosts, server answers after ${delay} ms; 1 account`;
    return [ratioRow(name, "ms", medians.many, medians.one, 10)];
  } finally {
    await browser.close();
    await registrar.close();
    await copy.remove();
  }
}
