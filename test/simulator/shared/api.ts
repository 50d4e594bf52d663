import type { IncomingMessage, ServerResponse } from "node:http";
import { prepareAutodns } from "../autodns/prepare.ts";
import { prepareGandi } from "../gandi/prepare.ts";
import { prepareInwx } from "../inwx/prepare.ts";
import { prepareLine } from "../line-protocol/line-call.ts";
import { prepareNamecheap } from "../namecheap/prepare.ts";
import { prepareOpenprovider } from "../openprovider/prepare.ts";
import { prepareOpensrs } from "../opensrs/prepare.ts";
import { prepareRtr } from "../rtr/prepare.ts";
import type { FaultPlan } from "./faults.ts";
import type { Plan } from "./plan.ts";
import type { HttpRefusal, Refusal } from "./refusal.ts";
import type { LoggedRequest, RequestLog } from "./request-log.ts";
import type { ApiRoute } from "./routing.ts";
import { type Genuine, type Spelling, sendFault, sendGenuine } from "./send.ts";
import type { World } from "./world.ts";

/** What the API needs of the simulator around it. */
export interface Surroundings {
  world: World;
  log: RequestLog;
  faults: FaultPlan;
  /** What a test does just before a request is answered. */
  actions: Plan<() => void>;
  now(): number;
}

/** A request that was read: what it gets without a fault, and how the registrar writes. */
export interface Prepared {
  genuine: () => Genuine;
  spelling: Spelling;
}

const secret = new Set(["authorization", "cookie", "proxy-authorization"]);

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      secret.has(name) ? "(not kept)" : String(value),
    ]),
  );

export const newEntry = (request: IncomingMessage, at: number): LoggedRequest => ({
  at,
  host: request.headers.host ?? "",
  registrar: undefined,
  system: undefined,
  account: undefined,
  login: "",
  via: "none",
  command: "",
  parameters: {},
  code: undefined,
  status: undefined,
  fault: undefined,
  finished: false,
  headers: headersOf(request),
});

/** Reads, logs and answers one request to the API. Throws HttpRefusal for what is no API request. */
export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  route: ApiRoute,
  entry: LoggedRequest,
  around: Surroundings,
): Promise<void> {
  const { registrar } = route;
  Object.assign(entry, { registrar, system: route.system });
  const ends = around.log.notePace(entry, performance.now());
  try {
    await answerCall(request, response, route, entry, around);
  } finally {
    ends();
  }
}

const prepareRest = {
  autodns: prepareAutodns,
  gandi: prepareGandi,
  openprovider: prepareOpenprovider,
  rtr: prepareRtr,
} as const;

function prepare(
  request: IncomingMessage,
  route: ApiRoute,
  entry: LoggedRequest,
  around: Surroundings,
): Promise<Prepared> {
  if (route.registrar === "inwx") return prepareInwx(request, route.system, entry, around);
  if (route.registrar === "namecheap")
    return prepareNamecheap(request, route.system, entry, around);
  if ("path" in route) return prepareRest[route.registrar](request, route, entry, around);
  if (route.registrar === "opensrs") return prepareOpensrs(request, route.system, entry, around);
  return prepareLine(request, route, entry, around);
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  route: ApiRoute,
  entry: LoggedRequest,
  around: Surroundings,
): Promise<void> {
  const { genuine, spelling } = await prepare(request, route, entry, around);
  for (const { what } of around.actions.due(entry)) what();
  const planned = around.faults.take(entry);
  if (planned) {
    entry.fault = planned.fault.kind;
    Object.assign(entry, await sendFault(response, planned, genuine, spelling));
    return;
  }
  const made = genuine();
  Object.assign(entry, { code: made.code, status: made.status ?? 200 });
  sendGenuine(response, made, spelling);
}

export function noteViolation(
  log: RequestLog,
  { host, command, login }: LoggedRequest,
  kind: NonNullable<Refusal["violation"]>,
  reason: string,
  at: number,
): void {
  log.violations.push({ at, kind, reason, host, command, login });
}

/** Answers what is refused below the API as a plain web server does, and records it. */
export function refuseHttp(
  response: ServerResponse,
  refusal: HttpRefusal,
  entry: LoggedRequest,
  { log, now }: Pick<Surroundings, "log" | "now">,
): void {
  noteViolation(log, entry, refusal.violation, refusal.message, now());
  entry.status = refusal.status;
  response.writeHead(refusal.status, { "content-type": "text/html", connection: "close" });
  response.end(`<html><body><h1>${refusal.status}</h1></body></html>`);
}
