import { describe, expect, it } from "vitest";
import { type Ask, createAsk } from "../../../src/registrars/namecheap/ask.ts";
import { type Command, commands, isAllowed } from "../../../src/registrars/namecheap/commands.ts";
import { namecheapProfile, placeholderIp } from "../../../src/registrars/namecheap/profile.ts";
import { functions } from "../../../src/registrars/profile.ts";
import { byKey } from "../../support/registrars/rtr-account.ts";

interface Sent {
  method: string;
  address: string;
  body: string;
  type: string | null;
}

function recorded(place = {}) {
  const sent: Sent[] = [];
  const send = (async (input, { method = "GET", body, headers } = {}) => {
    const type = new Headers(headers).get("content-type");
    sent.push({ method, address: String(input), body: String(body ?? ""), type });
    const command = new URLSearchParams(String(body)).get("Command");
    return new Response(
      `<ApiResponse Status="OK"><CommandResponse Type="${command}"/></ApiResponse>`,
    );
  }) satisfies typeof fetch;
  const usual = {
    address: "https://api.example/xml.response",
    apiUser: "lanternworks",
    userName: "lantern & sons",
    clientIp: "",
  };
  return {
    sent,
    askAs: createAsk({ ...usual, ...place }, { fetch: send, isOnline: () => true }),
  };
}

const untyped = (ask: Ask) => ask as (command: string, params?: object) => ReturnType<Ask>;
const refused = { failure: { kind: "rejected", code: null, text: "Not a reading request" } };

describe("what is sent", () => {
  it("is what is on the list, posted, the key in the body and nothing in the address", async () => {
    const { sent, askAs } = recorded();
    const ask = askAs(byKey('k"&1'));
    for (const command of Object.keys(commands))
      expect((await ask(command as Command)).ok).toBe(true);
    expect(sent.map(({ method, address, type }) => [method, address, type])).toEqual(
      sent.map(() => [
        "POST",
        "https://api.example/xml.response",
        "application/x-www-form-urlencoded",
      ]),
    );
    expect(sent.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual(
      Object.keys(commands).map((Command) => ({
        ApiUser: "lanternworks",
        ApiKey: 'k"&1',
        UserName: "lantern & sons",
        ClientIp: placeholderIp,
        Command,
      })),
    );
  });

  it("is what the profile says", () => {
    const listed = functions.flatMap((name) => namecheapProfile.commands[name]);
    expect(new Set<string>(listed)).toEqual(new Set(Object.keys(commands)));
  });

  it.each([
    ["a renewal", "namecheap.domains.renew", {}],
    ["a registration", "namecheap.domains.create", {}],
    ["a reactivation", "namecheap.domains.reactivate", {}],
    ["a change of hosts", "namecheap.domains.dns.setHosts", {}],
    ["a purchase of funds", "namecheap.users.createaddfundsrequest", {}],
    ["a change of the password", "namecheap.users.changePassword", {}],
    ["another spelling of a listed one", "NAMECHEAP.USERS.GETBALANCES", {}],
    ["a member of every object", "constructor", {}],
    ["nothing", "", {}],
    ["a parameter that it does not have", "namecheap.users.getBalances", { Page: 1 }],
    ["another command as a parameter", "namecheap.users.getBalances", { Command: "x" }],
    ["the search for a name", "namecheap.domains.getList", { SearchTerm: "x" }],
    ["a word that is none", "namecheap.users.getPricing", { ActionName: "REGISTER" }],
    ["a page that is no number", "namecheap.domains.getList", { Page: "1" }],
    ["a page of nothing", "namecheap.domains.getList", { Page: 0 }],
    ["a parameter of every object", "namecheap.domains.getList", { toString: 1 }],
  ])("is never %s", async (_what, command, params) => {
    const { sent, askAs } = recorded();
    expect(isAllowed(command, params)).toBe(false);
    expect(await untyped(askAs(byKey("key-1")))(command, params)).toMatchObject(refused);
    expect(sent).toEqual([]);
  });
});

it("is sent one by one, below 20 requests a minute and 700 an hour whatever is asked", () => {
  const { atOnce, spacing } = namecheapProfile.pace;
  expect(atOnce).toBe(1);
  expect(60_000 / spacing).toBeLessThan(20);
  expect(3_600_000 / spacing).toBeLessThan(700);
});
