import type { ScenarioInput } from "../simulator/shared/scenario-schema.ts";

const systems = [
  { registrar: "ispapi", system: "live" },
  { registrar: "ispapi", system: "ote" },
] as const;

/** A hundred accounts, 50 at each of two API hosts that set no pace: what is measured is the worker. */
export const hundredAccounts = (): ScenarioInput => ({
  title: "A hundred accounts, for the bench",
  accounts: Array.from({ length: 100 }, (_, place) => ({
    key: `brand-${place + 1}`,
    ...(systems[place % systems.length] ?? systems[0]),
    login: `brand.${place + 1}`,
    password: `made-up ${place + 1}`,
    money: { amount: `${9984 + place * 73}.21`, currency: "EUR" },
    objects: { domains: 1204 + place, sslCertificates: 87, dnsZones: 980 },
    statistics: { domain: 389, contact: 412, nameserver: 16 },
  })),
});
