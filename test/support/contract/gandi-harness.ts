import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import { type AccountParts, chargedDay, type Harness, type Wire } from "./harness.ts";
import { jsonWire } from "./json-wire.ts";

const key = "contract";
const user = "7c0e1f6a-52d4-4b1e-9a57-0c3d2e8f4b61";

/** Days between the first try of a renewal and the name's end. */
const lead = 31;

const domainsOf = (names: readonly string[]) =>
  names.map((domain) => ({ domain, endDay: chargedDay(domain) + lead }));

function scenario(parts: AccountParts): ScenarioInput {
  const { password, balance, currency, names, price, pageSize } = parts;
  return {
    title: "an account for the contract suite",
    accounts: [
      {
        key,
        registrar: "gandi",
        system: "live",
        login: user,
        password,
        money: { amount: balance, currency },
        gandi: {
          warningThreshold: "150.00",
          outstanding: "24.90",
          domains: domainsOf(names),
          prices: [{ of: "com", price }],
          certificates: 7,
          wire: { largestPage: pageSize },
        },
      },
    ],
  };
}

const total = "total-count";

/** The number of rows stands in a header: an answer is one text with both. */
const wire: Wire = {
  ...jsonWire,
  whole: {
    read: async (answer) => {
      const [body, told] = [await answer.text(), answer.headers.get(total)];
      const isJson = answer.headers.get("content-type")?.includes("json") === true;
      return told === null || !isJson ? body : `{"${total}":${told},"body":${body}}`;
    },
    write: (text, status) => {
      const [whole = "", told = "", body = ""] =
        new RegExp(`^\\{(?:"${total}":(.*?),)?"body":(.*)\\}$`, "s").exec(text) ?? [];
      if (whole === "") return new Response(text, { status });
      return new Response(body, { status, headers: told ? { [total]: told } : {} });
    },
  },
};

export const gandiHarness: Harness = {
  wire,
  user,
  key,
  scenario,
  setNames: (simulator, names) =>
    simulator.account(key).change({ gandi: { domains: domainsOf(names) } }),
  charges: { command: "GET /domain/domains", total, mark: "/domain/domains?", ordered: false },
  uncounted: [],
  // Without an organisation, whom the token belongs to is asked for first.
  logins: [{}],
  // HTTP statuses: the documents know no other codes.
  codes: [
    [400, "rejected"],
    [401, "sign-in-failed"],
    [403, "not-allowed"],
    [404, "sign-in-failed"],
    [409, "rejected"],
    [422, "rejected"],
    [429, "http"],
    [500, "server"],
    [502, "server"],
    [503, "server"],
  ],
  personal: /Mustermann|private\.example/,
};
