import { IDBFactory } from "fake-indexeddb";
import { vi } from "vitest";
import type { Account, AccountSettings } from "../../../src/domain/account.ts";
import type { AlertSettings } from "../../../src/domain/alert-settings.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
import { type AccountDraft, loginOf, saveMessage } from "../../simulator/draft-of.ts";
import { type AccountPart, accountWith, noon } from "../domain/records.ts";
import { createFakeBrowser } from "../fake-browser.ts";
import { namedAt, provedAt } from "../registrars/credential.ts";
import { fakeRegistrar } from "./fake-client.ts";

/** A browser with a registrar behind it, and no worker running in it yet. */
export function newWorld() {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.useFakeTimers({ toFake: ["Date"], now: noon });
  return { browser: createFakeBrowser(), registrar: fakeRegistrar() };
}
export type World = ReturnType<typeof newWorld>;

/**
 * Loads the worker's modules afresh, as a browser does that woke it: nothing of an earlier worker's memory is
 * left, storage and database are as they were. The entry point itself is not run.
 */
export async function startWorker({ browser, registrar }: World) {
  vi.resetModules();
  vi.doMock("../../../src/platform/browser.ts", () => ({ browser }));
  vi.doMock("../../../src/registrars/clients.ts", async () => ({
    ...(await vi.importActual("../../../src/registrars/clients.ts")),
    createClient: registrar.clientOf,
  }));
  const [
    changes,
    checks,
    manage,
    save,
    test,
    publishing,
    accounts,
    snapshots,
    overview,
    secrets,
    handling,
    flights,
    follow,
    removals,
    work,
  ] = await Promise.all([
    import("../../../src/background/epoch-guard.ts"),
    import("../../../src/background/checks.ts"),
    import("../../../src/background/manage-accounts.ts"),
    import("../../../src/background/save-account.ts"),
    import("../../../src/background/test-account.ts"),
    import("../../../src/background/publish.ts"),
    import("../../../src/storage/accounts-record.ts"),
    import("../../../src/storage/snapshots-record.ts"),
    import("../../../src/storage/overview-record.ts"),
    import("../../../src/vault/secrets.ts"),
    import("../../../src/background/message-handlers.ts"),
    import("../../../src/background/foresight/single-flight.ts"),
    import("../../../src/background/foresight/follow-up.ts"),
    import("../../../src/background/removals.ts"),
    import("../../../src/background/at-work.ts"),
  ]);

  async function read<T>(record: { read(): Promise<{ ok: boolean; value?: T }> }): Promise<T> {
    const result = await record.read();
    if (!result.ok) throw new Error("the record cannot be read");
    return result.value as T;
  }

  /** What a check set off goes on after its answer: a test that looks at what is left must not run ahead of it. */
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      await work.workSettled();
    }
  };
  const then =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      const result = await work(...args);
      await settled();
      return result;
    };

  return {
    ...changes,
    ...checks,
    checkDue: then(checks.checkDue),
    checkAfter: then(checks.checkAfter),
    refresh: then(checks.refresh),
    settled,
    /** The same as the worker has them: their answers come before what they set off. */
    unsettled: checks,
    ...flights,
    ...follow,
    ...manage,
    ...removals,
    /** As a page has it removed, and not taken back. */
    removeForGood: async (accountId: string) => {
      const taken = await handling.handlers["remove-account"]({ accountId });
      return taken.ok ? handling.handlers["finish-removal"]({ accountId }) : taken;
    },
    /** Removes an account for good: nobody takes it back. */
    removeAccount: async (accountId: string) => {
      const taken = await removals.takeOut(accountId, Date.now());
      return taken.ok ? removals.finishRemovals(({ account }) => account.id === accountId) : taken;
    },
    ...save,
    ...test,
    testAccount: (draft: AccountDraft) => test.testAccount(loginOf(draft)),
    saveAccount: (draft: AccountDraft, report: { ticket: string }) => {
      const { ticket, settings } = saveMessage(draft, report);
      return save.saveAccount(ticket, settings);
    },
    /** Saves the settings of an account as its form does: these warnings and parts, and the rest as it is. */
    saveAlertSettings: async (
      accountId: string,
      alerts: AlertSettings,
      part: Partial<AccountSettings> = {},
    ) => {
      const all = await accounts.accountsRecord.read();
      const found = all.ok ? all.value.find(({ id }) => id === accountId) : undefined;
      const { name, warnBelow, checkEvery } = found ?? accountWith({});
      const settings = { name, warnBelow, checkEvery, ...part };
      return handling.handlers["save-settings"]({ accountId, settings, alerts });
    },
    ...publishing,
    ...secrets,
    ...handling,
    accountsRecord: accounts.accountsRecord,
    snapshotsRecord: snapshots.snapshotsRecord,
    accounts: () => read<Account[]>(accounts.accountsRecord),
    snapshot: async (id = "one"): Promise<Snapshot | undefined> =>
      (await read<Record<string, Snapshot>>(snapshots.snapshotsRecord))[id],
    shown: async (id = "one") =>
      (await read(overview.overviewRecord)).accounts.find((account) => account.id === id),
    overview: () => read(overview.overviewRecord),
    /** Keeps accounts with passwords the registrar knows, as if each had been saved long ago. */
    have: async (...parts: AccountPart[]) => {
      const all = parts.map(({ id = "one", ...part }) => {
        const { registrar: own = "", user, role } = part;
        const isUsual = own === "" || user !== undefined || role !== undefined;
        const login = isUsual ? { user: id } : { publicFields: namedAt(own, id) };
        return accountWith({ id, ...login, ...part });
      });
      for (const account of all) {
        const { publicFields } = account;
        const user = publicFields.user ?? Object.values(publicFields)[0] ?? "";
        const password = `password of ${user}`;
        registrar.passwords.set(user, password);
        const { secretFields } = provedAt(account.registrar, password);
        if (account.signIn === "password") await secrets.keepSecretFields(account, secretFields);
      }
      await accounts.accountsRecord.update((before) => [...before, ...all]);
      return all;
    },
    plan: (id: string, part: Partial<Snapshot>) =>
      snapshots.snapshotsRecord.update((all) => {
        const before = all[id];
        return before ? { ...all, [id]: { ...before, ...part } } : all;
      }),
  };
}
export type Worker = Awaited<ReturnType<typeof startWorker>>;

/** Lets the clock stand `milliseconds` later. */
export const pass = (milliseconds: number): void =>
  void vi.setSystemTime(Date.now() + milliseconds);

export const draftWith = (part: Partial<AccountDraft> = {}): AccountDraft => ({
  id: null,
  name: "Shop",
  registrar: "ispapi",
  system: "live",
  user: "one",
  role: "",
  endpoint: null,
  warnBelow: "",
  checkEvery: 15,
  password: "password of one",
  oneTimePassword: "",
  keepPassword: false,
  ...part,
});
