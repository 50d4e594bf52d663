import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { byKey, rtrAccount } from "../../support/registrars/rtr-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "rtr", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("rtr"));

const account = (more = {}) => rtrAccount(simulator, "rtr", more);
const change = (rtr: object) => simulator.account("rtr").change({ rtr });
const balance = () => {
  const { client, authorization } = account();
  return client.balance(authorization);
};
const credit = "GET /customers/{customer}/credit";

describe("a key that is wrong", () => {
  it.each(["documented", "short"] as const)(
    "is told as a refused sign-in, whichever word it comes with (%s)",
    async (errors) => {
      change({ wire: { errors } });
      const { client } = account();
      expect(await client.balance(byKey("another key"))).toEqual({
        ok: false,
        failure: {
          kind: "sign-in-failed",
          code: 401,
          text: "The API key is invalid",
          command: credit,
        },
      });
    },
  );

  it("and tried too often locks the account out, for a quarter of an hour at least", async () => {
    for (let time = 0; time < 20; time++) await account().client.balance(byKey("wrong"));
    const locked = { ok: false, failure: { kind: "locked-out", code: 429, wait: 900 } };
    expect(await balance()).toMatchObject(locked);
    simulator.advance(599);
    expect(await balance()).toMatchObject(locked);
    simulator.advance(1);
    expect(await balance()).toMatchObject({ ok: true });
  });

  it("is told the longer pause where the registrar names one", async () => {
    simulator.faults.set(
      {},
      {
        kind: "status",
        status: 429,
        headers: { "retry-after": "3600" },
        body: '{"type":"AuthenticationRatelimitedError","message":"Later"}',
      },
    );
    expect(await balance()).toMatchObject({
      failure: { kind: "locked-out", wait: 3600, text: "Later" },
    });
  });
});

describe("a handle", () => {
  it.each([400, 404] as const)(
    "of another customer is a refused sign-in (HTTP %i), to be entered anew",
    async (goneStatus) => {
      change({ wire: { goneStatus } });
      const { password } = simulator.account("rtr").state;
      // The key is that of one customer, the handle that of another.
      const { client } = rtrAccount(simulator, "rtr-dollar");
      expect(await client.balance(byKey(password))).toMatchObject({
        ok: false,
        failure: { kind: "sign-in-failed", code: goneStatus, command: credit },
      });
    },
  );

  it("is no matter where an extension is what there is not", async () => {
    simulator.faults.set(
      { command: "GET /domains" },
      { kind: "status", status: 404, body: '{"type":"ObjectDoesNotExist","message":"None"}' },
    );
    const { client, authorization } = account();
    const query = { first: 0, today: 20_000, through: 20_090, vatPercent: null, currency: "EUR" };
    expect(await client.charges(authorization, query)).toMatchObject({
      failure: { kind: "rejected", code: 404 },
    });
  });
});

describe("a refusal", () => {
  it("of a right concerns its own list alone", async () => {
    change({ forbidden: ["billing/financialtransactions"] });
    const { client, authorization } = account();
    const span = { from: now - 86_400_000, to: now, first: 0 };
    expect(await client.bookings(authorization, span)).toMatchObject({
      failure: {
        kind: "not-allowed",
        code: 403,
        text: "Permission denied",
        command: "GET /billing/financialtransactions",
      },
    });
    expect(await client.balance(authorization)).toMatchObject({ ok: true });
  });

  it("of the address is one of all that is asked for", async () => {
    change({ addressListed: false });
    expect(await balance()).toMatchObject({ failure: { kind: "not-allowed", code: 403 } });
  });

  it("for haste is no lock: it is over when the pause is that comes with it", async () => {
    change({ requestsPerMinute: 3 });
    for (let time = 0; time < 3; time++) expect((await balance()).ok).toBe(true);
    expect(await balance()).toMatchObject({ failure: { kind: "http", code: 429, wait: 45 } });
    simulator.advance(60);
    expect((await balance()).ok).toBe(true);
  });

  it.each<[number, string, object]>([
    [400, '{"type":"ConstraintViolationException","message":"limit"}', { kind: "rejected" }],
    [400, '{"type":"UnrecognizedPropertyException","message":"x"}', { kind: "rejected" }],
    [400, '{"type":"InvalidParameter","message":"x"}', { kind: "rejected" }],
    [401, "", { kind: "sign-in-failed" }],
    [401, '{"type":"AuthorizationError"}', { kind: "sign-in-failed", text: "AuthorizationError" }],
    [403, "<html>", { kind: "not-allowed", text: "" }],
    [403, '{"type":"AuthenticationFailed"}', { kind: "not-allowed" }],
    [404, "<html>", { kind: "http" }],
    [418, '{"message":"short"}', { kind: "http" }],
    [429, "", { kind: "http" }],
    [429, '{"type":"RateLimitExceeded"}', { kind: "http" }],
    [429, '{"type":"authenticationratelimitederror"}', { kind: "locked-out" }],
    [500, '{"type":"InternalSRSError","message":"fault"}', { kind: "server" }],
    [500, '{"type":["odd"],"message":{"odd":1}}', { kind: "http", text: "" }],
    [502, '{"type":"ProviderConnectionError"}', { kind: "server" }],
    [503, '{"type":"ProviderUnavailable","startDate":"x"}', { kind: "server" }],
    [503, "Busy", { kind: "http" }],
    [204, "", { kind: "http" }],
  ])("is told by its HTTP status first: %i %s", async (status, body, failure) => {
    simulator.faults.set({}, { kind: "status", status, body });
    expect(await balance()).toMatchObject({
      ok: false,
      failure: { code: status, command: credit, ...failure },
    });
  });

  it("that quotes the key tells nothing of it", async () => {
    const { password } = simulator.account("rtr").state;
    simulator.faults.set({}, { kind: "code", code: 400, text: `refused for ${password}` });
    expect(await balance()).toMatchObject({ failure: { code: 400, text: "" } });
  });
});

it("nothing is asked once the vault is locked, and nothing with a session", async () => {
  const { client, authorization } = account({ signal: AbortSignal.abort() });
  expect(await client.balance(authorization)).toMatchObject({ failure: { kind: "locked" } });
  expect(await client.balance({ kind: "session", session: "made up" })).toMatchObject({
    failure: { kind: "not-configured" },
  });
  expect(simulator.requests).toEqual([]);
});
