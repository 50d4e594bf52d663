import { HttpRefusal } from "./refusal.ts";
import type { Registrar, System } from "./types.ts";

/** Where a request goes. `system` is open on a plain loopback path: there s_entity decides. */
export type Route =
  | { kind: "api"; host: string; registrar: Registrar; system: System | undefined }
  | { kind: "control"; path: string };

interface Place {
  registrar: Registrar;
  system: System;
}

const places = new Map<string, Place>([
  ["api.ispapi.net", { registrar: "ispapi", system: "live" }],
  ["api-ote.ispapi.net", { registrar: "ispapi", system: "ote" }],
  ["api.rrpproxy.net", { registrar: "cnr", system: "live" }],
  ["api-ote.rrpproxy.net", { registrar: "cnr", system: "ote" }],
]);

/** The four host names the vendors document. */
export const apiHosts: readonly string[] = [...places.keys()];

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);
const script = "/api/call.cgi";

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
  if (path !== script) throw new HttpRefusal(404, `no such path: ${path}`, "host");
  return { kind: "api", host: name, ...place };
}

function loopbackRoute(host: string, path: string, secure: boolean): Route {
  if (!secure && (path === "/control" || path.startsWith("/control/"))) {
    return { kind: "control", path: path.slice("/control".length) || "/" };
  }
  if (path === script) return { kind: "api", host, registrar: "ispapi", system: undefined };
  const match = /^\/(ispapi|cnr)\/(live|ote)\/api\/call\.cgi$/.exec(path);
  if (!match) throw new HttpRefusal(404, `no such path: ${path}`, "host");
  return { kind: "api", host, registrar: match[1] as Registrar, system: match[2] as System };
}
