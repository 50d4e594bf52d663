import { describe, expect, it } from "vitest";
import { type Ask, createAsk } from "../../../src/registrars/autodns/ask.ts";
import {
  addressOf,
  isName,
  mayRead,
  maySearch,
  readings,
  type SearchPath,
  searches,
} from "../../../src/registrars/autodns/requests.ts";
import type { Credential } from "../../../src/registrars/contract.ts";

interface Sent {
  method: string;
  address: string;
  body: string;
  headers: Record<string, string>;
}

const proof = (password: string, pricePassword = ""): Credential => ({
  kind: "credential",
  secretFields: { password, ...(pricePassword !== "" && { pricePassword }) },
  oneTimePassword: "",
});

function recorded(changes = {}) {
  const sent: Sent[] = [];
  const send = (async (input, { method = "GET", body, headers } = {}) => {
    sent.push({
      method,
      address: String(input),
      body: String(body ?? ""),
      headers: Object.fromEntries(new Headers(headers)),
    });
    return String(input).endsWith(".xml")
      ? new Response("<priceList><prices/><promos/></priceList>")
      : Response.json({ status: { type: "SUCCESS", code: "S0001" }, data: [] });
  }) satisfies typeof fetch;
  const who = {
    address: "https://api.example/",
    user: "klee",
    context: "4",
    priceUser: "prices",
    ...changes,
  };
  return { sent, askAs: createAsk(who, { fetch: send, isOnline: () => true }) };
}

const view = { limit: 1, offset: 0, children: true } as const;
const refused = { failure: { kind: "rejected", code: null, text: "Not a reading request" } };

const untyped = (ask: Ask) =>
  ask as unknown as {
    read: (path: string, name?: string) => ReturnType<Ask["read"]>;
    search: (path: string, search: object) => ReturnType<Ask["read"]>;
  };

describe("what is sent", () => {
  it("is what is on the list: objects by GET, lists by POST", async () => {
    const { sent, askAs } = recorded();
    const ask = askAs(proof("pass", "list"));
    expect((await ask.read("account")).ok).toBe(true);
    expect((await ask.read("domainpremium/{name}", "Gold.Shop")).ok).toBe(true);
    expect((await ask.priceList()).ok).toBe(true);
    for (const path of Object.keys(searches))
      expect((await ask.search(path as SearchPath, { view })).ok).toBe(true);
    expect(sent.map(({ method, address }) => `${method} ${address}`)).toEqual([
      "GET https://api.example/v1/account",
      "GET https://api.example/v1/domainpremium/gold.shop",
      "GET https://api.example/v1/document/price_list.xml",
      "POST https://api.example/v1/certificate/_search",
      "POST https://api.example/v1/contact/_search",
      "POST https://api.example/v1/domain/_search",
      "POST https://api.example/v1/domain/restore/_search",
      "POST https://api.example/v1/subjectProduct/_search",
      "POST https://api.example/v1/zone/_search",
    ]);
  });

  it("is proved by a header, whose text is UTF-8, with the context; the price list by its own login", async () => {
    const { sent, askAs } = recorded({ user: "klée" });
    const ask = askAs(proof("pä:ss€", "list"));
    await ask.read("account");
    await ask.priceList();
    const basic = (text: string) => `Basic ${Buffer.from(text, "utf8").toString("base64")}`;
    expect(sent.map(({ headers }) => headers)).toEqual([
      { authorization: basic("klée:pä:ss€"), "x-domainrobot-context": "4" },
      { authorization: basic("prices:list") },
    ]);
  });

  it.each([
    ["the account's settings", "account"],
    ["a domain", "domain"],
    ["a renewal", "domain/lantern.com/_renew"],
    ["a restore", "domain/restore"],
    ["a zone's restore", "zone/lantern.com/ns1.example/_restore"],
    ["a message as read", "poll/17"],
    ["a session", "login"],
    ["users", "user/_search"],
    ["invoices", "invoice/_search"],
    ["a path that ends in the same way", "domain/lantern.com/_search"],
    ["a step up", "../domain/_search"],
    ["another case", "Domain/_search"],
    ["a member of all objects", "__proto__"],
    ["nothing", ""],
  ])("is never a post to %s", async (_what, path) => {
    const { sent, askAs } = recorded();
    expect(await untyped(askAs(proof("pass"))).search(path, { view })).toMatchObject(refused);
    expect(maySearch(path, { view })).toBe(false);
    expect(sent).toEqual([]);
  });

  it.each([
    ["auth codes", { keys: ["authinfo"], view }],
    ["contacts", { keys: ["payable", "ownerc"], view }],
    ["anything beside the query", { view, confirm: true }],
  ])("never asks a list for %s", async (_what, search) => {
    const { sent, askAs } = recorded();
    expect(await untyped(askAs(proof("pass"))).search("domain/_search", search)).toMatchObject(
      refused,
    );
    expect(sent).toEqual([]);
  });

  it.each([
    ["a domain with its auth code", "domain/lantern.com", undefined],
    ["a list by GET", "domain/_search", undefined],
    ["the price list without its login", "document/price_list.xml", undefined],
    ["a name where there is none", "account", "lantern.com"],
    ["no name where there is one", "domainpremium/{name}", undefined],
    ["a path as a name", "domainpremium/{name}", "../account"],
    ["a query as a name", "domainpremium/{name}", "a.com?x=1"],
    ["a word as a name", "domainpremium/{name}", "word"],
  ])("is never the reading of %s", async (_what, path, name) => {
    const { sent, askAs } = recorded();
    expect(await untyped(askAs(proof("pass"))).read(path, name)).toMatchObject(refused);
    expect(sent).toEqual([]);
  });

  it.each(["", "kl:ee"])("is nothing for %j as the user", async (user) => {
    const { sent, askAs } = recorded({ user });
    expect(await askAs(proof("pass")).read("account")).toMatchObject({
      failure: { kind: "sign-in-failed", text: "No user name" },
    });
    expect(sent).toEqual([]);
  });

  it.each(["four", "4 4", "", "-1", "4\r\nx: y", "12345678901"])(
    "is nothing for %j as the context",
    async (context) => {
      const { sent, askAs } = recorded({ context });
      expect(await askAs(proof("pass")).search("zone/_search", { view })).toMatchObject({
        failure: { kind: "sign-in-failed", text: "The context is no number" },
      });
      expect(sent).toEqual([]);
    },
  );

  it("has no types for what is not on the list", () => {
    const never = async () => ({ ok: false as const, failure: { kind: "rejected" as const } });
    const ask = { read: never, search: never } as unknown as Ask;
    // @ts-expect-error the account is only read
    void ask.search("account", { view });
    // @ts-expect-error no such path
    void ask.read("domain/lantern.com");
    // @ts-expect-error no such member of that list
    void ask.search("domain/_search", { view, keys: ["authinfo"] });
    expect(readings.every((path) => mayRead(path, path.includes("{") ? "a.com" : undefined))).toBe(
      true,
    );
  });

  it("asks the price list only where user and password of it are there", () => {
    const has = (changes: object, credential: Credential) =>
      recorded(changes).askAs(credential).hasPriceList;
    expect(has({}, proof("pass", "list"))).toBe(true);
    expect(has({}, proof("pass"))).toBe(false);
    expect(has({ priceUser: "" }, proof("pass", "list"))).toBe(false);
  });

  it("is written behind any base, and goes to no address without encryption", async () => {
    expect(
      addressOf("http://127.0.0.1:1/autodns/live", "domain/_search", { keys: ["a", "b"] }),
    ).toBe("http://127.0.0.1:1/autodns/live/v1/domain/_search?keys%5B%5D=a&keys%5B%5D=b");
    expect(isName("xn--mller-kva.de") && !isName("müller.de")).toBe(true);
    for (const address of ["http://api.example/", "http://localhost/", ""]) {
      const { sent, askAs } = recorded({ address });
      expect(await askAs(proof("pass")).read("account")).toMatchObject({
        failure: { kind: "unsafe-endpoint" },
      });
      expect(sent).toEqual([]);
    }
  });
});
