import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { byPassword } from "../../support/registrars/credential.ts";
import { sessionOf } from "../../support/registrars/full-client.ts";
import { openproviderAccount } from "../../support/registrars/openprovider-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "openprovider", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("openprovider"));

const account = (more = {}) => openproviderAccount(simulator, "openprovider", more);
const change = (openprovider: object) => simulator.account("openprovider").change({ openprovider });

/** What the balance ends in, under a session that was opened before anything went wrong. */
async function underSession(goesWrong: () => void) {
  const { client, authorization } = account();
  const session = await sessionOf(client, authorization);
  goesWrong();
  return client.balance(session);
}

const code = (number: number, text = "Said by the registrar") =>
  simulator.faults.set({}, { kind: "code", code: number, text });

describe("a refused sign-in", () => {
  it.each([200, 401, 500] as const)(
    "is told as one whether it comes as HTTP %i",
    async (status) => {
      change({ wire: { refusedStatus: status } });
      const { client } = account();
      expect(await client.signIn(byPassword("not the password"))).toEqual({
        ok: false,
        failure: {
          kind: "sign-in-failed",
          code: 196,
          text: "Authentication/Authorization Failed",
          command: "POST /auth/login",
        },
      });
      expect(simulator.requests.map(({ status: sent }) => sent)).toEqual([status]);
    },
  );

  it("is the same where the API is not switched on", async () => {
    change({ apiEnabled: false });
    const { client, authorization } = account();
    expect(await client.signIn(authorization)).toMatchObject({
      failure: { kind: "sign-in-failed" },
    });
  });

  it("for the address stops, and for an agreement goes on at the usual pace", async () => {
    const { client, authorization } = account();
    change({ addressListed: false });
    expect(await client.signIn(authorization)).toMatchObject({
      failure: { kind: "address-refused", code: 10_005, text: "Access denied" },
    });
    change({ addressListed: true, agreementSigned: false });
    expect(await client.signIn(authorization)).toMatchObject({
      failure: { kind: "not-allowed", code: 197, command: "POST /auth/login" },
    });
  });

  it("after too many leaves the account alone for the 20 minutes that are documented", async () => {
    const { client, authorization } = account();
    for (let time = 0; time < 100; time++) await client.signIn(byPassword("wrong"));
    const locked = { failure: { kind: "locked-out", code: 50, wait: 1200 } };
    // Each round has a client of its own.
    const signIn = () => account().client.signIn(authorization);
    expect(await signIn()).toMatchObject(locked);
    simulator.advance(1199);
    expect(await signIn()).toMatchObject(locked);
    simulator.advance(1);
    expect(await signIn()).toMatchObject({ ok: true });
  });

  it("sends nothing more in a round that the registrar has asked to end", async () => {
    const { client, authorization } = account();
    for (let time = 0; time < 100; time++) await client.signIn(byPassword("wrong"));
    await client.signIn(authorization);
    const sent = simulator.requests.length;
    expect(await client.balance(authorization)).toMatchObject({ failure: { wait: 1200 } });
    expect(await client.signIn(authorization)).toMatchObject({ failure: { wait: 1200 } });
    expect(simulator.requests.length).toBe(sent);
  });

  it("for haste is a lock as well: 30 sessions of one minute, and no more", async () => {
    change({ signInsPerMinute: 30 });
    const { client, authorization } = account();
    for (let time = 0; time < 30; time++)
      expect((await client.signIn(authorization)).ok).toBe(true);
    expect(await client.signIn(authorization)).toMatchObject({ failure: { kind: "locked-out" } });
  });
});

describe("under a session", () => {
  it.each([
    [196, "session-expired"],
    [10_005, "not-allowed"],
    [50, "locked-out"],
    [4007, "locked-out"],
    [197, "not-allowed"],
    [399, "rejected"],
    [9999, "rejected"],
  ])("code %i is %s", async (number, kind) => {
    expect(await underSession(() => code(number))).toMatchObject({
      ok: false,
      failure: { kind, code: number, text: "Said by the registrar", command: "GET /resellers" },
    });
  });

  it("a missing right concerns its own list alone", async () => {
    const { client, authorization } = account();
    const session = await sessionOf(client, authorization);
    change({ forbidden: ["transactions", "resellers/statistics"] });
    const span = { from: now - 86_400_000, to: now, first: 0 };
    expect(await client.bookings(session, span)).toMatchObject({
      failure: { kind: "not-allowed", command: "GET /transactions" },
    });
    expect(await client.counts(session)).toMatchObject({
      ok: true,
      value: Array(5).fill({ count: null, failure: { kind: "not-allowed" } }),
    });
    expect(await client.balance(session)).toMatchObject({ ok: true });
  });

  it.each([
    [{ status: 401 }, { kind: "session-expired", code: 401 }],
    [{ status: 500 }, { kind: "http", code: 500 }],
    [
      { status: 503, headers: { "retry-after": "120" } },
      { kind: "http", code: 503, wait: 120 },
    ],
    [
      { status: 429, headers: { "retry-after": "30" } },
      { kind: "http", code: 429, wait: 30 },
    ],
    [
      { status: 429, headers: { "retry-after": "30" }, body: '{"code":777,"desc":"Slower"}' },
      { kind: "http", code: 429, text: "Slower", wait: 30 },
    ],
    [
      { status: 429, headers: { "retry-after": "3600" }, body: '{"code":50,"desc":"Limit"}' },
      { kind: "locked-out", code: 50, wait: 3600 },
    ],
    [
      { status: 500, body: '{"code":196,"desc":"No"}' },
      { kind: "session-expired", code: 196 },
    ],
    [
      { status: 401, body: '{"code":10005,"desc":"No"}' },
      { kind: "not-allowed", code: 10_005 },
    ],
    [
      { status: 404, body: "<html>" },
      { kind: "http", code: 404 },
    ],
    [
      { status: 200, body: '{"data":{}}' },
      { kind: "malformed", code: null },
    ],
    [
      { status: 200, body: '{"code":"zero","data":{}}' },
      { kind: "malformed", code: null },
    ],
  ])("the envelope decides before the HTTP status: %j", async (answer, failure) => {
    const said = await underSession(() => {
      simulator.faults.set({}, { kind: "status", ...answer });
    });
    expect(said).toMatchObject({ ok: false, failure });
  });

  it("scheduled work leaves the figures as they were, also where some are sent", async () => {
    expect(await underSession(() => change({ maintenance: true }))).toMatchObject({
      ok: false,
      failure: { kind: "server", code: 0, command: "GET /resellers" },
    });
  });

  it("what is said beside the description is told with it, once", async () => {
    const body = '{"code":399,"desc":"Bad value","data":"limit: 1000"}';
    expect(
      await underSession(() => {
        simulator.faults.set({}, { kind: "body", body });
      }),
    ).toMatchObject({ failure: { text: "Bad value: limit: 1000" } });
  });

  it("a token that a failure quotes is not told, nor the password that opened it", async () => {
    const { client, authorization } = account();
    const session = await sessionOf(client, authorization);
    const { password } = simulator.account("openprovider").state;
    for (const secret of [session.session, password]) {
      simulator.faults.clear();
      code(399, `refused for ${secret}`);
      expect(await client.balance(session)).toMatchObject({ failure: { code: 399, text: "" } });
    }
  });

  it("is asked nothing once the vault is locked", async () => {
    const { client, authorization } = account();
    const session = await sessionOf(client, authorization);
    const before = simulator.requests.length;
    const locked = account({ signal: AbortSignal.abort() }).client;
    expect(await locked.balance(session)).toMatchObject({ failure: { kind: "locked" } });
    expect(await locked.signIn(authorization)).toMatchObject({ failure: { kind: "locked" } });
    expect(simulator.requests).toHaveLength(before);
  });
});
