import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import { type AccountParts, chargedDay, type Harness } from "./harness.ts";
import { xmlWire } from "./xml-wire.ts";

const key = "contract";
const user = "contract.namecheap";

/** Days of expiry are whole ones, so that the order of names within one is theirs. */
const domainsOf = (names: readonly string[]) =>
  names.map((domain) => ({ domain, expiryDay: chargedDay(domain) }));

function scenario(parts: AccountParts): ScenarioInput {
  const { password, balance, currency, names, price, pageSize } = parts;
  return {
    title: "an account for the contract suite",
    accounts: [
      {
        key,
        registrar: "namecheap",
        system: "live",
        login: user,
        password,
        money: { amount: balance, currency },
        namecheap: {
          required: "56.50",
          domains: domainsOf(names),
          prices: [{ product: "com", price }],
          counts: { ssl: 7, privacy: 41 },
          wire: { largestPage: Math.min(100, pageSize) },
        },
      },
    ],
  };
}

export const namecheapHarness: Harness = {
  wire: xmlWire,
  user,
  key,
  scenario,
  setNames: (simulator, names) =>
    simulator.account(key).change({ namecheap: { domains: domainsOf(names) } }),
  charges: { command: "namecheap.domains.getList", total: "TotalItems" },
  uncounted: [],
  // What an address was refused for is told in another way: see the client's own tests.
  codes: [
    [1010101, "sign-in-failed"],
    [1010102, "sign-in-failed"],
    [1011102, "sign-in-failed"],
    [1017101, "sign-in-failed"],
    [1017103, "sign-in-failed"],
    [1017105, "sign-in-failed"],
    [1016103, "sign-in-failed"],
    [1019103, "sign-in-failed"],
    [1010104, "rejected"],
    [1011105, "rejected"],
    [1017410, "locked-out"],
    [1017411, "locked-out"],
    [1030408, "not-allowed"],
    [4011103, "not-allowed"],
    [4022312, "server"],
    [1050900, "server"],
    [3050900, "server"],
    [5019169, "server"],
    [5050169, "server"],
    [5050900, "server"],
  ],
  personal: /mustermann|private\.example/i,
};
