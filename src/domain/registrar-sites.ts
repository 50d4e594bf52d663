import type { Registrar, System } from "./account.ts";

// Addresses of both registrars, from the vendors' documentation and official SDKs.

const apis: Record<Registrar, Record<System, string>> = {
  ispapi: {
    live: "https://api.ispapi.net/api/call.cgi",
    ote: "https://api-ote.ispapi.net/api/call.cgi",
  },
  cnr: {
    live: "https://api.rrpproxy.net/api/call.cgi",
    ote: "https://api-ote.rrpproxy.net/api/call.cgi",
  },
};

interface Site {
  /** The control panel's sign-in page; adding funds starts there too (no deeper link is documented). */
  controlPanel: string;
}

const cnrSite: Site = { controlPanel: "https://account.centralnicreseller.com/" };

/** Where a person goes. Apart from the APIs' addresses: the popup needs only these. */
export const sites: Record<Registrar, Record<System, Site>> = {
  ispapi: {
    live: { controlPanel: "https://account.hexonet.net" },
    ote: { controlPanel: "https://account-ote.hexonet.net" },
  },
  cnr: { live: cnrSite, ote: cnrSite },
};

/** How fast a registrar is asked: requests at a time, and milliseconds from the beginning of one to that of the next; 0: no pace of its own. */
export interface Pace {
  atOnce: number;
  spacing: number;
}

/**
 * CNR documents one command a second for a whole account on EPP, which the shop's own traffic shares, and no number
 * for HTTPS: one at a time, about one a second. It holds for a custom endpoint too: the SDKs document one on this
 * machine as a proxy that passes everything on to the registrar.
 */
export const paceOf: Record<Registrar, Pace> = {
  ispapi: { atOnce: 6, spacing: 0 },
  cnr: { atOnce: 1, spacing: 1000 },
};

/** What stands between account and role user in a login, by dialect. */
export const roleSeparator: Record<Registrar, string> = { ispapi: "!", cnr: ":" };

/** The registrars' proper names: never translated. */
export const registrarNames: Record<Registrar, string> = {
  // In the order in which they are offered: HEXONET has closed ISPAPI to most of its customers.
  cnr: "CentralNic Reseller",
  ispapi: "HEXONET (ISPAPI)",
};
export const registrarShortNames: Record<Registrar, string> = {
  ispapi: "HEXONET",
  cnr: "CentralNic Reseller",
};

/**
 * Whether an address may carry a password: HTTPS, or plain HTTP to 127.0.0.1. Not to `localhost`: the browser may take
 * that for [::1], where another user of this machine can listen while the one that was meant listens on 127.0.0.1 alone.
 */
export const isSafeEndpoint = (address: string): boolean => isAddress(address, ["127.0.0.1"]);

/** Whether an address can be kept: also those that version 0.1.0 took, to which nothing is sent any more. */
export const isKnownEndpoint = (address: string): boolean =>
  isAddress(address, ["127.0.0.1", "localhost"]);

function isAddress(address: string, plainHosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return false;
  // A URL's host may hold a star; as a host permission it would ask for every site (originPattern).
  if (url.hostname.includes("*")) return false;
  return (
    url.protocol === "https:" || (url.protocol === "http:" && plainHosts.includes(url.hostname))
  );
}

/** The host permission's match pattern for an API address (a pattern has no port: it covers them all). */
export function originPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** The API address of an account: its own, or its registrar's. */
export const apiAddress = (account: {
  registrar: Registrar;
  system: System;
  endpoint: string | null;
}): string => account.endpoint ?? apis[account.registrar][account.system];

/** What decides whom the API sees and where: two logins with the same key are the same. Holds no secret. */
export const loginKey = (login: {
  registrar: Registrar;
  system: System;
  endpoint: string | null;
  user: string;
  role: string;
}): string =>
  JSON.stringify([apiAddress(login), login.registrar, login.system, login.user, login.role]);

/**
 * What decides whose money it is: two accounts with the same key are one at the registrar, whoever of its role
 * users asks. The address is compared as a browser reads it (case of the host, a port that goes without saying);
 * the login as it was typed, for no document says that case does not count there.
 */
export function sameAccountKey(login: {
  registrar: Registrar;
  system: System;
  endpoint: string | null;
  user: string;
}): string {
  const address = apiAddress(login);
  const where = URL.canParse(address) ? new URL(address).href : address;
  return JSON.stringify([where, login.registrar, login.system, login.user]);
}
