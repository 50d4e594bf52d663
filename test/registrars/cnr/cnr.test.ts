import { describe, expect, it } from "vitest";
import type { Authorization, Login } from "../../../src/registrars/contract.ts";
import { byPassword, named } from "../../support/registrars/credential.ts";
import {
  type Answer,
  fakeRegistrar,
  type Received,
} from "../../support/registrars/fake-registrar.ts";
import { fullClient } from "../../support/registrars/full-client.ts";
import { responseText, success } from "../../support/registrars/response-text.ts";

const password: Authorization = byPassword("test.passw0rd", "914207");
const session: Authorization = { kind: "session", session: "SESS1" };

function clientWith(
  answer: (request: Received) => Answer | Promise<Answer>,
  as: Partial<Login> = {},
) {
  const { received, surroundings } = fakeRegistrar(answer);
  const login: Login = {
    registrar: "cnr",
    system: "live",
    endpoint: null,
    publicFields: named("reseller"),
    ...as,
  };
  return { received, client: fullClient(login, surroundings) };
}

const statusText =
  "[RESPONSE]\ncode = 200\ndescription = Command completed successfully\nruntime = 0.021\nqueuetime = 0\n" +
  "property[registrar][0] = reseller\nproperty[amount][0] = 1000000.0000\nproperty[credit][0] = 0.00\n" +
  "property[credit threshold][0] = 150.00\nproperty[currency][0] = usd\nEOF\n";

it("reads the account status; deposits are unknown", async () => {
  expect(await clientWith(() => statusText).client.balance(password)).toEqual({
    ok: true,
    value: {
      currency: "USD",
      balance: "1000000.0000",
      deposits: null,
      creditLine: "0.00",
      creditThreshold: "150.00",
      vatPercent: null,
    },
  });
});

it.each<[string, Partial<Login>, Authorization, string, [string, string][]]>([
  [
    "a password, and no one-time password",
    {},
    password,
    "https://api.rrpproxy.net/api/call.cgi",
    [
      ["s_login", "reseller"],
      ["s_pw", "test.passw0rd"],
    ],
  ],
  [
    "a role user",
    { publicFields: named("reseller", "widget"), system: "ote" },
    password,
    "https://api-ote.rrpproxy.net/api/call.cgi",
    [
      ["s_login", "reseller:widget"],
      ["s_pw", "test.passw0rd"],
    ],
  ],
  [
    "a session beside the login",
    { publicFields: named("reseller", "widget") },
    session,
    "https://api.rrpproxy.net/api/call.cgi",
    [
      ["s_login", "reseller:widget"],
      ["s_sessionid", "SESS1"],
    ],
  ],
])("asks with %s", async (_, as, authorization, address, fields) => {
  const { client, received } = clientWith(() => statusText, as);
  await client.balance(authorization);
  expect(received[0]?.address).toBe(address);
  expect(received[0]?.fields).toEqual([...fields, ["s_command", "COMMAND=StatusAccount"]]);
});

describe("sessions", () => {
  it("are opened by persistent=1 without a command", async () => {
    const { client, received } = clientWith(() => success({ sessionid: ["SESS1"] }));
    expect(await client.signIn(password)).toEqual({
      ok: true,
      value: { session: "SESS1", timeout: 3600, maxTtl: 86_400 },
    });
    expect(received[0]?.fields).toEqual([
      ["s_login", "reseller"],
      ["s_pw", "test.passw0rd"],
      ["persistent", "1"],
    ]);
  });

  it("are closed by StopSession", async () => {
    const { client, received } = clientWith(() => success());
    expect(await client.signOut("SESS1")).toEqual({ ok: true, value: null });
    expect(received[0]?.fields).toEqual([
      ["s_login", "reseller"],
      ["s_sessionid", "SESS1"],
      ["s_command", "COMMAND=StopSession"],
    ]);
  });

  it("that have ended are told as such", async () => {
    const { client } = clientWith(() => responseText(530, "SESSIONID NOT FOUND"));
    expect(await client.balance(session)).toMatchObject({
      failure: { kind: "session-expired" },
    });
  });
});

const rows = (
  list: [type: string, zone: string, amount: string][],
  more: Record<string, string[]> = {},
): string =>
  success({
    type: list.map(([type]) => type),
    zone: list.map(([, zone]) => zone),
    amount: list.map(([, , amount]) => amount),
    ...more,
  });

describe("statistics", () => {
  const unreadable = {
    kind: "malformed",
    code: null,
    text: "AMOUNT is missing or unreadable",
    command: "QueryRegistrarStatisticList",
  };

  it("are the registrar's own sums, with its own word where there is no other", async () => {
    const { client, received } = clientWith(() =>
      rows([
        ["domain", "com", "30"],
        ["domain", "_all_", "42"],
        ["domain", "de", "12"],
        ["Contact", "_ALL_", "7"],
        ["gtld-preorder", "_all_", "0"],
        ["certificate", "_all_", "2"],
      ]),
    );
    expect(await client.counts(password)).toEqual({
      ok: true,
      value: [
        { product: "domains", count: 42, failure: null },
        { product: "contacts", count: 7, failure: null },
        { product: "preorders", count: 0, failure: null },
        { product: "certificate", count: 2, failure: null },
      ],
    });
    expect(received.map(({ command }) => command)).toEqual([
      { COMMAND: "QueryRegistrarStatisticList" },
    ]);
  });

  it("sum nothing themselves", async () => {
    const { client } = clientWith(() =>
      rows([
        ["domain", "com", "30"],
        ["nameserver", "_all_", "x"],
        ["domain", "de", "12"],
      ]),
    );
    expect(await client.counts(password)).toEqual({
      ok: true,
      value: [
        { product: "domains", count: null, failure: unreadable },
        { product: "nameservers", count: null, failure: unreadable },
      ],
    });
  });

  it("are aligned by row number", async () => {
    const { client } = clientWith(() =>
      success({ TYPE: ["domain", "contact"], ZONE: ["_all_", "_all_"], AMOUNT: { 1: "7" } }),
    );
    const result = await client.counts(password);
    expect(result.ok && result.value.map(({ count }) => count)).toEqual([null, 7]);
  });

  it("are read page by page, on by what came back", async () => {
    const pages: Record<string, string> = {
      "0": rows(
        [
          ["domain", "com", "30"],
          ["domain", "de", "12"],
        ],
        { TOTAL: ["3"] },
      ),
      "2": success({
        TYPE: { 2: "domain" },
        ZONE: { 2: "_all_" },
        AMOUNT: { 2: "42" },
        TOTAL: ["3"],
      }),
    };
    const { client, received } = clientWith(({ command }) => pages[command.FIRST ?? "0"] ?? "");
    expect(await client.counts(password)).toEqual({
      ok: true,
      value: [{ product: "domains", count: 42, failure: null }],
    });
    expect(received.map(({ command }) => command.FIRST)).toEqual([undefined, "2"]);
  });

  it("are not asked for without end", async () => {
    const { client, received } = clientWith(() =>
      rows([["domain", "com", "30"]], { TOTAL: ["1000000"] }),
    );
    const result = await client.counts(password);
    expect(received).toHaveLength(20);
    // Pages are missing: no sum is known to be the whole one.
    expect(result.ok && result.value.map(({ count }) => count)).toEqual(Array(6).fill(null));
  });

  it("of more types than anybody could have are unknown, and a long name is cut", async () => {
    type Row = [type: string, zone: string, amount: string];
    const many = Array.from({ length: 51 }, (_, type): Row => [`type-${type}`, "_all_", "1"]);
    const flood = await clientWith(() => rows(many, { TOTAL: ["51"] })).client.counts(password);
    expect(flood.ok && flood.value.every(({ count }) => count === null)).toBe(true);
    const long: Row[] = [["W".repeat(10_000), "_all_", "2"]];
    const cut = await clientWith(() => rows(long, { TOTAL: ["1"] })).client.counts(password);
    expect(cut.ok && cut.value).toMatchObject([{ product: `${"W".repeat(200)}…`, count: 2 }]);
  });

  it("of an account without anything are none", async () => {
    const { client } = clientWith(() => success({ COUNT: ["0"], TOTAL: ["0"] }));
    expect(await client.counts(password)).toEqual({ ok: true, value: [] });
  });

  it.each<[string, string, string]>([
    ["refused", responseText(531, "Authorization failed"), "not-allowed"],
    ["unknown to the server", responseText(500, "Invalid command name"), "rejected"],
    ["missing", success(), "malformed"],
  ])("that are %s are unknown, one by one", async (_, answer, kind) => {
    const result = await clientWith(() => answer).client.counts(password);
    expect(
      result.ok &&
        result.value.map(({ product, count, failure }) => [product, count, failure?.kind]),
    ).toEqual(
      ["domains", "contacts", "nameservers", "transfers", "applications", "preorders"].map(
        (product) => [product, null, kind],
      ),
    );
  });

  it.each<[string, Answer, string]>([
    ["a wrong password", responseText(530, "Authentication failed"), "sign-in-failed"],
    ["abuse", responseText(422, "Abuse detected"), "locked-out"],
    ["the IP address", responseText(535, "IP address not allowed"), "address-refused"],
    ["a server fault", responseText(420, "Server closing connection"), "server"],
    ["an HTTP error", new Response(null, { status: 502 }), "http"],
  ])("fail as a whole by %s", async (_, answer, kind) => {
    const result = await clientWith(() => answer).client.counts(password);
    expect(result).toMatchObject({
      ok: false,
      failure: { kind, command: "QueryRegistrarStatisticList" },
    });
  });
});

it.each([
  ["absent", undefined, ["redemption", "pending-delete"]],
  ["empty", "", ["redemption", "pending-delete"]],
  ["a word nobody knows", "graceOfTheRegistry", ["redemption", "pending-delete"]],
  ["the manual's own", "redemptionGrace", ["redemption", "redemption"]],
  ["that of a restore under way", "pendingRestore", [null, null]],
  ["available", "AVAILABLE", [null, null]],
])("takes a lost domain whose stage is %s for what was asked for", async (_, STATUS, expected) => {
  const { client } = clientWith(() =>
    success({
      DOMAIN: ["lost.com"],
      DELETEDDATE: ["0000-00-00 00:00:00"],
      ...(STATUS === undefined ? {} : { STATUS: [STATUS] }),
      TOTAL: ["1"],
    }),
  );
  const removals = await client.removals(password, 0);
  expect(removals.ok && removals.value.map(({ status }) => status)).toEqual(expected);
  expect(removals).toMatchObject({ value: [{ deletedAt: null }, {}] });
});
