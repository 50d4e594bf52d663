import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import { type AccountParts, chargedDay, type Harness } from "./harness.ts";
import { jsonWire } from "./json-wire.ts";

const key = "contract";
const user = "contract.inwx";

const domainsOf = (names: readonly string[]) =>
  names.map((domain) => ({ domain, reDay: chargedDay(domain) }));

const many = <Row>(count: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => row(index));

function scenario(parts: AccountParts): ScenarioInput {
  const { password, balance, reserved, currency, names, price, booked, pageSize } = parts;
  return {
    title: "an account for the contract suite",
    accounts: [
      {
        key,
        registrar: "inwx",
        system: "live",
        login: user,
        password,
        money: { amount: balance, deposit: reserved, currency },
        inwx: {
          paidIn: "5120.50",
          lowBalance: "44.00",
          domains: domainsOf(names),
          prices: [{ tld: "com", currency, renewalPrice: price }],
          lockedFunds: many(7, (index) => ({
            day: -2,
            domain: `wanted-${index}.app`,
            amount: reserved,
          })),
          log: many(7, (index) => ({
            day: -1 - index / 8,
            amount: `-${booked}`,
            type: "RENEWAL",
            details: `renewed-${index}.com`,
          })),
          counts: { contacts: 41, nameservers: 7 },
          wire: { largestPage: pageSize },
        },
      },
    ],
  };
}

export const inwxHarness: Harness = {
  wire: jsonWire,
  user,
  key,
  scenario,
  setNames: (simulator, names) =>
    simulator.account(key).change({ inwx: { domains: domainsOf(names) } }),
  charges: { command: "domain.list", total: "count" },
  // `locked` of the balance is the sum of what is reserved.
  uncounted: ["reserves"],
  codes: [
    [2000, "rejected"],
    [2001, "rejected"],
    [2002, "rejected"],
    [2003, "rejected"],
    [2005, "rejected"],
    [2200, "sign-in-failed"],
    [2201, "not-allowed"],
    [2302, "rejected"],
    [2303, "rejected"],
    [2304, "rejected"],
    [2400, "server"],
    [2500, "server"],
    [2501, "locked-out"],
    [2502, "too-many-sessions"],
    [2999, "rejected"],
  ],
  personal: /Mustermann|PRIVATE|private\.example|4711|192\.0\.2|auth-10/,
};
