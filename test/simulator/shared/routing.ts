import { HttpRefusal } from "./refusal.ts";
import type { LineRegistrar, Registrar, RestRegistrar, System } from "./types.ts";

/** Where a request goes. */
export type Route =
  | LineRoute
  | { kind: "api"; host: string; registrar: "inwx"; system: System }
  | { kind: "api"; host: string; registrar: "namecheap"; system: System }
  | { kind: "api"; host: string; registrar: "opensrs"; system: System }
  | RestRoute
  | { kind: "control"; path: string };

/** `system` is open on a plain loopback path: there s_entity decides. */
export interface LineRoute {
  kind: "api";
  host: string;
  registrar: LineRegistrar;
  system: System | undefined;
}
/** `path` is what is asked for, behind the API's version. */
export interface RestRoute {
  kind: "api";
  host: string;
  registrar: RestRegistrar;
  system: System;
  path: string;
}
export type ApiRoute = Extract<Route, { kind: "api" }>;

interface Place {
  registrar: Registrar;
  system: System;
}

const places = new Map<string, Place>([
  ["api.ispapi.net", { registrar: "ispapi", system: "live" }],
  ["api-ote.ispapi.net", { registrar: "ispapi", system: "ote" }],
  ["api.rrpproxy.net", { registrar: "cnr", system: "live" }],
  ["api-ote.rrpproxy.net", { registrar: "cnr", system: "ote" }],
  ["api.domrobot.com", { registrar: "inwx", system: "live" }],
  ["api.ote.domrobot.com", { registrar: "inwx", system: "ote" }],
  ["api.openprovider.eu", { registrar: "openprovider", system: "live" }],
  ["api.sandbox.openprovider.nl", { registrar: "openprovider", system: "ote" }],
  ["api.autodns.com", { registrar: "autodns", system: "live" }],
  ["api.demo.autodns.com", { registrar: "autodns", system: "ote" }],
  ["api.gandi.net", { registrar: "gandi", system: "live" }],
  ["api.sandbox.gandi.net", { registrar: "gandi", system: "ote" }],
  ["rr-n1-tor.opensrs.net", { registrar: "opensrs", system: "live" }],
  ["horizon.opensrs.net", { registrar: "opensrs", system: "ote" }],
  ["api.yoursrs.com", { registrar: "rtr", system: "live" }],
  ["api.yoursrs-ote.com", { registrar: "rtr", system: "ote" }],
  ["api.namecheap.com", { registrar: "namecheap", system: "live" }],
  ["api.sandbox.namecheap.com", { registrar: "namecheap", system: "ote" }],
  // united-domains Reselling: the same API at another host.
  ["api.domainreselling.de", { registrar: "ispapi", system: "live" }],
  ["api-ote.domainreselling.de", { registrar: "ispapi", system: "ote" }],
]);

/** The host names the vendors document. */
export const apiHosts: readonly string[] = [...places.keys()];

/** The port that a vendor's host is asked at. */
export const portOf = (host: string): number =>
  places.get(host)?.registrar === "opensrs" ? 55_443 : 443;

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);
const script = "/api/call.cgi";
const pathOf: Record<Exclude<Registrar, RestRegistrar>, string> = {
  ispapi: script,
  cnr: script,
  inwx: "/jsonrpc/",
  namecheap: "/xml.response",
  opensrs: "/",
};
/** What stands before the path that is asked for: the API's version. */
const versionOf: Record<RestRegistrar, string> = {
  autodns: "/v1/",
  gandi: "/v5/",
  openprovider: "/v1beta/",
  rtr: "/v2/",
};

const isRest = (registrar: Registrar): registrar is RestRegistrar => registrar in versionOf;

/** The API of a place by the path that is asked for there; undefined: it has none such. */
function routeOf(host: string, { registrar, system }: Place, path: string): ApiRoute | undefined {
  if (isRest(registrar)) {
    const version = versionOf[registrar];
    const rest = path.startsWith(version) ? path.slice(version.length) : "";
    return rest === "" ? undefined : { kind: "api", host, registrar, system, path: rest };
  }
  return path === pathOf[registrar] ? { kind: "api", host, registrar, system } : undefined;
}

export interface Address {
  host: string | undefined;
  /** The name in the TLS handshake; absent for an IP address, or in plain HTTP. */
  serverName: string | undefined;
  secure: boolean;
  path: string;
}

/** Finds the registrar and system by host, TLS name and path; throws HttpRefusal for anything else. */
export function findRoute({ host = "", serverName, secure, path }: Address): Route {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  if (serverName && serverName.toLowerCase() !== name) {
    throw new HttpRefusal(421, `Host ${name} over TLS for ${serverName}`, "host");
  }
  if (loopback.has(name)) return loopbackRoute(name, path, secure);
  const place = places.get(name);
  if (!place) throw new HttpRefusal(421, `no such host here: ${name}`, "host");
  if (!secure) throw new HttpRefusal(403, `plain HTTP to ${name}`, "transport");
  const port = Number(/:(\d+)$/.exec(host)?.[1] ?? 443);
  if (portOf(name) !== 443 && port !== portOf(name))
    throw new HttpRefusal(421, `no port ${port} of ${name}`, "host");
  const route = routeOf(name, place, path);
  if (!route) throw new HttpRefusal(404, `no such path: ${path}`, "host");
  return route;
}

function loopbackRoute(host: string, path: string, secure: boolean): Route {
  if (!secure && (path === "/control" || path.startsWith("/control/"))) {
    return { kind: "control", path: path.slice("/control".length) || "/" };
  }
  if (path === script) return { kind: "api", host, registrar: "ispapi", system: undefined };
  const [, registrar, system, rest = ""] =
    /^\/(autodns|ispapi|cnr|gandi|inwx|namecheap|openprovider|opensrs|rtr)\/(live|ote)(\/.*)$/.exec(
      path,
    ) ?? [];
  const place = { registrar: registrar as Registrar, system: system as System };
  const route = registrar ? routeOf(host, place, rest) : undefined;
  if (!route) throw new HttpRefusal(404, `no such path: ${path}`, "host");
  return route;
}
