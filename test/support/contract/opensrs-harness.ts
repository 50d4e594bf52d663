import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import { type AccountParts, chargedDay, type Harness } from "./harness.ts";
import { opsWire } from "./ops-wire.ts";

const key = "contract";
const user = "contract-opensrs";

const domainsOf = (names: readonly string[]) =>
  names.map((domain) => ({ domain, expiryDay: chargedDay(domain) }));

function scenario(parts: AccountParts): ScenarioInput {
  const { password, balance, reserved, currency, names, price, pageSize } = parts;
  return {
    title: "an account for the contract suite",
    accounts: [
      {
        key,
        registrar: "opensrs",
        system: "live",
        login: user,
        password,
        money: { amount: balance, deposit: reserved, currency },
        opensrs: {
          domains: domainsOf(names),
          // They expire behind whatever is looked at, and are counted alone.
          generated: [{ seed: 3, count: 3, days: [3600, 3700], extensions: ["com"] }],
          prices: { com: price },
          wire: { largestPage: pageSize },
        },
      },
    ],
  };
}

export const opensrsHarness: Harness = {
  wire: opsWire,
  user,
  fields: ({ currency }) => ({ currency }),
  key,
  scenario,
  setNames: (simulator, names) =>
    simulator.account(key).change({ opensrs: { domains: domainsOf(names) } }),
  charges: { command: "GET_DOMAINS_BY_EXPIREDATE", total: "total" },
  uncounted: [],
  // What 400 means is told by its text: see the client's own tests.
  codes: [
    [300, "server"],
    [310, "server"],
    [350, "server"],
    [401, "sign-in-failed"],
    [404, "server"],
    [405, "server"],
    [410, "sign-in-failed"],
    [415, "rejected"],
    [423, "server"],
    [430, "rejected"],
    [435, "not-allowed"],
    [440, "rejected"],
    [460, "rejected"],
    [465, "rejected"],
    [480, "rejected"],
  ],
  personal: null,
};
