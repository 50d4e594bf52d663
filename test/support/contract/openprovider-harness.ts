import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import { type AccountParts, chargedDay, type Harness } from "./harness.ts";
import { jsonWire } from "./json-wire.ts";

const key = "contract";
const user = "contract.openprovider";

const domainsOf = (names: readonly string[]) => [
  ...names.map((domain) => ({ domain, renewDay: chargedDay(domain) })),
  ...Array.from({ length: 7 }, (_, index) => ({
    domain: `lost-${index}.com`,
    status: "DEL",
    renewDay: -3 - index / 8,
    restorableDay: 20,
  })),
];

function scenario(parts: AccountParts): ScenarioInput {
  const { password, balance, reserved, currency, names, price, booked, pageSize } = parts;
  return {
    title: "an account for the contract suite",
    accounts: [
      {
        key,
        registrar: "openprovider",
        system: "live",
        login: user,
        password,
        money: { amount: balance, deposit: reserved, currency },
        openprovider: {
          domains: domainsOf(names),
          prices: [{ extension: "com", currency, price }],
          transactions: Array.from({ length: 7 }, (_, index) => ({
            day: -1 - index / 8,
            total: booked,
            subject: `renewed-${index}.com`,
          })),
          counts: { ssl: 7, dns: 6, customer: 41, license: 2 },
          wire: { largestPage: pageSize },
        },
      },
    ],
  };
}

export const openproviderHarness: Harness = {
  wire: jsonWire,
  user,
  key,
  scenario,
  setNames: (simulator, names) =>
    simulator.account(key).change({ openprovider: { domains: domainsOf(names) } }),
  charges: { command: "GET /domains", total: "total", mark: "/domains?" },
  closesSessions: false,
  uncounted: [],
  // As they are at a sign-in, which each method of the suite begins with.
  codes: [
    [50, "locked-out"],
    [196, "sign-in-failed"],
    [197, "not-allowed"],
    [320, "rejected"],
    [399, "rejected"],
    [4007, "locked-out"],
    [10_005, "address-refused"],
    [10_009, "not-allowed"],
  ],
  personal: /Mustermann|Private Street|private\.example|5550123|auth-3|MM000001/i,
};
