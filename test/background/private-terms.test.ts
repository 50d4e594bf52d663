// StatusRegistrar answers with bank data and an FTP password beside the one limit that is wanted: the whole worker
// adds an account against a registrar that marks each of them, and no mark may be left anywhere.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Result } from "../../src/domain/failure.ts";
import type { Probe } from "../../src/domain/probe/probe.ts";
import type { TestReport } from "../../src/messages/message-map.ts";
import { loginOf, saveMessage } from "../simulator/draft-of.ts";
import { privateOf } from "../simulator/line-protocol/commands/cnr-domains.ts";
import { type Simulator, startSimulator } from "../simulator/server.ts";
import type { ScenarioInput } from "../simulator/shared/scenario-schema.ts";
import { noon } from "../support/domain/records.ts";
import { searchFor } from "../support/leaks.ts";
import { draftWith, newWorld, pass, type World } from "../support/worker/worker.ts";

const login = "cnr.user";
const marks = privateOf(login);
const search = searchFor(marks);

const scenario: ScenarioInput = {
  title: "an account with bank data",
  accounts: [
    {
      key: "cnr",
      registrar: "cnr",
      system: "live",
      login,
      password: "cnr-pass",
      money: { amount: "500.00", credit: "0.00", currency: "EUR", vat: "19.00" },
      terms: { lowBalanceWarning: "237.00", emergencyCredit: "0.00" },
      charges: { rows: [{ object: "later.com", day: 5, price: "10.00" }] },
    },
  ],
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario, now: () => Date.now() });
});
afterAll(() => simulator.close());

let world: World;
/** Whatever was printed. */
let printed: string[];
let self: EventTarget;

beforeEach(async () => {
  world = newWorld();
  await simulator.reset(scenario);
  printed = [];
  self = new EventTarget();
  vi.stubGlobal("self", self);
  vi.stubGlobal("navigator", { onLine: true });
  for (const level of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, level).mockImplementation((...said) => void printed.push(textOf(said)));
  vi.resetModules();
  vi.doMock("../../src/platform/browser.ts", () => ({ browser: world.browser }));
  // A test need not keep to a command a second.
  vi.doMock("../../src/background/host-semaphore.ts", async (original) => ({
    ...(await original<typeof import("../../src/background/host-semaphore.ts")>()),
    inPace: (_host: string, _pace: unknown, work: () => Promise<unknown>) => work(),
  }));
  await import("../../src/background/index.ts");
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(simulator.violations).toEqual([]);
});

/** Everything in a value, bytes of buffers as text. */
function textOf(value: unknown): string {
  if (value instanceof Error)
    return `${value.name} ${value.message} ${value.stack} ${textOf(value.cause)}`;
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString("latin1");
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("latin1");
  if (value instanceof Map || value instanceof Set) return textOf([...value]);
  if (Array.isArray(value)) return value.map(textOf).join("\n");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([key, member]) => `${key}: ${textOf(member)}`)
      .join("\n");
  return String(value);
}

const request = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

/** All keys and values of every database, by its name. */
async function databases(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await request(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([
        request(objects.getAllKeys()),
        request(objects.getAll()),
      ]);
      found[`${name}/${store}`] = textOf([keys, values]);
    }
    database.close();
  }
  return found;
}

/** Where anything could have been left: storage, databases, badge, notifications, alarms. */
async function places(): Promise<Record<string, string>> {
  const { storage, badge, alarmsSet, notices, tabs } = world.browser;
  return {
    local: storage.local.text(),
    session: storage.session.text(),
    shown: textOf([badge, alarmsSet, notices.shown, tabs.open]),
    printed: printed.join("\n"),
    ...(await databases()),
  };
}

let replies: string[];
beforeEach(() => {
  replies = [];
});
async function send<T>(message: { name: string } & Record<string, unknown>): Promise<T> {
  const reply = (await world.browser.runtime.sendMessage(message)) as T;
  replies.push(textOf(reply));
  return reply;
}

async function expectClean(): Promise<void> {
  const all = { ...(await places()), replies: replies.join("\n") };
  for (const [place, text] of Object.entries(all))
    expect([place, search.in(text)]).toEqual([place, []]);
}

const draft = () =>
  draftWith({
    registrar: "cnr",
    user: login,
    password: "cnr-pass",
    endpoint: `http://127.0.0.1:${simulator.httpPort}/cnr/live/api/call.cgi`,
  });

/** All that the registrar was asked for so far has been answered, and what followed from it is done. */
async function settled(): Promise<void> {
  const { workSettled } = await import("../../src/background/at-work.ts");
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    await workSettled();
  }
}

const asked = () => simulator.requests.map(({ command }) => command);

/** Adds the account and uses it: each step's reply is kept, and each is looked at. */
async function addAccount(): Promise<string> {
  const tested = await send<Result<TestReport>>({ name: "test-account", draft: loginOf(draft()) });
  if (!tested.ok) throw new Error(textOf(tested));
  await expectClean();
  const saved = await send<Result<{ accountId: string }>>(saveMessage(draft(), tested.value));
  if (!saved.ok) throw new Error(textOf(saved));
  // The check that follows of itself has come to its lists, and kept them.
  while (!textOf(await databases()).includes("later.com"))
    await new Promise((resolve) => setImmediate(resolve));
  await settled();
  await expectClean();
  return saved.value.accountId;
}

async function useAccount(accountId: string): Promise<void> {
  pass(60_000);
  await send({ name: "refresh", accountId });
  await settled();
  await send({ name: "read-rights", accountId });
  await send({ name: "read-bookings", accountId, from: noon - 86_400_000, to: noon });
  // Lists the fields of that answer too, by their names alone.
  const probed = await send<Result<Probe>>({ name: "probe-account", accountId });
  expect(textOf(probed)).toContain("method: terms");
  await send({ name: "set-passphrase", current: "", next: "a passphrase of some length" });
  await send({ name: "lock" });
  await settled();
  await expectClean();
}

describe("bank data and FTP password that come with a new account's limits", () => {
  it("are nowhere, while the limit beside them is kept", async () => {
    const accountId = await addAccount();
    expect(asked()).toContain("StatusRegistrar");
    expect(replies[0]).toContain("237.00");
    const kept = await places();
    expect(kept.local).toContain('"237.00"');
    // What is kept is seen by this search: the charge in the lists, the figures in storage.
    expect(Object.values(kept).some((text) => text.includes("later.com"))).toBe(true);
    expect(kept.local).toContain("500.00");
    await useAccount(accountId);
  });

  it.each([
    ["an answer that was cut off", { kind: "cut", how: "complete", keep: 0.9 }],
    ["one whose connection died", { kind: "cut", how: "broken", keep: 0.9 }],
    ["a refusal that quotes them", { kind: "code", code: 549, text: textOf(marks) }],
    ["a web page that shows them", { kind: "html", title: textOf(marks) }],
    ["a body that is all of them", { kind: "body", body: textOf(marks) }],
  ] as const)("are nowhere after %s", async (_what, fault) => {
    simulator.faults.set({ command: "StatusRegistrar" }, fault);
    const accountId = await addAccount();
    expect(asked()).toContain("StatusRegistrar");
    expect(replies[0]).not.toContain("237.00");
    await useAccount(accountId);
  });

  it("would be found: each of them, in each place that is searched", async () => {
    await addAccount();
    for (const [name, mark] of Object.entries(marks)) {
      await world.browser.storage.session.set({ mark });
      expect(search.in((await places()).session ?? "")).toEqual([name]);
    }
    const database = await request(indexedDB.open("found", 1));
    database.close();
    const opened = indexedDB.open("found", 2);
    opened.onupgradeneeded = () => {
      const store = opened.result.createObjectStore("bytes");
      store.put({ within: new TextEncoder().encode(marks.SEPA_IBAN) }, "key");
    };
    (await request(opened)).close();
    expect(search.in((await places())["found/bytes"] ?? "")).toEqual(["SEPA_IBAN"]);
  });
});
