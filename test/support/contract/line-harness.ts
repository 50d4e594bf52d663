import type { ChargesInput, ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import type { LineRegistrar } from "../../simulator/shared/types.ts";
import { type AccountParts, chargedDay, type Harness } from "./harness.ts";
import { lineWire } from "./line-wire.ts";

const key = "contract";
const user = "contract.user";

const chargesOf = (names: readonly string[], price: string): ChargesInput => ({
  rows: names.map((object) => ({ object, day: chargedDay(object), price })),
});

/** More rows than a page has, told apart by their number. */
const many = <Row>(count: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => row(index));

const scenarioOf =
  (registrar: LineRegistrar) =>
  (parts: AccountParts): ScenarioInput => {
    const { password, balance, reserved, currency, names, price, booked, pageSize } = parts;
    const account = { registrar, system: "live" } as const;
    const subusers = many(7, (index) => ({
      ...account,
      key: `subuser-${index}`,
      login: `subuser.${index}`,
      password: `password of subuser ${index}`,
      parent: key,
      money: { amount: `${index + 3}.50`, credit: "1.00", currency },
    }));
    return {
      title: "an account for the contract suite",
      limits: { page: pageSize },
      exchangeRates: [{ from: "EUR", to: "USD", rate: "1.0842" }],
      accounts: [
        {
          ...account,
          key,
          login: user,
          password,
          money: {
            amount: balance,
            currency,
            ...(registrar === "ispapi" ? { deposit: reserved } : { creditThreshold: "33.00" }),
          },
          charges: chargesOf(names, price),
          deposits: many(7, (index) => ({ object: `wanted-${index}.app`, deposit: reserved })),
          accounting: {
            rows: many(7, (index) => ({
              day: -1 - index / 8,
              type: "RENEW_DOMAIN",
              description: `renewed-${index}.com`,
              price: booked,
              vat: false,
            })),
          },
          objects: {
            ...{ domains: 9, repositoryDomains: 8, sslCertificates: 7, dnsZones: 6, transfers: 5 },
            ...{ applications: 4, contacts: 3, websites: 2, trademarks: 1, subusers: 2 },
          },
          statistics: Object.fromEntries(
            ["domain", "contact", "nameserver", "transfer", "application", "gtld-preorder"].map(
              (type, index) => [type, index + 4],
            ),
          ),
          removed: many(7, (index) => ({
            domain: `lost-${index}.com`,
            day: -3,
            untilDay: 20,
            reason: "AUTODELETE",
          })),
          events: many(7, (index) => ({
            day: -3,
            subclass: "RENEWAL_FAILED",
            object: `lost-${index}.com`,
          })),
          suspended: many(7, (index) => `suspended-${index}.com`),
          renewed: [{ domain: "renewed-0.com", day: -1 }],
          terms: { lowBalanceWarning: "44.00", emergencyCredit: "2.00" },
        },
        ...(registrar === "ispapi" ? subusers : []),
      ],
    };
  };

/** What both have in common. */
export const lineHarness = (registrar: LineRegistrar): Omit<Harness, "charges"> => ({
  wire: lineWire,
  user,
  key,
  scenario: scenarioOf(registrar),
  setNames: (simulator, names, price) => simulator.account(key).setCharges(chargesOf(names, price)),
  uncounted: [],
  codes: [
    [420, "server"],
    [421, "server"],
    [423, "server"],
    [500, "rejected"],
    [503, "rejected"],
    [504, "rejected"],
    [505, "rejected"],
    [506, "rejected"],
    [541, "rejected"],
    [520, "too-many-sessions"],
    [521, "too-many-sessions"],
    [530, "sign-in-failed"],
    [531, "not-allowed"],
    [545, "rejected"],
    [546, "rejected"],
    [549, "rejected"],
    registrar === "ispapi" ? [425, "locked-out"] : [422, "locked-out"],
    ...(registrar === "ispapi" ? [] : ([[535, "address-refused"]] as const)),
  ],
  personal: registrar === "ispapi" ? null : /FTPPASSWORD|secret of the FTP/i,
});
