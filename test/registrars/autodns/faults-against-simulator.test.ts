import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { now, today } from "../../support/contract/every-method.ts";
import { autodnsAccount } from "../../support/registrars/autodns-account.ts";
import { byPassword } from "../../support/registrars/credential.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "autodns", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("autodns"));

const account = (more = {}) => autodnsAccount(simulator, "autodns", more);
const balance = () => {
  const { client, authorization } = account();
  return client.balance(authorization);
};
const command = "GET /account";
const envelope = (status: object, messages: object[] = []) =>
  JSON.stringify({ stid: "1", status, messages });
const failed = { code: "E0984", text: "Fehlgeschlagen", type: "ERROR" };

describe("a password", () => {
  it("that is wrong is a refused sign-in, in the registrar's own words", async () => {
    const { client } = account();
    expect(await client.balance(byPassword("another"))).toEqual({
      ok: false,
      failure: {
        kind: "sign-in-failed",
        code: 401,
        text: "Die Anmeldung ist fehlgeschlagen.",
        command,
      },
    });
  });

  it("is that of one system alone", async () => {
    const { client } = account();
    const { password } = simulator.account("autodns-test").state;
    expect(await client.balance(byPassword(password))).toMatchObject({
      failure: { kind: "sign-in-failed" },
    });
  });
});

describe("a refusal", () => {
  it.each<[number, string, object]>([
    [401, "", { kind: "sign-in-failed", code: 401 }],
    [401, "<html>", { kind: "sign-in-failed", code: 401 }],
    [400, envelope(failed), { kind: "rejected", code: "E0984", text: "Fehlgeschlagen" }],
    // Without messages, as seen: its own text.
    [
      400,
      '{"status":{"code":"E0984","text":"Nein","type":"ERROR"}}',
      { kind: "rejected", text: "Nein" },
    ],
    [
      400,
      envelope({ resultCode: "E0984", text: "Alt", type: "ERROR" }),
      { kind: "rejected", code: "E0984", text: "Alt" },
    ],
    [200, envelope(failed), { kind: "rejected", code: "E0984" }],
    [200, envelope({ code: "E0984", text: "Ohne Art" }), { kind: "rejected", text: "Ohne Art" }],
    [
      404,
      envelope(failed, [{ text: "Unbekannt", code: "EF03014" }]),
      { kind: "rejected", code: "EF03014", text: "Unbekannt" },
    ],
    [403, envelope({ ...failed, code: "E0304" }), { kind: "not-allowed", code: 403 }],
    // Which value it is about is said; that it is the context only where the answer says so.
    [
      400,
      envelope(failed, [{ text: "Falsch", code: "EF01000", objects: [{ type: "view" }] }]),
      { kind: "rejected", text: "Falsch (view)" },
    ],
    [
      400,
      envelope(failed, [{ text: "Der Kontext ist falsch", code: "EF01000" }]),
      { kind: "rejected", text: "Der Kontext ist falsch" },
    ],
    [
      400,
      envelope(failed, [{ text: "Falsch", code: "EF01000", objects: [{ type: "USER_CONTEXT" }] }]),
      { kind: "sign-in-failed", code: "EF01000" },
    ],
    [
      400,
      envelope(failed, [{ text: "Falsch", code: "EF02000", objects: [{ type: "context" }] }]),
      { kind: "rejected" },
    ],
    [403, "<html>", { kind: "http", code: 403 }],
    [404, "", { kind: "http", code: 404 }],
    [429, envelope(failed), { kind: "http", code: 429 }],
    [429, "", { kind: "http", code: 429 }],
    [500, envelope(failed), { kind: "server", code: 500 }],
    [502, "<html>", { kind: "http", code: 502 }],
    [200, '{"status":{"code":"S0984","type":"SUCCES"}}', { kind: "malformed" }],
    [200, '{"status":{"type":["SUCCESS"]}}', { kind: "malformed" }],
    [200, '{"data":[]}', { kind: "malformed" }],
    [
      200,
      envelope({ type: "SUCCESS" }),
      { kind: "malformed", text: "data is missing or unreadable" },
    ],
    [204, "", { kind: "malformed" }],
  ])("is told by status and type: %i %s", async (status, body, failure) => {
    simulator.faults.set({}, { kind: "status", status, body });
    expect(await balance()).toMatchObject({ ok: false, failure: { command, ...failure } });
  });

  it.each(["NOTIFY", "NOTICE", "NICCOM_NOTIFY"])("is none with the type %s", async (type) => {
    const { client, authorization } = autodnsAccount(simulator, "autodns", {
      fetch: async (input, init) => {
        const text = await (await fetch(input, init)).text();
        return new Response(text.replace('"type":"SUCCESS"', `"type":"${type}"`));
      },
    });
    expect(await client.balance(authorization)).toMatchObject({ ok: true });
  });

  it("for haste is no lock: it is over when the second is", async () => {
    simulator.account("autodns").change({ autodns: { requestsPerSecond: 3 } });
    for (let time = 0; time < 3; time++) expect((await balance()).ok).toBe(true);
    expect(await balance()).toMatchObject({ failure: { kind: "http", code: 429 } });
    simulator.advance(1);
    expect((await balance()).ok).toBe(true);
  });

  it("that quotes the password, or the one of the price list, tells nothing of it", async () => {
    const { password, autodns } = simulator.account("autodns").state;
    for (const secret of [password, autodns.priceList?.password]) {
      simulator.faults.set({}, { kind: "code", code: 400, text: `refused for ${secret}` });
      expect(await balance()).toMatchObject({ failure: { kind: "rejected", text: "" } });
      simulator.faults.clear();
    }
  });
});

it("a pause in the list of domains ends the round", async () => {
  simulator.faults.set(
    { command: "POST /domain/_search" },
    { kind: "status", status: 503, headers: { "retry-after": "120" } },
  );
  const { client, authorization } = account();
  const query = { first: 0, today, through: today + 90, vatPercent: null, currency: "EUR" };
  const why = { failure: { kind: "http", code: 503, wait: 120 } };
  expect(await client.charges(authorization, query)).toMatchObject(why);
  expect(await client.counts(authorization)).toMatchObject(why);
  expect(simulator.requests).toHaveLength(1);
  simulator.faults.clear();
});

it("nothing is asked once the vault is locked, and nothing with a session", async () => {
  const { client, authorization } = account({ signal: AbortSignal.abort() });
  expect(await client.balance(authorization)).toMatchObject({ failure: { kind: "locked" } });
  expect(await client.balance({ kind: "session", session: "made up" })).toMatchObject({
    failure: { kind: "not-configured" },
  });
  expect(simulator.requests).toEqual([]);
});
