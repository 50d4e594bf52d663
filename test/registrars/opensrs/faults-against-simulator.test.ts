import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOpensrsClient } from "../../../src/registrars/opensrs/client.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { httpsFetch } from "../../support/contract/https-fetch.ts";
import { bySigningKey, opensrsAccount } from "../../support/registrars/opensrs-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "opensrs", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("opensrs"));

const change = (opensrs: object) => simulator.account("opensrs").change({ opensrs });
const balance = (key = "opensrs") => {
  const { client, authorization } = opensrsAccount(simulator, key);
  return client.balance(authorization);
};
const query = { first: 0, today: 20_833, through: 20_923, vatPercent: null, currency: "USD" };

describe("a key that is wrong", () => {
  it.each([
    ["envelope", "Authentication error"],
    ["bare", ""],
    ["code", "Authentication error"],
  ] as const)("is told as a refused sign-in, however it comes (%s)", async (unauthorized, text) => {
    change({ wire: { unauthorized } });
    const { client } = opensrsAccount(simulator, "opensrs");
    expect(await client.balance(bySigningKey("another key"))).toEqual({
      ok: false,
      failure: { kind: "sign-in-failed", code: 401, text, command: "GET_BALANCE" },
    });
    expect(simulator.requests).toHaveLength(1);
  });

  it("is not sent where there is none", async () => {
    const { client } = opensrsAccount(simulator, "opensrs");
    expect(await client.balance(bySigningKey(""))).toMatchObject({
      failure: { kind: "sign-in-failed", text: "No API key" },
    });
    expect(simulator.requests).toEqual([]);
  });
});

it("an address that no rule lets in is refused as such, by the documented words", async () => {
  expect(await balance("opensrs-unlisted")).toEqual({
    ok: false,
    failure: {
      kind: "address-refused",
      code: 400,
      text: "Access denied: invalid IP address",
      command: "GET_BALANCE",
    },
  });
});

describe("400 is what its text says, and nothing more is read into it", () => {
  it.each([
    ["Access denied: invalid IP address.", "address-refused"],
    ["ACCESS DENIED: INVALID IP ADDRESS", "address-refused"],
    ["Internal server error.", "server"],
    ["Internal error", "server"],
    ["Invalid Command: GET_NOTHING", "rejected"],
    ["Something else about your IP", "rejected"],
    ["", "rejected"],
  ])("%j", async (text, kind) => {
    simulator.faults.set({}, { kind: "code", code: 400, text });
    expect(await balance()).toMatchObject({ failure: { kind, code: 400, text } });
  });
});

describe("haste", () => {
  it.each([300, 310, 350])(
    "(%i) is given a minute, and nothing is sent meanwhile",
    async (code) => {
      simulator.faults.set({}, { kind: "code", code });
      const { client, authorization } = opensrsAccount(simulator, "opensrs");
      const why = { failure: { kind: "server", code, wait: 60 } };
      expect(await client.balance(authorization)).toMatchObject(why);
      simulator.faults.clear();
      expect(await client.charges(authorization, query)).toMatchObject(why);
      expect(simulator.requests).toHaveLength(1);
    },
  );

  it("over one connection ends a list, which goes on where it was", async () => {
    const extensions = Array.from({ length: 60 }, (_, index) => `e${index}`);
    change({
      domains: extensions.map((extension, index) => ({
        domain: `n.${extension}`,
        expiryDay: index,
      })),
      prices: Object.fromEntries(extensions.map((extension) => [extension, "10.00"])),
      commandsPerConnection: 40,
    });
    let kept: string | null = null;
    const memory = {
      read: async () => kept,
      write: async (text: string) => {
        kept = text;
      },
    };
    const { login, password } = simulator.account("opensrs").state;
    const first = createOpensrsClient(
      { registrar: "opensrs", system: "live", endpoint: null, publicFields: { user: login } },
      // Over one connection, as a browser does mostly.
      { isOnline: () => true, fetch: httpsFetch(simulator), memory },
    );
    const broken = await first.charges?.(bySigningKey(password), query);
    if (broken?.ok !== false) throw new Error("It came through");
    expect(broken.failure).toMatchObject({ kind: "server", code: 350, wait: 60 });
    const asked = simulator.find({ command: "GET_PRICE", code: 200 }).length;
    change({ commandsPerConnection: 0 });
    const second = opensrsAccount(simulator, "opensrs", { memory });
    const whole = await second.client.charges(second.authorization, query);
    expect(whole.ok && whole.value.rows.every(({ gross }) => gross === "10")).toBe(true);
    expect(simulator.find({ command: "GET_PRICE", code: 200 })).toHaveLength(60);
    expect(asked).toBeGreaterThan(30);
  });
});

const envelope = (items: string): string =>
  `<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>${items}</dt_assoc></data_block></body></OPS_envelope>`;
const item = (key: string, text: string): string => `<item key="${key}">${text}</item>`;
const success = item("is_success", "1");
const code = item("response_code", "200");
const attributes = item("attributes", `<dt_assoc>${item("balance", "1.00")}</dt_assoc>`);

describe("an answer", () => {
  it.each<[string, string, object]>([
    ["without a word of success", envelope(code + attributes), { kind: "malformed" }],
    ["without a code", envelope(success + attributes), { kind: "malformed" }],
    [
      "that is no success, with HTTP 200",
      envelope(item("is_success", "0") + code),
      { kind: "rejected" },
    ],
    [
      "of a success whose code is none",
      envelope(success + item("response_code", "465")),
      { kind: "rejected", code: 465 },
    ],
    [
      "without attributes",
      envelope(success + code),
      { kind: "malformed", text: "balance is missing or unreadable" },
    ],
    [
      "with two balances",
      envelope(
        success +
          code +
          item("attributes", `<dt_assoc>${item("balance", "1")}${item("balance", "2")}</dt_assoc>`),
      ),
      { kind: "malformed" },
    ],
    ["with two codes", envelope(success + code + code + attributes), { kind: "malformed" }],
    [
      "in another envelope",
      envelope(success + code).replaceAll("OPS_envelope", "XCP"),
      { kind: "malformed", text: "The answer has no data" },
    ],
    [
      "that declares an entity",
      `<!DOCTYPE OPS_envelope [<!ENTITY a "1.00">]>${envelope(success + code + attributes)}`,
      { kind: "malformed" },
    ],
    [
      "that wants one from elsewhere",
      `<!DOCTYPE OPS_envelope SYSTEM "ops.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]>${envelope(success)}`,
      { kind: "malformed" },
    ],
  ])("%s is %o", async (_what, body, why) => {
    simulator.faults.set({}, { kind: "body", body, contentType: "text/xml" });
    expect(await balance()).toMatchObject({ ok: false, failure: why });
  });

  it("with a document type by name alone is read, and nothing is fetched for it", async () => {
    const body = `<!DOCTYPE OPS_envelope SYSTEM "https://example.org/ops.dtd">${envelope(success + code + attributes)}`;
    simulator.faults.set({}, { kind: "body", body, contentType: "text/xml" });
    expect(await balance()).toMatchObject({ ok: true, value: { balance: "1.00", deposits: null } });
    expect(simulator.requests).toHaveLength(1);
  });

  it.each<[number, string, object]>([
    [401, "<html>", { kind: "sign-in-failed", code: 401, text: "" }],
    [403, "<html>", { kind: "http", code: 403 }],
    [
      500,
      envelope(item("is_success", "0") + item("response_code", "404")),
      { kind: "server", code: 404 },
    ],
    [503, "", { kind: "http", code: 503 }],
  ])("of HTTP %i with %j", async (status, body, why) => {
    simulator.faults.set({}, { kind: "status", status, body });
    expect(await balance()).toMatchObject({ failure: why });
  });
});
