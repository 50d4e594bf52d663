import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FailureKind } from "../../../src/domain/failure.ts";
import { placeholderIp } from "../../../src/registrars/namecheap/profile.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { namecheapAccount } from "../../support/registrars/namecheap-account.ts";
import { byKey } from "../../support/registrars/rtr-account.ts";

const now = Date.UTC(2027, 0, 15, 12);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "namecheap", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("namecheap"));

const account = (more = {}, fields = {}) => namecheapAccount(simulator, "namecheap", more, fields);
const change = (namecheap: object) => simulator.account("namecheap").change({ namecheap });
const balance = (fields = {}) => {
  const { client, authorization } = account({}, fields);
  return client.balance(authorization);
};
const command = "namecheap.users.getBalances";
const xml = (inner: string, status = "ERROR"): string =>
  `<?xml version="1.0"?><ApiResponse Status="${status}">${inner}</ApiResponse>`;
const errors = (...all: [number: string, text: string][]): string =>
  xml(
    `<Errors>${all.map(([number, text]) => `<Error Number="${number}">${text}</Error>`).join("")}</Errors>`,
  );
const answered = (body: string, status = 200) =>
  simulator.faults.set({}, { kind: "status", status, body });

describe("a key", () => {
  it("that is wrong is told as a refused sign-in, and tried once", async () => {
    const { client } = account();
    expect(await client.balance(byKey("another key"))).toEqual({
      ok: false,
      failure: {
        kind: "sign-in-failed",
        code: 1011102,
        text: "API Key is invalid or API access has not been enabled",
        command,
      },
    });
    expect(simulator.requests).toHaveLength(1);
  });

  it("of a user whose API is switched off is the same", async () => {
    change({ apiOn: false });
    expect(await balance()).toMatchObject({ failure: { kind: "sign-in-failed", code: 1011102 } });
  });

  it("that is refused too often locks the account out, for a quarter of an hour at least", async () => {
    for (let time = 0; time < 10; time++) await account().client.balance(byKey("wrong"));
    const locked = { ok: false, failure: { kind: "locked-out", code: 1017411, wait: 900 } };
    expect(await balance()).toMatchObject(locked);
    simulator.advance(899);
    expect(await balance()).toMatchObject(locked);
    simulator.advance(1);
    expect(await balance()).toMatchObject({ ok: true });
  });

  it("that is empty is sent nowhere", async () => {
    expect(await account().client.balance(byKey(""))).toMatchObject({
      failure: { kind: "sign-in-failed", text: "No API key" },
    });
    expect(simulator.requests).toEqual([]);
  });
});

describe("an address", () => {
  it("that is not listed is told, so that it can be listed", async () => {
    change({ addressListed: false });
    expect(await balance()).toEqual({
      ok: false,
      failure: { kind: "address-refused", code: 1011150, text: "203.0.113.7", command },
    });
  });

  it.each([
    ["no address at all", "unknown"],
    ["one of IPv6", "2001:db8::7"],
    ["one of IPv6 that ends as one of IPv4", "::ffff:203.0.113.7"],
    ["what looks like one", "999.1.1.1"],
    ["more numbers than an address has", "203.0.113.7.9"],
    ["two of them", "203.0.113.7 or 203.0.113.8"],
    ["the placeholder that was sent", placeholderIp],
    ["markup", "<b>203.0.113</b>"],
  ])("is not told where the refusal names %s", async (_what, sourceAddress) => {
    change({ addressListed: false, sourceAddress });
    expect(await balance()).toMatchObject({ failure: { kind: "address-refused", text: "" } });
  });

  it("that was entered is sent in place of the placeholder; one that is none is sent nowhere", async () => {
    const sent: (string | null)[] = [];
    const { client, authorization } = account(
      {
        fetch: (async (_input, init) => {
          sent.push(new URLSearchParams(String(init?.body)).get("ClientIp"));
          return new Response("");
        }) satisfies typeof fetch,
      },
      { clientIp: "198.51.100.4" },
    );
    await client.balance(authorization);
    expect(sent).toEqual(["198.51.100.4"]);
    for (const clientIp of ["2001:db8::7", "1.2.3", "home", "1.2.3.256"])
      expect(await balance({ clientIp })).toMatchObject({ failure: { kind: "sign-in-failed" } });
    expect(simulator.requests).toEqual([]);
  });
});

describe("an error", () => {
  it.each<[number, FailureKind]>([
    ...([1010101, 1010102, 1011102, 1017101, 1017103, 1017105] as const).map(
      (number): [number, FailureKind] => [number, "sign-in-failed"],
    ),
    [1016103, "sign-in-failed"],
    [1019103, "sign-in-failed"],
    [1010104, "rejected"],
    [1010105, "rejected"],
    [1011105, "rejected"],
    [1017150, "address-refused"],
    [1017410, "locked-out"],
    [1017411, "locked-out"],
    [1030408, "not-allowed"],
    [4011103, "not-allowed"],
    [4022312, "server"],
    [500000, "server"],
    [1050900, "server"],
    [3050900, "server"],
    [5019169, "server"],
    [5050169, "server"],
    [5050900, "server"],
    // Those that nobody documents: what concerns users ends all asking, what concerns servers passes.
    [1011999, "sign-in-failed"],
    [1018001, "sign-in-failed"],
    [3031510, "server"],
    [5026312, "server"],
    [2011170, "rejected"],
    [9999999, "rejected"],
    [7, "rejected"],
  ])("with the number %i is told as %s", async (number, kind) => {
    answered(errors([String(number), "Said by the registrar"]));
    const wait = kind === "locked-out" ? { wait: 900 } : {};
    const text = kind === "address-refused" ? "" : "Said by the registrar";
    expect(await balance()).toEqual({
      ok: false,
      failure: { kind, code: number, text, command, ...wait },
    });
  });

  it.each<[string, [string, string][], FailureKind, number]>([
    [
      "locks",
      [
        ["2011170", "one"],
        ["1017411", "two"],
        ["1011102", "three"],
      ],
      "locked-out",
      1017411,
    ],
    [
      "ends the sign-in",
      [
        ["5050900", "one"],
        ["1011102", "two"],
      ],
      "sign-in-failed",
      1011102,
    ],
    [
      "names the address",
      [
        ["4011103", "one"],
        ["1011150", "two"],
      ],
      "address-refused",
      1011150,
    ],
    [
      "is the first of its kind",
      [
        ["5050900", "one"],
        ["3050900", "two"],
      ],
      "server",
      5050900,
    ],
  ])("of several is the one that %s", async (_what, all, kind, code) => {
    answered(errors(...all));
    expect(await balance()).toMatchObject({ failure: { kind, code } });
  });

  it("that comes with others is found among them in a genuine refusal too", async () => {
    change({ addressListed: false, alsoErrors: [{ number: "2011170", text: "first" }] });
    expect(await balance()).toMatchObject({
      failure: { kind: "address-refused", text: "203.0.113.7" },
    });
  });

  it.each([
    ["without a number", "<Errors><Error>What</Error></Errors>"],
    ["with words for a number", '<Errors><Error Number="many">What</Error></Errors>'],
  ])("%s is one all the same", async (_what, inner) => {
    answered(xml(inner));
    expect(await balance()).toMatchObject({
      failure: { kind: "rejected", code: null, text: "What" },
    });
  });

  it("counts in an answer that calls itself a success", async () => {
    answered(xml('<Errors><Error Number="1011102">No</Error></Errors>', "OK"));
    expect(await balance()).toMatchObject({ failure: { kind: "sign-in-failed" } });
  });

  it.each([
    ["is told with an HTTP status of its own", 500, { kind: "sign-in-failed", code: 1011102 }],
    ["is none where the status says that it was too much", 405, { kind: "http", code: 405 }],
  ])("%s", async (_what, status, failure) => {
    answered(errors(["1011102", "No"]), status);
    expect(await balance()).toMatchObject({ failure });
  });

  it("that quotes the key tells nothing of it", async () => {
    const { password } = simulator.account("namecheap").state;
    simulator.faults.set({}, { kind: "code", code: 2011170, text: `refused for ${password}` });
    expect(await balance()).toMatchObject({ failure: { code: 2011170, text: "" } });
  });

  it("concerns its own command alone where a right is missing", async () => {
    change({ forbidden: ["namecheap.domains.getList"] });
    const { client, authorization } = account();
    const query = { first: 0, today: 20_000, through: 20_090, vatPercent: null, currency: "USD" };
    expect(await client.charges(authorization, query)).toMatchObject({
      failure: { kind: "not-allowed", code: 1030408, command: "namecheap.domains.getList" },
    });
    expect(await client.balance(authorization)).toMatchObject({ ok: true });
  });
});

describe("an answer that is no success", () => {
  it.each([
    ["an error without one", xml("<Errors/>")],
    ["another status", xml("", "PARTLY")],
    ["no status", "<ApiResponse/>"],
    ["another root", '<Response Status="OK"/>'],
    ["no part for the command", xml("<Errors/>", "OK")],
    ["the part of another command", xml('<CommandResponse Type="namecheap.ssl.getList"/>', "OK")],
    ["a part without its command", xml("<CommandResponse/>", "OK")],
    ["an empty part", xml(`<CommandResponse Type="${command}"/>`, "OK")],
  ])("%s", async (_what, body) => {
    answered(body);
    expect(await balance()).toMatchObject({ ok: false, failure: { kind: "malformed", command } });
  });

  it("for haste is HTTP 405, without a lock, and is over after the minute", async () => {
    change({ requestsPerMinute: 3 });
    for (let time = 0; time < 3; time++) expect((await balance()).ok).toBe(true);
    expect(await balance()).toMatchObject({ failure: { kind: "http", code: 405, text: "" } });
    simulator.advance(60);
    expect((await balance()).ok).toBe(true);
  });

  it("of 60 MB is given up, whatever is in it", async () => {
    simulator.faults.set({}, { kind: "huge", bytes: 60_000_000 });
    expect(await balance()).toMatchObject({
      failure: { kind: "malformed", text: "The answer exceeds 16777216 bytes" },
    });
  });
});

it("a page that is not the one that was asked for is none", async () => {
  const { client, authorization } = account();
  answered(
    xml(
      `<CommandResponse Type="namecheap.domains.getList"><DomainGetListResult/><Paging><TotalItems>3</TotalItems><CurrentPage>2</CurrentPage></Paging></CommandResponse>`,
      "OK",
    ),
  );
  const told = await client.counts(authorization);
  expect(told.ok && told.value[0]).toMatchObject({
    count: null,
    failure: { kind: "malformed", text: "CurrentPage is missing or unreadable" },
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
