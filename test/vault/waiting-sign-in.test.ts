import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, it, vi } from "vitest";
import { accountWith, noon, statusWith } from "../support/domain/records.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

let browser: FakeBrowser;
let waiting: typeof import("../../src/vault/waiting-sign-in.ts");

/** As a browser does that starts the worker: nothing of an earlier one's memory is left. */
async function start() {
  vi.resetModules();
  vi.doMock("../../src/platform/browser.ts", () => ({ browser }));
  waiting = await import("../../src/vault/waiting-sign-in.ts");
}

beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  browser = createFakeBrowser();
  await start();
});

const { registrar, system, endpoint, publicFields } = accountWith({ user: "shop" });
const made = {
  accountId: "one",
  login: { registrar, system, endpoint, publicFields },
  at: noon,
  status: statusWith(),
  signIn: "password" as const,
  suggestedWarnBelow: "100",
  secretFields: { password: "hunter2" },
  session: { session: "session-77", timeout: 3600, maxTtl: 86_400 },
};

async function kept(): Promise<string> {
  const ticket = await waiting.keepWaiting(made);
  if (!ticket.ok) throw new Error(ticket.failure.kind);
  return ticket.value;
}

it("comes back whole by its ticket, to a worker that was started since", async () => {
  const ticket = await kept();
  await start();
  expect(await waiting.readWaiting()).toEqual({ ok: true, value: { ...made, ticket } });
});

it("lies in the browser's memory alone, and nothing secret of it in clear", async () => {
  await kept();
  expect(browser.storage.session.text()).toContain("shop");
  expect(browser.storage.session.text()).not.toMatch(/hunter2|session-77/);
  expect(browser.storage.local.text()).not.toMatch(/shop|hunter2|session-77/);
});

it("keeps nothing but the login of what it is given", async () => {
  const typed = { ...made.login, password: "hunter2", oneTimePassword: "998877" };
  await waiting.keepWaiting({ ...made, login: typed });
  expect(browser.storage.session.text()).not.toMatch(/hunter2|998877/);
});

it("of an earlier version, which browsers forget with it, is none", async () => {
  const { secretFields: _fields, session: _session, login, ...rest } = made;
  const { publicFields: _public, ...place } = login;
  const sealed = { nonce: "n", data: "d", by: "device" };
  const old = { ...rest, ticket: "t", login: { ...place, user: "shop", role: "" }, sealed };
  await browser.storage.session.set({ "tested-account": old });
  expect(await waiting.readWaiting()).toEqual({ ok: true, value: null });
});

it("is one: the next takes its place", async () => {
  const first = await kept();
  const second = await kept();
  expect(second).not.toBe(first);
  expect(await waiting.readWaiting()).toMatchObject({ value: { ticket: second } });
  await waiting.dropWaiting();
  expect(await waiting.readWaiting()).toEqual({ ok: true, value: null });
});

it.each([
  ["another account", { accountId: "two" }],
  ["a new account", { accountId: null }],
  ["another ticket", { ticket: "other" }],
  ["another user", { login: { ...made.login, publicFields: { user: "evil" } } }],
  ["another address", { login: { ...made.login, endpoint: "https://evil.example/" } }],
])("does not open for %s than the one it was made for", async (_case, part) => {
  await kept();
  const { "tested-account": found } = await browser.storage.session.get("tested-account");
  await browser.storage.session.set({ "tested-account": { ...(found as object), ...part } });
  expect(await waiting.readWaiting()).toMatchObject({ ok: false, failure: { kind: "vault" } });
});

it("that the key cannot be read for is a failure, not none", async () => {
  await kept();
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new DOMException("no", "UnknownError");
    },
  });
  await start();
  expect(await waiting.readWaiting()).toMatchObject({ ok: false, failure: { kind: "storage" } });
});
