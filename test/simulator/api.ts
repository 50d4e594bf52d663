import type { IncomingMessage, ServerResponse } from "node:http";
import { type Call, callerOf, readCommand, systemOf } from "./call.ts";
import { execute } from "./execute.ts";
import type { FaultPlan } from "./faults.ts";
import { readForm } from "./form.ts";
import type { Plan } from "./plan.ts";
import { type HttpRefusal, Refusal } from "./refusal.ts";
import type { LoggedRequest, RequestLog } from "./request-log.ts";
import { writeResponse } from "./response-text.ts";
import type { Route } from "./routing.ts";
import { type Genuine, sendBody, sendFault } from "./send.ts";
import type { Registrar } from "./types.ts";
import { accountByKey, type World } from "./world.ts";

/** What the API needs of the simulator around it. */
export interface Surroundings {
  world: World;
  log: RequestLog;
  faults: FaultPlan;
  /** What a test does just before a request is answered. */
  actions: Plan<() => void>;
  now(): number;
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
  route: Extract<Route, { kind: "api" }>,
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

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  route: Extract<Route, { kind: "api" }>,
  entry: LoggedRequest,
  around: Surroundings,
): Promise<void> {
  const { registrar } = route;
  const fields = await readForm(request);
  const genuine = prepare(fields, route, entry, request, around);
  for (const { what } of around.actions.due(entry)) what();
  const planned = around.faults.take(entry);
  if (!planned) {
    const { body, code } = genuine();
    Object.assign(entry, { code, status: 200 });
    sendBody(response, body);
    return;
  }
  entry.fault = planned.fault.kind;
  const spell = (code: number, text: string): Buffer =>
    Buffer.from(writeResponse({ code, text, columns: {} }, registrar));
  Object.assign(entry, await sendFault(response, planned, genuine, spell));
}

/** Notes in the log who asks for what, and returns the function that does it. */
function prepare(
  fields: ReadonlyMap<string, string>,
  { registrar, system: place }: Extract<Route, { kind: "api" }>,
  entry: LoggedRequest,
  request: IncomingMessage,
  around: Surroundings,
): () => Genuine {
  const { world, now } = around;
  const failed = (error: unknown): Genuine => refuse(error, registrar, entry, around);
  const note = (system: LoggedRequest["system"]): void => {
    const { login, via, accountKey } = callerOf(world, registrar, system, fields);
    Object.assign(entry, { system, login, via, account: accountKey });
  };
  note(place);
  let call: Call;
  try {
    const command = readCommand(registrar, fields);
    entry.command = command?.name ?? (fields.has("persistent") ? "StartSession" : "");
    entry.parameters = Object.fromEntries(command?.parameters ?? []);
    // No command that reads has one, but a wrong client might send it.
    if ("PASSWORD" in entry.parameters) entry.parameters.PASSWORD = "(not kept)";
    const system = systemOf(registrar, place, fields);
    note(system);
    const remoteIp = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
    call = { registrar, system, fields, command, remoteIp };
  } catch (error) {
    return () => failed(error);
  }
  return () => {
    try {
      const reply = execute(call, world, now());
      const wire =
        entry.account === undefined ? undefined : accountByKey(world, entry.account)?.wire;
      return { code: reply.code, body: Buffer.from(writeResponse(reply, registrar, wire)) };
    } catch (error) {
      return failed(error);
    }
  };
}

function refuse(
  error: unknown,
  registrar: Registrar,
  entry: LoggedRequest,
  { log, now }: Surroundings,
): Genuine {
  if (!(error instanceof Refusal)) throw error;
  const { code, violation, reason, message } = error;
  if (violation) noteViolation(log, entry, violation, reason, now());
  const body = writeResponse({ code, text: message, columns: {} }, registrar);
  return { code, body: Buffer.from(body) };
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
  { log, now }: Surroundings,
): void {
  noteViolation(log, entry, refusal.violation, refusal.message, now());
  entry.status = refusal.status;
  response.writeHead(refusal.status, { "content-type": "text/html", connection: "close" });
  response.end(`<html><body><h1>${refusal.status}</h1></body></html>`);
}
