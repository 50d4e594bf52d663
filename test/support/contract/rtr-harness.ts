import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import { type AccountParts, chargedDay, type Harness } from "./harness.ts";
import { jsonWire } from "./json-wire.ts";

const key = "contract";
const user = "contract.rtr";

const domainsOf = (names: readonly string[]) =>
  names.map((domain) => ({ domain, expiryDay: chargedDay(domain) }));

function scenario(parts: AccountParts): ScenarioInput {
  const { password, balance, reserved, currency, names, price, booked, pageSize } = parts;
  return {
    title: "an account for the contract suite",
    accounts: [
      {
        key,
        registrar: "rtr",
        system: "live",
        login: user,
        password,
        money: { amount: balance, deposit: reserved, currency },
        rtr: {
          domains: domainsOf(names),
          prices: [{ product: "domain_com", price }],
          tlds: [{ tld: "com", same: ["net"], offset: 0 }],
          transactions: Array.from({ length: 7 }, (_, index) => ({
            day: -1 - index / 8,
            charged: { [currency]: `-${booked}` },
            identifier: `renewed-${index}.com`,
          })),
          notifications: [{ day: -2, watermark: "150.00", currency }],
          counts: { ssl: 7, dns: 6, contacts: 41, suspended: 2 },
          wire: { largestPage: pageSize },
        },
      },
    ],
  };
}

export const rtrHarness: Harness = {
  wire: jsonWire,
  user,
  key,
  scenario,
  setNames: (simulator, names) =>
    simulator.account(key).change({ rtr: { domains: domainsOf(names) } }),
  charges: { command: "GET /domains", total: "total", mark: "/domains?" },
  inCents: ["EUR", "USD"],
  uncounted: [],
  // HTTP statuses, with the words that the documents have for them.
  codes: [
    [400, "rejected"],
    [401, "sign-in-failed"],
    [403, "not-allowed"],
    [429, "http"],
    [500, "server"],
    [502, "server"],
    [503, "server"],
  ],
  personal: /Mustermann|private\.example|auth-\d/i,
};
