import { ApiClient } from "domrobot-client";
import { authenticator } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";

// Years later than today: what is due on which day must not depend on when the test runs.
const now = Date.UTC(2031, 2, 3, 9, 30);

let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "inwx", now: () => now });
});
beforeEach(() => registrar.reset("inwx"));
afterAll(() => registrar.close());

const client = (system = "live"): ApiClient =>
  new ApiClient(`http://127.0.0.1:${registrar.httpPort}/inwx/${system}/jsonrpc/`);
const shop = ["shop.inwx", 'inwx pass & "word" 1'] as const;
const perCall = { user: shop[0], pass: shop[1] };

/** The data of an answer that must be a success. */
async function dataOf(
  of: ApiClient,
  method: string,
  params: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const answer = await of.callApi(method, params);
  expect(answer).toMatchObject({ code: 1000, msg: "Command completed successfully" });
  return answer.resData;
}

describe("the vendor's client, signed in", () => {
  it("opens a session, uses it and closes it", async () => {
    const api = client();
    expect(await api.login(...shop)).toMatchObject({ code: 1000, resData: { tfa: "0" } });
    // Kept whole, as the client does it.
    expect(api.getCookie()).toMatch(/^domrobot=[0-9a-f]+; Path=\/; Secure; HttpOnly$/);
    expect(await dataOf(api, "accounting.accountBalance")).toEqual({
      total: 5120.5,
      available: 812.34,
      locked: 45.9,
      creditLimit: 0,
    });
    const cookie = api.getCookie();
    await api.logout();
    expect(registrar.violations).toEqual([]);
    api.setCookie(cookie);
    expect(await api.callApi("account.info")).toMatchObject({ code: 2002 });
    // A session that has ended is nobody's fault.
    expect(registrar.violations).toEqual([]);
  });

  it("finds its cookie among others that were joined to it", async () => {
    const api = client();
    await api.login(...shop);
    api.setCookie(`other=1; Path=/, ${api.getCookie()}, last=2`);
    expect(await api.callApi("account.info")).toMatchObject({ code: 1000 });
  });

  it("is refused with a wrong password, and without any sign-in", async () => {
    expect(await client().login(shop[0], "wrong")).toMatchObject({ code: 2200 });
    expect(registrar.signIns[shop[0]]).toEqual({ tried: 1, refused: 1 });
    expect(registrar.violations).toEqual([]);
    expect(await client().callApi("account.info")).toMatchObject({ code: 2002 });
    expect(registrar.violations).toMatchObject([{ kind: "session", command: "account.info" }]);
  });

  it("unlocks a login with two factors by its shared secret, and only so", async () => {
    const secret = "JBSWY3DPEHPK3PXP";
    const codes = [-30_000, 0, 30_000].map((ms) => {
      const at = authenticator.clone({ epoch: Date.now() + ms });
      return at.generate(secret);
    });
    registrar.account("inwx-tfa").setOtp(codes);
    const login = ["careful.inwx", "careful-pass-1"] as const;
    await expect(client().login(...login)).rejects.toMatch("no shared secret");
    const api = client();
    expect(await api.login(...login, secret)).toMatchObject({
      code: 1000,
      resData: { tfa: "GOOGLE-AUTH" },
    });
    expect(await api.callApi("account.info")).toMatchObject({ code: 1000 });
    const other = client();
    const otherSecret = "KRSXG5CTMVRXEZLU";
    expect(await other.login(...login, otherSecret)).toMatchObject({
      code: 2200,
      reasonCode: "INVALID",
      details: [{ code: "ACCOUNT_UNLOCK_FAILED" }],
    });
    expect(await other.callApi("account.info")).toMatchObject({
      code: 2200,
      reasonCode: "Error_AccountUnlockRequired",
      details: [{ code: "ACCOUNT_LOCKED" }],
    });
  });
});

describe("with user and password in each call", () => {
  it("answers without a cookie, whatever the case of the method", async () => {
    const info = await dataOf(client(), "Account.Info", { ...perCall });
    expect(info).toMatchObject({ currency: "EUR", lowBalance: 100, vat: 19, tfa: "0" });
    expect(registrar.requests).toMatchObject([
      { via: "password", login: shop[0], account: "inwx", code: 1000 },
    ]);
    expect(JSON.stringify(registrar.requests)).not.toContain(shop[1].slice(0, 6));
  });

  it("opens nothing where a second factor is asked for", async () => {
    const params = { user: "careful.inwx", pass: "careful-pass-1" };
    expect(await client().callApi("account.info", params)).toMatchObject({
      code: 2200,
      reasonCode: "Error_AccountUnlockRequired",
    });
  });

  it("keeps the systems and the roles apart", async () => {
    expect(await client("ote").callApi("account.info", { ...perCall })).toMatchObject({
      code: 2200,
    });
    const books = { user: "books.inwx", pass: "books-pass-1" };
    const balance = await dataOf(client(), "accounting.accountBalance", { ...books });
    expect(balance).toMatchObject({ available: 20 });
    expect(await client().callApi("domain.list", { ...books })).toMatchObject({ code: 2201 });
  });
});

describe("lists", () => {
  const list = (params: Record<string, unknown>) =>
    dataOf(client(), "domain.list", { ...perCall, ...params });

  it("come in the order that is asked for, page by page, with their number", async () => {
    const asked = { renewalMode: "AUTORENEW", order: "REDATEASC", pagelimit: 3, wide: 0 };
    const first = await list({ ...asked, page: 1 });
    const third = await list({ ...asked, page: 3 });
    const fourth = await list({ ...asked, page: 4 });
    const names = ({ domain }: Record<string, unknown>) =>
      (domain as { domain: string }[]).map((row) => row.domain);
    expect(names(first)).toEqual(["failed.de", "yearly.com", "monthly.io"]);
    expect(names(third)).toEqual(["far-away.com"]);
    expect([first.count, third.count]).toEqual([7, 7]);
    // An empty list is not there at all.
    expect(fourth).toEqual({ count: 7 });
  });

  it("have twenty rows where no number is asked for", async () => {
    const large = { user: "large.inwx", pass: "large-pass-1" };
    const answer = await dataOf(client(), "domain.list", { ...large });
    expect(answer.count).toBe(1000);
    expect(answer.domain).toHaveLength(20);
  });

  it("tell contacts and the auth code where they are wide, which they are by themselves", async () => {
    expect(JSON.stringify(await list({}))).toContain("authCode");
    const narrow = await list({ wide: 0, order: "REDATEASC", pagelimit: 1 });
    expect(JSON.stringify(narrow)).not.toContain("authCode");
    expect(narrow.domain).toMatchObject([
      {
        domain: "failed.de",
        period: "1Y",
        status: "RENEWAL FAILED",
        renewalMode: "AUTORENEW",
        reDate: {
          scalar: "20310302T09:30:00",
          xmlrpc_type: "datetime",
          timestamp: Date.UTC(2031, 2, 2, 9, 30) / 1000,
        },
      },
    ]);
  });

  it("may spell a single row and a date in another way", async () => {
    const odd = { user: "odd.inwx", pass: "odd-pass-12" };
    const answer = await dataOf(client(), "domain.list", { ...odd, pagelimit: 100 });
    expect(answer).toMatchObject({
      count: 1,
      domain: { domain: "only.ch", reDate: "2031-03-06T09:30:00" },
    });
    const names = await dataOf(client(), "domain.list", { ...odd, wide: 0 });
    expect(Object.keys(names.domain as object)).toEqual(["roId", "domain", "domain-ace"]);
  });
});

describe("money", () => {
  it("hides entries below the least price that is asked for, which is nothing by itself", async () => {
    const log = (params: Record<string, unknown>) =>
      dataOf(client(), "accounting.log", { ...perCall, ...params });
    expect(await log({})).toMatchObject({ count: 1, log: [{ amount: 500, type: "PAYMENT" }] });
    const all = await log({ priceMin: -1_000_000 });
    expect(all).toMatchObject({ count: 3, log: [{ amount: -5.36 }, {}, { amount: 500 }] });
    const late = await log({ priceMin: -1_000_000, dateFrom: "2031-03-02T00:00:00" });
    expect(late).toMatchObject({ count: 1 });
  });

  it("names what is locked, of domains and certificates", async () => {
    expect(await dataOf(client(), "accounting.lockedFunds", { ...perCall })).toMatchObject({
      funds: [
        { domain: "wanted.app", amount: 30 },
        { domain: "wanted.dev", amount: 4 },
      ],
      sslFunds: [{ commonName: "shop.example", netto: 10, vat: 1.9 }],
    });
  });

  it("has prices with VAT, in the price list's currency and in the one that is charged", async () => {
    const prices = (params: Record<string, unknown>) =>
      dataOf(client(), "domain.getPrices", { ...perCall, ...params });
    expect(await prices({ tld: ["com"], vat: true })).toEqual({
      price: [
        {
          tld: "com",
          currency: "USD",
          renewalPrice: 14.88,
          renewalPeriod: 1,
          vat: 19,
          chargedPrice: { currency: "EUR", renewalPrice: 13.45 },
        },
      ],
    });
    expect(await prices({ vat: false })).toMatchObject({
      price: [{ tld: "com", renewalPrice: 12.5 }, ...Array.from({ length: 5 }, () => ({}))],
    });
    const single = await dataOf(client(), "domain.getdomainprice", {
      ...perCall,
      domain: ["yearly.com", "gold.shop"],
      pricetype: "renewal",
    });
    expect(single).toMatchObject({
      domain: [
        { price: 11.3, premium: false },
        { price: 250, premium: true, currency: "EUR" },
      ],
    });
  });

  it("writes a number of seventeen digits as it is", async () => {
    const odd = { user: "odd.inwx", pass: "odd-pass-12" };
    const balance = await dataOf(client(), "accounting.accountBalance", { ...odd });
    expect(balance).toMatchObject({ available: 0.1 + 0.2, creditLimit: 50 });
  });
});

describe("what no correct client does", () => {
  it.each([
    ["an unknown method", "domain.frobnicate", {}, 2000, "write"],
    ["a method that writes", "domain.update", { domain: "yearly.com" }, 2000, "write"],
    ["a reading one that nobody needs", "hosting.list", {}, 2000, "command"],
    ["a missing parameter", "domain.getdomainprice", { pricetype: "renewal" }, 2003, "parameter"],
    ["a wrong value", "domain.list", { order: "PRICEASC" }, 2005, "parameter"],
    ["a parameter that is none", "account.info", { depth: 2 }, 1000, "parameter"],
  ])("is noted: %s", async (_what, method, params, code, kind) => {
    const answer = await client().callApi(method, { ...perCall, ...params });
    expect(answer).toMatchObject({ code });
    if (code === 2003) {
      expect(answer).toMatchObject({
        reasonCode: "MISSING_DOMAIN",
        details: [{ code: "PARAM_MISSING", msg: "The parameter 'domain' is missing" }],
      });
    }
    expect(registrar.violations).toMatchObject([{ kind, command: method, login: shop[0] }]);
  });

  const send = (init: RequestInit, path = "/inwx/live/jsonrpc/"): Promise<Response> =>
    fetch(`http://127.0.0.1:${registrar.httpPort}${path}`, { method: "POST", ...init });
  const json = { "content-type": "application/json" };

  it.each([
    ["another HTTP method", { method: "GET" }, undefined, 405],
    ["no content type of JSON", { body: "{}" }, undefined, 415],
    ["another path", { body: "{}", headers: json }, "/inwx/live/xmlrpc/", 404],
    ["a query in the address", { headers: json }, "/inwx/live/jsonrpc/?user=x", 400],
  ])("is refused as by a web server: %s", async (_what, init, path, status) => {
    expect((await send(init, path)).status).toBe(status);
    expect(registrar.violations).toHaveLength(1);
  });

  it.each(["", "nonsense", "[]", '{"params":{}}', '{"method":"account.info","params":[]}'])(
    "is no call: %s",
    async (body) => {
      const answer = await send({ body, headers: json });
      expect(await answer.json()).toMatchObject({ code: 2001 });
      expect(registrar.violations).toMatchObject([{ kind: "form" }]);
    },
  );

  it("plays faults in its own format", async () => {
    registrar.faults.set({ registrar: "inwx", times: 1 }, { kind: "code", code: 2400 });
    expect(await client().callApi("account.info", { ...perCall })).toMatchObject({ code: 2400 });
    registrar.faults.set({ account: "inwx", times: 1 }, { kind: "cut" });
    await expect(client().callApi("account.info", { ...perCall })).rejects.toThrow(SyntaxError);
    registrar.faults.set({ account: "inwx", times: 1 }, { kind: "huge", bytes: 100_000 });
    const huge = await dataOf(client(), "domain.list", { ...perCall });
    expect((huge.domain as unknown[]).length).toBeGreaterThan(1000);
  });
});
