export { type AccountDraft, draftOf } from "../simulator/draft-of.ts";

import { workLock } from "../../src/background/at-work.ts";
import type { Account } from "../../src/domain/account.ts";
import type { AlertSettings } from "../../src/domain/alert-settings.ts";
import type { Result } from "../../src/domain/failure.ts";
import { type AccountOverview, emptyOverview, type Overview } from "../../src/domain/overview.ts";
import type { Message, TestReport } from "../../src/messages/message-map.ts";
import { patiently } from "../browsers/patience.ts";
import { type AccountDraft, loginOf, saveMessage } from "../simulator/draft-of.ts";

/**
 * Runs the body of an async function in a page of the extension that holds none of its code. `api` is
 * the browser's own API there, `args` the list of further arguments. Gives what it returns, as JSON.
 */
export type RunInExtension = <T>(body: string, ...args: unknown[]) => Promise<T>;

/** What any page of the extension can see and ask, in either browser: its records and its messages. */
export interface ExtensionData {
  /** A record of `storage.local` by its key; undefined where it is not kept. */
  record<T>(key: string): Promise<T | undefined>;
  overview(): Promise<Overview>;
  /** The account of that name; throws where there is none. */
  account(name: string): Promise<AccountOverview>;
  /** Resolves with the first overview that fits, told by `storage.onChanged`; rejects after `ms` (a minute). */
  waitForOverview(fits: (overview: Overview) => boolean, ms?: number): Promise<Overview>;
  /** The same for one account by its name. */
  waitForAccount(
    name: string,
    fits: (account: AccountOverview) => boolean,
    ms?: number,
  ): Promise<AccountOverview>;
  /** Asks the worker as the pages do. Throws where it answers with a failure. */
  ask<T = null>(message: Message): Promise<T>;
  /**
   * Resolves when all that the worker had begun is done and published, overview, badge and alarm, but for
   * what waits for a registrar or follows its answers. Wakes the worker.
   */
  untilPublished(): Promise<void>;
  /**
   * Resolves when the worker, which this wakes, has nothing to do any more: what it has begun is done, with all that this set off. Rejects after
   * two minutes: any request would have been given up by then.
   */
  untilAtRest(): Promise<void>;
  /** Whether the worker has something to do. */
  isAtWork(): Promise<boolean>;
  /**
   * Lets so many minutes pass for everything that is kept: the browser's clock cannot be moved, so all
   * moments in the records are moved back. The worker holds no others, and must not write at the same time.
   */
  elapse(minutes: number): Promise<void>;
  /** Plans the alarm that the worker may have taken away, so that it can be fired. */
  ensureAlarm(): Promise<void>;
  /** As if no account had ever been removed: what is kept of them for a time is gone. The worker must not write. */
  forgetFormer(): Promise<void>;
  /** As if no account had been signed in to within the hour: the worker signs in so often at most. */
  forgetSignIns(): Promise<void>;
  /** All that the browser keeps for the extension, as text. */
  dump(): Promise<string>;
}

/** Opens each of the databases there are by these names, and does the body with its `store` and `asked`. */
const inDatabases = (names: readonly string[], body: string): string => `
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    if (!${JSON.stringify(names)}.includes(name)) continue;
    const open = await asked(indexedDB.open(name));
    const store = open.transaction("values", "readwrite").objectStore("values");
    ${body}
    open.close();
  }`;

/** The worker holds this lock while it has something to do, and whoever asks for it alone waits until then. */
const untilLetGo = `
  let stop;
  const late = new Promise((_, reject) => {
    stop = setTimeout(() => reject(new Error("The worker does not come to rest.")), args[0]);
  });
  await Promise.race([late, navigator.locks.request(${JSON.stringify(workLock)}, () => clearTimeout(stop))]);`;

const moveBack = `
  const moments = new Set(["at", "attemptedAt", "loadedAt", "nextCheckAt", "openedAt", "usedAt"]);
  const moved = (value, key) => {
    if (typeof value === "number") return moments.has(key) && value > 0 ? value - args[0] : value;
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map((item) => moved(item, ""));
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, moved(item, name)]));
  };
  await api.storage.local.set(moved(await api.storage.local.get(null), ""));
  ${inDatabases(
    ["charges", "ledger"],
    `const keys = await asked(store.getAllKeys());
     for (const key of keys) await asked(store.put(moved(await asked(store.get(key)), ""), key));`,
  )}`;

const nextChange = `
  const [seen, ms] = args;
  return new Promise((resolve, reject) => {
    const end = (settle, value) => {
      clearTimeout(timer);
      api.storage.onChanged.removeListener(look);
      settle(value);
    };
    const look = async () => {
      const kept = (await api.storage.local.get("overview")).overview?.value ?? null;
      const open = (await api.storage.session.get("overview")).overview?.value;
      const now = JSON.stringify(kept?.vault.hidden && open ? open : kept);
      if (now !== seen) end(resolve, now);
    };
    const timer = setTimeout(() => end(reject, new Error("the overview stays " + seen)), ms);
    api.storage.onChanged.addListener(look);
    look();
  });`;

const byName = (overview: Overview, name: string): AccountOverview | undefined =>
  overview.accounts.find((account) => account.name === name);

export function createExtensionData(run: RunInExtension): ExtensionData {
  const record = async <T>(key: string): Promise<T | undefined> => {
    const kept = await run<{ value: T } | null>(
      "return (await api.storage.local.get(args[0]))[args[0]] ?? null;",
      key,
    );
    return kept?.value;
  };
  // As the pages read it: what a vault hides is in the browser's memory while it is open.
  const overview = async (): Promise<Overview> => {
    const kept = (await record<Overview>("overview")) ?? emptyOverview;
    if (!kept.vault.hidden) return kept;
    const open = await run<{ value: Overview } | null>(
      'return (await api.storage.session.get("overview")).overview ?? null;',
    );
    return open?.value ?? kept;
  };

  async function waitForOverview(
    fits: (overview: Overview) => boolean,
    ms = patiently(60_000),
  ): Promise<Overview> {
    const end = Date.now() + ms;
    let seen: string | null = null;
    for (;;) {
      seen = await run<string>(nextChange, seen, Math.max(1, end - Date.now()));
      const found = (JSON.parse(seen) as Overview | null) ?? emptyOverview;
      if (fits(found)) return found;
    }
  }

  // Changes nothing, and is answered like any change of an account: in turn, and once that is published.
  const change: Message = { name: "remove-account", accountId: "none" };
  async function untilPublished(): Promise<void> {
    // A start of the browser is three steps in turn: the third change stands behind the last of them.
    for (let turn = 0; turn < 3; turn++)
      await run<unknown>("return api.runtime.sendMessage(args[0]);", change);
  }

  return {
    record,
    overview,
    untilPublished,
    isAtWork: () =>
      run<boolean>(
        "return (await navigator.locks.query()).held.some(({ name }) => name === args[0]);",
        workLock,
      ),
    untilAtRest: async () => {
      // A worker that starts has begun its work when it answers.
      await untilPublished();
      await run<void>(untilLetGo, patiently(120_000));
    },
    waitForOverview,
    account: async (name) => {
      const found = byName(await overview(), name);
      if (!found) throw new Error(`There is no account ${name}.`);
      return found;
    },
    waitForAccount: async (name, fits, ms) => {
      const isThere = (all: Overview): boolean => {
        const account = byName(all, name);
        return account !== undefined && fits(account);
      };
      return byName(await waitForOverview(isThere, ms), name) as AccountOverview;
    },
    ask: async <T>(message: Message): Promise<T> => {
      const reply = await run<Result<T>>("return api.runtime.sendMessage(args[0]);", message);
      if (!reply.ok) throw new Error(`${message.name}: ${JSON.stringify(reply.failure)}`);
      return reply.value;
    },
    elapse: (minutes) =>
      run<void>(
        // An alarm that comes meanwhile would wake a worker that writes the same records.
        `const planned = await api.alarms.get("check");
         await api.alarms.clear("check");
         ${moveBack}
         if (planned) await api.alarms.create("check",
           { delayInMinutes: 60, periodInMinutes: planned.periodInMinutes ?? 5 });`,
        minutes * 60_000,
      ),
    ensureAlarm: () =>
      run<void>(
        `if (!(await api.alarms.get("check")))
           await api.alarms.create("check", { delayInMinutes: 60 });`,
      ),
    forgetFormer: async () => {
      await run<void>(
        inDatabases(["history", "ledger", "known-accounts"], "await asked(store.clear());"),
      );
      await run<void>(`await api.storage.local.remove(["watch", "written:watch"]);`);
    },
    forgetSignIns: () =>
      run<void>(
        `const kept = Object.keys(await api.storage.session.get());
         await api.storage.session.remove(kept.filter((key) => key.startsWith("sign-ins/")));`,
      ),
    dump: () =>
      run<string>(
        `const areas = [api.storage.local, api.storage.session, api.storage.sync];
         return JSON.stringify(await Promise.all(areas.map((area) => area.get(null))));`,
      ),
  };
}

/**
 * Whether an account was checked since a moment, that of its saving or a later one, and its next check is planned.
 * @param since milliseconds since the epoch; without it a minute ago
 */
export const isSettled = (
  { figures, nextCheckAt, checkEvery, statistics, system }: AccountOverview,
  since = Date.now() - patiently(60_000),
): boolean =>
  figures !== null &&
  figures.at >= since &&
  // At most a tenth is taken off the interval; a check that is only begun claims five minutes.
  (nextCheckAt === null || nextCheckAt - figures.at >= checkEvery * 54_000) &&
  (system === "ote" || statistics !== null);

/**
 * Adds an account, or changes the login of one, by the messages that the settings page sends, for tests that are not about
 * the page. Resolves when it has been checked for the first time.
 */
export async function saveAccount(
  data: ExtensionData,
  draft: AccountDraft,
): Promise<AccountOverview> {
  const since = Date.now();
  const report = await data.ask<TestReport>({ name: "test-account", draft: loginOf(draft) });
  const { accountId } = await data.ask<{ accountId: string }>(saveMessage(draft, report));
  return data.waitForAccount(
    draft.name,
    (account) => account.id === accountId && isSettled(account, since),
  );
}

/** Saves what an account warns of, as the form of its settings does; the rest of them stays. */
export async function saveAlertSettings(
  data: ExtensionData,
  accountId: string,
  alerts: AlertSettings,
): Promise<void> {
  const accounts = (await data.record<Account[]>("accounts")) ?? [];
  const account = accounts.find(({ id }) => id === accountId);
  if (!account) throw new Error(`There is no account ${accountId}.`);
  const { name, warnBelow, checkEvery } = account;
  const settings = { name, warnBelow, checkEvery };
  await data.ask({ name: "save-settings", accountId, settings, alerts });
}

/** Removes all accounts, with what is kept about them. */
export async function removeAllAccounts(data: ExtensionData): Promise<void> {
  const accounts = (await data.record<Account[]>("accounts")) ?? [];
  for (const { id } of accounts) {
    await data.ask({ name: "remove-account", accountId: id });
    await data.ask({ name: "finish-removal", accountId: id });
  }
}
