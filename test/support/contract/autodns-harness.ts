import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import { type AccountParts, chargedDay, type Harness, type Wire } from "./harness.ts";
import { jsonWireBut } from "./json-wire.ts";

const key = "contract";
const user = "contract.autodns";
const priceList = { user: "contract.prices", password: "price-list-secret" };

/** One is a premium name, whose price the list does not have. */
const domainsOf = (names: readonly string[]) =>
  names.map((domain) => ({
    domain,
    payableDay: chargedDay(domain),
    ...(domain === "name-1.com" && { priceClass: "gold" }),
  }));

function scenario(parts: AccountParts): ScenarioInput {
  const { password, balance, reserved, currency, names, price, booked, pageSize } = parts;
  return {
    title: "an account for the contract suite",
    accounts: [
      {
        key,
        registrar: "autodns",
        system: "live",
        login: user,
        password,
        money: { amount: balance, deposit: reserved, credit: "0.00", currency },
        autodns: {
          minimum: "150.00",
          domains: domainsOf(names),
          priceList: {
            ...priceList,
            prices: [{ label: "com", amount: price, currency, type: "GROSS" }],
          },
          // That of its registration: what it was renewed for before counts.
          premium: [{ name: "name-1.com", priceClass: "new-gold", price: "900.00" }],
          products: [
            ...Array.from({ length: 7 }, (_, index) => ({
              day: -1 - index / 8,
              amount: booked,
              name: `renewed-${index}.com`,
              label: "com",
            })),
            { day: -200, amount: price, name: "name-1.com", label: "com" },
          ],
          restorable: Array.from({ length: 7 }, (_, index) => ({
            domain: `lost-${index}.com`,
            deletedDay: -3 - index / 8,
            untilDay: 20,
          })),
          counts: { certificates: 7, zones: 6, contacts: 41 },
          wire: { largestPage: pageSize },
        },
      },
    ],
  };
}

const json = jsonWireBut(["type", "code"]);

const isXml = (body: string): boolean => body.startsWith("<");
const attribute = / ([a-zA-Z]+)="([^"]*)"/g;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const withAttributes = (
  body: string,
  told: (name: string, value: string, index: number) => string | null,
): string => {
  let index = 0;
  return body.replace(attribute, (_whole, name: string, value: string) => {
    const next = told(name, value, index++);
    return next === null ? "" : ` ${name}="${next}"`;
  });
};

/** Both of its formats: JSON, and the price list's attributes. */
const wire: Wire = {
  membersOf: (body) =>
    isXml(body)
      ? [...new Set([...body.matchAll(attribute)].map(([, name]) => name ?? ""))]
      : json.membersOf(body),
  harmed: (body, member) => {
    if (!isXml(body)) return json.harmed(body, member);
    const ways: [how: string, told: (index: number) => string | null][] = [
      ["missing", () => null],
      ["empty", () => ""],
      ["unreadable", (index) => `12,50 or so (${index})`],
    ];
    return ways.map(([how, told]) => ({
      how,
      body: withAttributes(body, (name, value, index) => (name === member ? told(index) : value)),
    }));
  },
  withNumber: (body, member, digits) =>
    isXml(body) ? body : json.withNumber(body, member, digits),
  quoting: (body, quoted) =>
    isXml(body)
      ? withAttributes(body, (name, value) =>
          name === "label" ? `${value} ${escaped(quoted)}` : value,
        )
      : json.quoting(body, quoted),
};

export const autodnsHarness: Harness = {
  wire,
  user,
  key,
  more: {
    publicFields: { priceUser: priceList.user },
    secretFields: { pricePassword: priceList.password },
  },
  scenario,
  setNames: (simulator, names) =>
    simulator.account(key).change({ autodns: { domains: domainsOf(names) } }),
  charges: { command: "POST /domain/_search", total: "summary", mark: "/domain/_search" },
  uncounted: [],
  // HTTP statuses: of its own codes the documents tell but two.
  codes: [
    [401, "sign-in-failed"],
    [403, "not-allowed"],
    [429, "http"],
    [500, "server"],
    [503, "server"],
  ],
  personal: /Mustermann|private\.example|Privatstadt/i,
};
