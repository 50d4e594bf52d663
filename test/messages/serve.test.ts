import { beforeEach, describe, expect, it, vi } from "vitest";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import type { LoginDraft, MessageName } from "../../src/messages/message-map.ts";
import { type Handlers, serveMessages } from "../../src/messages/serve.ts";
import { preferencesWith, statusWith } from "../support/domain/records.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

const page = { id: "own-extension", url: "chrome-extension://own-extension/options.html" };
const done = { ok: true as const, value: null };
const nothingKept = { charges: done, loading: done, history: done, ledger: done };
let counted: ReturnType<typeof vi.fn<(work: Promise<unknown>) => void>>;
let handlers: { [N in MessageName]: ReturnType<typeof vi.fn<Handlers[N]>> };

beforeEach(() => {
  seam.browser = createFakeBrowser();
  handlers = {
    "check-due": vi.fn(async () => done),
    refresh: vi.fn(async () => done),
    "test-account": vi.fn(async () => ({ ok: true as const, value: report })),
    "save-account": vi.fn(async () => ({ ok: true as const, value: { accountId: "one" } })),
    "remove-account": vi.fn(async () => done),
    "finish-removal": vi.fn(async () => done),
    "undo-removal": vi.fn(async () => done),
    "reorder-accounts": vi.fn(async () => done),
    "enable-account": vi.fn(async () => done),
    "save-preferences": vi.fn(async () => done),
    "hide-amounts": vi.fn(async () => done),
    "save-settings": vi.fn(async () => done),
    "amend-alert-settings": vi.fn(async () => done),
    snooze: vi.fn(async () => done),
    "stop-charges": vi.fn(async () => done),
    "read-bookings": vi.fn(async () => ({ ok: true as const, value: { rows: [], more: false } })),
    "read-charges": vi.fn(async () => ({
      ok: true as const,
      value: { rows: [], currency: "EUR", more: false },
    })),
    "try-reads": vi.fn(async () => ({ ok: true as const, value: [] })),
    "read-rights": vi.fn(async () => ({ ok: true as const, value: [] })),
    "probe-account": vi.fn(async () => ({
      ok: true as const,
      value: { requests: [], outcomes: [] },
    })),
    unlock: vi.fn(async () => done),
    lock: vi.fn(async () => done),
    "set-passphrase": vi.fn(async () => done),
    "remove-passphrase": vi.fn(async () => done),
    "acknowledge-aside": vi.fn(async () => done),
    "begin-samples": vi.fn(async () => done),
    "end-samples": vi.fn(async () => done),
    "read-sample": vi.fn(async () => ({ ok: true as const, value: nothingKept })),
    "forget-secrets": vi.fn(async () => done),
    "delete-everything": vi.fn(async () => done),
  };
  counted = vi.fn();
  serveMessages(handlers, (work) => {
    counted(work);
    return work;
  });
});

const draft: LoginDraft = {
  accountId: null,
  registrar: "ispapi",
  system: "live",
  publicFields: { user: "shop.example" },
  endpoint: null,
  secretFields: { password: "secret" },
  oneTimePassword: "",
  keepPassword: false,
};
const settings = { name: "Shop", warnBelow: "", checkEvery: 15 };
const report = {
  ticket: "t",
  host: "api.ispapi.net",
  login: "shop.example",
  status: statusWith(),
  already: null,
  noteThatGoes: null,
  rights: null,
  suggestedWarnBelow: "100",
};

const messages: { [N in MessageName]: Record<string, unknown> } = {
  "check-due": {},
  refresh: { accountId: null },
  "test-account": { draft },
  "save-account": { ticket: "t", settings },
  "remove-account": { accountId: "one" },
  "finish-removal": { accountId: "one" },
  "undo-removal": { accountId: "one" },
  "reorder-accounts": { accountIds: ["two", "one"] },
  "enable-account": { accountId: "one", enabled: false },
  "save-preferences": { preferences: preferencesWith() },
  "hide-amounts": { hide: true },
  "save-settings": {
    accountId: "one",
    settings: { ...settings, warnBelow: "100" },
    alerts: initialAlertSettings,
  },
  "amend-alert-settings": { accountId: "one", part: { payFor: "month", reserved: "0" } },
  snooze: { accountId: "one", until: 1 },
  "stop-charges": { accountId: "one" },
  "read-bookings": { accountId: "one", from: 0, to: 1 },
  "read-charges": { accountId: "one" },
  "try-reads": { ticket: "ticket" },
  "read-rights": { accountId: "one" },
  "probe-account": { accountId: "one" },
  unlock: { passphrase: "correct horse" },
  lock: {},
  "set-passphrase": { current: "", next: "correct horse" },
  "remove-passphrase": { current: "correct horse" },
  "acknowledge-aside": {},
  "begin-samples": {},
  "end-samples": {},
  "read-sample": { accountId: "one" },
  "forget-secrets": {},
  "delete-everything": {},
};
const names = Object.keys(messages) as MessageName[];

async function answer(message: unknown, sender: { id?: string; url?: string } = page) {
  const [reply] = await seam.browser.runtime.onMessage.emit(message, sender);
  return reply;
}

const called = () => names.filter((name) => handlers[name].mock.calls.length > 0);

describe("a message about a sample account", () => {
  const aboutAccount = names.filter((name) => "accountId" in messages[name]);
  const asked = ["read-bookings", "read-sample"];

  it.each(aboutAccount.filter((name) => !asked.includes(name)))(
    "%s reaches no handler: there is no registrar to ask, and nothing to change",
    async (name) => {
      const reply = await answer({ name, ...messages[name], accountId: "sample-soon" });
      expect(reply).toMatchObject({ ok: false, failure: { kind: "sample-data" } });
      expect(called()).toEqual([]);
    },
  );

  it.each(asked)("%s is answered", async (name) => {
    const wanted = { name, ...messages[name as MessageName], accountId: "sample-soon" };
    expect(await answer(wanted)).toMatchObject({ ok: true });
  });
});

describe("a message from an own page", () => {
  it.each(names)(
    "%s reaches its handler with its request, and the reply comes back",
    async (name) => {
      const message = { name, ...messages[name] };
      const reply = await answer(message);
      expect(reply).toEqual(await handlers[name].mock.results[0]?.value);
      expect(called()).toEqual([name]);
      // Until then the worker has something to do.
      expect(await counted.mock.calls[0]?.[0]).toBe(reply);
      expect(handlers[name]).toHaveBeenCalledWith(message);
    },
  );

  it("may come from any of its pages, and from a part of one", async () => {
    const sender = { ...page, url: "chrome-extension://own-extension/popup.html?x#y" };
    expect(await answer({ name: "check-due" }, sender)).toEqual(done);
  });
});

describe("a sender that is not an own page", () => {
  it.each<[string, { id?: string; url?: string }]>([
    ["another extension", { id: "other", url: "chrome-extension://other/popup.html" }],
    ["another extension under our address", { id: "other", url: page.url }],
    ["a content script of ours in a web page", { id: page.id, url: "https://example.com/" }],
    [
      "a host that begins like ours",
      { id: page.id, url: "chrome-extension://own-extension.evil/x" },
    ],
    ["our address as a path", { id: page.id, url: `https://evil.example/${page.url}` }],
    ["our address as a user", { id: page.id, url: "chrome-extension://own-extension@evil/" }],
    ["no address", { id: page.id }],
    ["an empty address", { id: page.id, url: "" }],
    ["no id", { url: page.url }],
    ["nothing at all", {}],
  ])("%s is answered with a refusal, and nothing is done", async (_case, sender) => {
    for (const name of names) {
      expect(await answer({ name, ...messages[name] }, sender)).toMatchObject({
        ok: false,
        failure: { kind: "rejected" },
      });
    }
    expect(called()).toEqual([]);
  });
});

describe("a misshapen message", () => {
  const long = (length: number) => "x".repeat(length);
  const drafted = (part: Record<string, unknown>) => ({
    name: "test-account",
    draft: { ...draft, ...part },
  });
  const added = (part: Record<string, unknown>) => ({
    name: "save-account",
    ticket: "t",
    settings: { ...settings, ...part },
  });
  const changed = (part: Record<string, unknown>, alerts: object = initialAlertSettings) => ({
    name: "save-settings",
    accountId: "one",
    settings: { ...settings, warnBelow: "100", ...part },
    alerts,
  });
  const amended = (part: unknown) => ({ name: "amend-alert-settings", accountId: "one", part });
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "check-due"],
    ["a list", [{ name: "check-due" }]],
    ["no name", { accountId: null }],
    ["an unknown name", { name: "read-passwords" }],
    ["a name of every object", { name: "toString" }],
    ["a name of the prototype", { name: "__proto__" }],
    ["an extra key", { name: "check-due", accountId: "one" }],
    ["a missing key", { name: "refresh" }],
    ["a wrong type", { name: "enable-account", accountId: "one", enabled: "yes" }],
    ["a number as id", { name: "remove-account", accountId: 1 }],
    ["a long id", { name: "remove-account", accountId: long(65) }],
    ["a list of other things", { name: "reorder-accounts", accountIds: [1] }],
    ["an extra key in a draft", drafted({ signIn: "password" })],
    ["a name in a draft, which is no part of a login", drafted({ name: "Shop" })],
    ["a long name", added({ name: long(81) })],
    ["an empty name of an account that is kept", changed({ name: "" })],
    ["an empty user", drafted({ publicFields: { user: "" } })],
    ["no user", drafted({ publicFields: {} })],
    [
      "a field that the registrar does not have",
      drafted({ publicFields: { user: "u", key: "k" } }),
    ],
    [
      "a secret in the place of a public field",
      drafted({ publicFields: { user: "u", password: "p" } }),
    ],
    ["a public field among the secrets", drafted({ secretFields: { user: "u" } })],
    ["a field that is no text", drafted({ publicFields: { user: 1 } })],
    ["a long user", drafted({ publicFields: { user: long(201) } })],
    ["a long password", drafted({ secretFields: { password: long(1001) } })],
    ["a long one-time password", drafted({ oneTimePassword: long(65) })],
    ["an endpoint in clear", drafted({ endpoint: "http://api.ispapi.net/" })],
    ["a long endpoint", drafted({ endpoint: `https://x.example/${long(500)}` })],
    ["an unknown registrar", drafted({ registrar: "other" })],
    ["too frequent checks", added({ checkEvery: 1 })],
    ["NaN", changed({ checkEvery: Number.NaN })],
    ["an amount in words", added({ warnBelow: "many" })],
    ["no amount for an account that is kept", changed({ warnBelow: "" })],
    ["a password among the settings", changed({ secretFields: { password: "secret" } })],
    ["a login among the settings", changed({ publicFields: { user: "other" } })],
    ["a part of the watch that is missing", changed({}, { lead: 3 })],
    ["a password beside a ticket", { ...added({}), secretFields: { password: "secret" } }],
    ["a login beside a ticket", { ...added({}), draft }],
    ["a ticket without settings", { name: "save-account", ticket: "t" }],
    ["an amended part of no such name", amended({ lead: 1 })],
    ["an amended part of the prototype", amended(JSON.parse('{"__proto__":1}'))],
    ["an unknown choice of what to save", amended({ payFor: "year" })],
    ["a long payment note", amended({ paymentNote: long(141) })],
    ["a long group", amended({ group: long(41) })],
    ["less than nothing reserved", amended({ reserved: "-1" })],
    ["a list of parts", amended([])],
    ["no ticket", { name: "save-account", settings }],
  ])("%s is answered with a refusal, and nothing is done", async (_case, message) => {
    expect(await answer(message)).toMatchObject({ ok: false, failure: { kind: "rejected" } });
    expect(called()).toEqual([]);
  });

  it("is refused without a word of what it held", async () => {
    const reply = await answer(
      drafted({
        publicFields: {},
        secretFields: { password: "hunter2" },
        oneTimePassword: "998877",
      }),
    );
    expect(JSON.stringify(reply)).not.toMatch(/hunter2|998877/);
  });
});

describe("a handler that breaks", () => {
  it.each([
    ["an error", new TypeError("the password is hunter2"), "TypeError"],
    ["a text", "hunter2", ""],
    ["nothing", undefined, ""],
  ])("with %s still answers, with no more than the class of it", async (_case, thrown, text) => {
    handlers.refresh.mockRejectedValue(thrown);
    const reply = await answer({ name: "refresh", accountId: null });
    expect(reply).toMatchObject({ ok: false, failure: { kind: "storage", text } });
    expect(JSON.stringify(reply)).not.toContain("hunter2");
  });

  it("before its first await still answers", async () => {
    handlers.refresh.mockImplementation(() => {
      throw new RangeError("hunter2");
    });
    expect(await answer({ name: "refresh", accountId: null })).toMatchObject({
      failure: { kind: "storage", text: "RangeError" },
    });
  });
});
