import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Registrar, System } from "../../src/domain/account.ts";
import type { Failure } from "../../src/domain/failure.ts";
import type {
  Authorization,
  Credential,
  HttpEnvironment,
  RegistrarClient,
} from "../../src/registrars/contract.ts";
import { type Simulator, startSimulator } from "../simulator/server.ts";
import { byPassword, named } from "../support/registrars/credential.ts";
import { fullClient, sessionOf } from "../support/registrars/full-client.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "acceptance" });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("acceptance"));
// The simulator notes what no correct client does.
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

interface As {
  registrar?: Registrar;
  system?: System;
  user: string;
  role?: string;
}

function client(
  { registrar = "ispapi", system = "live", user, role = "" }: As,
  more: Partial<HttpEnvironment> = {},
): Required<RegistrarClient> {
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/${registrar}/${system}/api/call.cgi`;
  const login = { registrar, system, endpoint, publicFields: named(user, role) };
  return fullClient(login, { fetch, isOnline: () => true, ...more });
}

const by = (password: string, oneTimePassword = ""): Credential =>
  byPassword(password, oneTimePassword);
const plain = { user: "plain.user" };
const plainPassword = by("plain pass & word=1");
const cnr = { registrar: "cnr", user: "cnr.user" } as const;

describe("ISPAPI", () => {
  it("account status of LIVE, OT&E and a role user", async () => {
    expect(await client(plain).balance(plainPassword)).toEqual({
      ok: true,
      value: {
        currency: "EUR",
        balance: "9984.21",
        deposits: "1516.99",
        creditLine: "5000.00",
        creditThreshold: null,
        vatPercent: "19.00",
      },
    });
    const test = client({ user: "test.user", system: "ote" });
    expect(await test.balance(by("test.passw0rd"))).toMatchObject({
      value: { balance: "100000.00", currency: "USD" },
    });
    const role = client({ ...plain, role: "balance" });
    expect(await role.balance(by("role-balance"))).toMatchObject({
      value: { balance: "9984.21" },
    });
  });

  it("what is not sent is unknown", async () => {
    const status = await client({ user: "sparing.user" }).balance(by("sparing-pass"));
    expect(status).toMatchObject({
      value: { balance: "640.00", deposits: null, creditLine: null, vatPercent: null },
    });
  });

  it("another spelling of the protocol", async () => {
    const status = await client({ user: "odd.user" }).balance(by("odd-pass"));
    expect(status).toMatchObject({ value: { balance: "77.70", deposits: "7.70" } });
  });

  it("all product statistics, six at a time, of the account alone and its subusers by number", async () => {
    // None is answered before all that may be under way at once are.
    simulator.faults.set({ account: "plain" }, { kind: "hold" });
    const asked = client(plain).counts(plainPassword);
    await expect.poll(() => simulator.peak).toBeGreaterThanOrEqual(6);
    simulator.faults.clear();
    const statistics = await asked;
    expect(statistics.ok && statistics.value.map(({ product, count }) => [product, count])).toEqual(
      [
        ["domains", 1204],
        ["managed-domains", 12],
        ["ssl-certificates", 87],
        ["dns-zones", 980],
        ["transfers", 4],
        ["applications", 9],
        ["contacts", 655],
        ["websites", 21],
        ["trademarks", 3],
        ["subusers", 1],
      ],
    );
    expect(simulator.peak).toBe(6);
  });

  it("statistics a role user may not see are unknown, the others stand", async () => {
    const role = client({ ...plain, role: "balance" });
    const statistics = await role.counts(by("role-balance"));
    if (!statistics.ok) throw new Error(statistics.failure.text);
    const [domains, ...others] = statistics.value;
    expect(domains).toEqual({ product: "domains", count: 1204, failure: null });
    expect(others).toHaveLength(9);
    for (const { count, failure } of others) {
      expect(count).toBeNull();
      expect(failure).toMatchObject({ kind: "not-allowed", code: 531 });
      expect(failure?.text).toContain("ACL");
    }
  });

  it("a session: opened, used, closed, then unknown", async () => {
    const of = client(plain);
    const session = await sessionOf(of, plainPassword);
    expect(await of.balance(session)).toMatchObject({ ok: true });
    expect(await of.counts(session)).toMatchObject({ ok: true });
    expect(simulator.signIns["plain.user"]).toEqual({ tried: 1, refused: 0 });
    if (session.kind === "session")
      expect(await of.signOut(session.session)).toEqual({ ok: true, value: null });
    expect(await of.balance(session)).toMatchObject({ failure: { kind: "session-expired" } });
  });

  it("a session ends by 530, or by 507 where a list command says so", async () => {
    const of = client(plain);
    const session = await sessionOf(of, plainPassword);
    simulator.advance(3601);
    expect(await of.balance(session)).toMatchObject({
      failure: { kind: "session-expired", code: 530 },
    });
    expect(await of.counts(session)).toMatchObject({
      failure: { kind: "session-expired", command: "QueryDomainList", code: 507 },
    });
  });

  it("a one-time password opens a session, once", async () => {
    const of = client({ user: "otp.user" });
    const without = await of.signIn(by("otp-pass"));
    expect(without).toMatchObject({ failure: { kind: "otp-needed", code: 530 } });
    const session = await sessionOf(of, by("otp-pass", "111111"));
    expect(await of.balance(session)).toMatchObject({ value: { balance: "350.00" } });
    const again = await of.signIn(by("otp-pass", "111111"));
    expect(again).toMatchObject({ failure: { kind: "otp-needed" } });
    expect(JSON.stringify(again)).not.toContain("111111");
  });

  it.each<[string, As, Authorization]>([
    ["a wrong password", plain, by("wrong")],
    ["a LIVE user on OT&E", { ...plain, system: "ote" }, plainPassword],
    ["an unknown role", { ...plain, role: "nobody" }, plainPassword],
    ["a session nobody opened", plain, { kind: "session", session: "made up" }],
  ])("%s is refused", async (_, as, authorization) => {
    const kind = authorization.kind === "session" ? "session-expired" : "sign-in-failed";
    expect(await client(as).balance(authorization)).toMatchObject({
      ok: false,
      failure: { kind, code: 530 },
    });
  });

  it("a wrong password ends the statistics with the requests under way", async () => {
    const statistics = await client(plain).counts(by("wrong"));
    expect(statistics).toMatchObject({ failure: { kind: "sign-in-failed" } });
    expect(simulator.signIns["plain.user"]?.tried).toBeLessThanOrEqual(6);
  });
});

describe("CNR", () => {
  it("account status, the threshold under its name with a space", async () => {
    expect(await client(cnr).balance(by("cnr-pass"))).toEqual({
      ok: true,
      value: {
        currency: "EUR",
        balance: "41.20",
        deposits: null,
        creditLine: "0.00",
        creditThreshold: "100",
        vatPercent: "19",
      },
    });
    const lower = client({ registrar: "cnr", user: "lower.user" });
    expect(await lower.balance(by("lower-pass"))).toMatchObject({
      value: { balance: "1000000.0000", currency: "USD" },
    });
  });

  it("statistics by the registrar's own sums", async () => {
    const statistics = await client(cnr).counts(by("cnr-pass"));
    expect(statistics.ok && statistics.value.map(({ product, count }) => [product, count])).toEqual(
      [
        ["domains", 389],
        ["contacts", 412],
        ["nameservers", 16],
        ["transfers", 2],
        ["applications", 0],
        ["preorders", 5],
      ],
    );
  });

  it("statistics over many pages, the sum on the last", async () => {
    const zones = Array.from({ length: 120 }, (_, place) => `zone${place}`);
    const rows = [...zones, "_all_"].map((zone) => ({
      type: "domain",
      zone,
      amount: zone === "_all_" ? 120 : 1,
    }));
    await simulator.reset({
      title: "many zones",
      limits: { page: 50 },
      accounts: [
        {
          key: "cnr",
          registrar: "cnr",
          system: "live",
          login: "cnr.user",
          password: "cnr-pass",
          money: { amount: "1.00", currency: "EUR" },
          statistics: rows,
        },
      ],
    });
    const statistics = await client(cnr).counts(by("cnr-pass"));
    expect(statistics).toEqual({
      ok: true,
      value: [{ product: "domains", count: 120, failure: null }],
    });
    expect(simulator.find({ command: "QueryRegistrarStatisticList" })).toHaveLength(3);
  });

  it("a role user without the area has no statistics, and says why", async () => {
    const role = client({ ...cnr, role: "account" });
    expect(await role.balance(by("cnr-role-account"))).toMatchObject({ ok: true });
    const statistics = await role.counts(by("cnr-role-account"));
    expect(statistics.ok && new Set(statistics.value.map(({ failure }) => failure?.kind))).toEqual(
      new Set(["not-allowed"]),
    );
  });

  it("a session: opened, used, closed, then unknown", async () => {
    const of = client(cnr);
    const session = await sessionOf(of, by("cnr-pass"));
    expect(await of.balance(session)).toMatchObject({ ok: true });
    expect(await of.counts(session)).toMatchObject({ ok: true });
    if (session.kind === "session")
      expect(await of.signOut(session.session)).toEqual({ ok: true, value: null });
    expect(await of.balance(session)).toMatchObject({ failure: { kind: "session-expired" } });
  });

  it("another IP address is refused", async () => {
    const of = client({ registrar: "cnr", user: "cnr.elsewhere" });
    expect(await of.balance(by("cnr-pass"))).toMatchObject({
      failure: { kind: "address-refused", code: 535 },
    });
  });
});

describe("faults", () => {
  type Fault = Parameters<Simulator["faults"]["set"]>[1];
  it.each<[string, Fault, Partial<Failure>]>([
    ["a dropped connection", { kind: "drop" }, { kind: "unreachable" }],
    [
      "a connection dropped after the headers",
      { kind: "drop", when: "headers" },
      { kind: "unreachable" },
    ],
    ["an answer without its end", { kind: "cut" }, { kind: "malformed" }],
    ["a connection dropped in the answer", { kind: "cut", how: "broken" }, { kind: "unreachable" }],
    ["random bytes", { kind: "garbage" }, { kind: "malformed", text: "Not an API response" }],
    ["a web page", { kind: "html" }, { kind: "malformed", text: "Not an API response" }],
    ["a web page with an error", { kind: "html", status: 503 }, { kind: "http", code: 503 }],
    [
      "a code",
      { kind: "code", code: 421, text: "Try again" },
      { kind: "server", code: 421, text: "Try again" },
    ],
    ["a bare status", { kind: "status", status: 429 }, { kind: "http", code: 429 }],
    ["a redirect", { kind: "redirect", to: "https://example.org/" }, { kind: "unreachable" }],
    ["a slow drip", { kind: "drip", bytes: 1, everyMs: 40 }, { kind: "timeout" }],
    ["silence", { kind: "delay", ms: 5000 }, { kind: "timeout" }],
    ["more than the limit", { kind: "huge", bytes: 3_000_000 }, { kind: "malformed" }],
    [
      "spaces without an end",
      { kind: "huge", bytes: 1_000_000, shape: "spaces", eof: false },
      { kind: "malformed" },
    ],
  ])("%s", async (_, fault, failure) => {
    simulator.faults.set({ account: "plain" }, fault);
    // A busy machine must not turn another failure into a late one.
    const timeLimit = failure.kind === "timeout" ? 400 : 30_000;
    const of = client(plain, { timeLimit, bodyLimit: 2_000_000 });
    expect(await of.balance(plainPassword)).toMatchObject({
      ok: false,
      failure: { ...failure, command: "StatusAccount" },
    });
  });

  it("50 MB are read", async () => {
    simulator.faults.set({ command: "QueryDomainList" }, { kind: "huge", bytes: 50_000_000 });
    const statistics = await client(plain).counts(plainPassword);
    // It has no TOTAL, which only a whole answer can be told to lack.
    expect(statistics.ok && statistics.value[0]).toMatchObject({
      product: "domains",
      count: null,
      failure: { text: "TOTAL is missing or unreadable" },
    });
  });

  it("one late statistic is unknown, the others stand", async () => {
    simulator.faults.set({ command: "QueryContactList" }, { kind: "hold" });
    // Time enough for the others on a busy machine.
    const statistics = await client(plain, { timeLimit: 3000 }).counts(plainPassword);
    if (!statistics.ok) throw new Error(statistics.failure.text);
    const late = statistics.value.filter(({ count }) => count === null);
    expect(late).toMatchObject([{ product: "contacts", failure: { kind: "timeout" } }]);
  });
});

describe("hostile answers", () => {
  beforeEach(() => simulator.reset("hostile"));

  it.each([
    ["not-a-number", "AMOUNT"],
    ["exponent", "AMOUNT"],
    ["grouped", "AMOUNT"],
    ["comma", "AMOUNT"],
    ["plus", "AMOUNT"],
    ["blank", "AMOUNT"],
    ["infinite", "AMOUNT"],
    ["hex", "AMOUNT"],
    ["two-points", "AMOUNT"],
    ["arabic", "AMOUNT"],
    ["deposit-words", "DEPOSIT"],
    ["no-currency", "CURRENCY"],
    ["markup", "CURRENCY"],
    ["quotes", "CURRENCY"],
    ["controls", "CURRENCY"],
    ["bidi", "CURRENCY"],
    ["long", "CURRENCY"],
    ["emoji", "CURRENCY"],
  ])("%s: %s is named, its value is not", async (key, field) => {
    const { login } = simulator.account(key).state;
    expect(await client({ user: login }).balance(by("hostile-pass"))).toMatchObject({
      failure: { kind: "malformed", text: `${field} is missing or unreadable` },
    });
  });

  it("names of JavaScript's own properties are words like any other", async () => {
    const of = client({ registrar: "cnr", user: "names.cnr" });
    const statistics = await of.counts(by("hostile-pass"));
    expect(statistics.ok && statistics.value.map(({ product, count }) => [product, count])).toEqual(
      [
        ["domains", 5],
        ["constructor", 4],
        ["__proto__", 6],
        ["toString", 1],
      ],
    );
  });

  it("counts that are none are unknown", async () => {
    const of = client({ registrar: "cnr", user: "odd.counts" });
    const statistics = await of.counts(by("hostile-pass"));
    expect(statistics.ok && statistics.value.map(({ product, count }) => [product, count])).toEqual(
      [
        ["domains", null],
        ["contacts", null],
        ["nameservers", null],
        ["transfers", null],
        ["applications", 2],
        // A sum without a type may be that of any product that has no other.
        ["preorders", null],
      ],
    );
  });
});
