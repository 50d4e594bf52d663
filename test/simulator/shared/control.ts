import type { IncomingMessage, ServerResponse } from "node:http";
import * as v from "valibot";
import type { Simulator } from "../server.ts";
import type { AccountChange } from "./account-handle.ts";
import { FaultSchema, MatcherSchema } from "./fault-schema.ts";
import { readBody } from "./form.ts";

const FaultOrder = v.strictObject({ match: v.optional(MatcherSchema, {}), fault: FaultSchema });
const ClockOrder = v.strictObject({ advanceSeconds: v.number() });
const ResetOrder = v.strictObject({ scenario: v.optional(v.string()) });

/**
 * The simulator's own HTTP interface for other processes, under `/control` on the plain HTTP port, JSON
 * in and out; see README. Web pages are kept out: whatever carries an Origin is refused.
 */
export async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  simulator: Simulator,
): Promise<void> {
  const reply = (status: number, value: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(value ?? null));
  };
  if (request.headers.origin !== undefined) return reply(403, { error: "not for web pages" });
  try {
    const text = await readBody(request, 100_000);
    const body: unknown = text === "" ? {} : JSON.parse(text);
    const result = await dispatch(`${request.method} ${path}`, body, simulator);
    if (result === notFound) reply(404, { error: `no ${request.method} /control${path}` });
    else reply(200, result);
  } catch (error) {
    reply(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

const notFound = Symbol("not found");

async function dispatch(what: string, body: unknown, simulator: Simulator): Promise<unknown> {
  switch (what) {
    case "GET /state":
      return stateOf(simulator);
    case "GET /requests":
      return simulator.requests;
    case "GET /violations":
      return simulator.violations;
    case "GET /certificate":
      return { cert: simulator.certificate.cert, spki: simulator.certificate.spki };
    case "GET /faults":
      return simulator.faults.list();
    case "POST /faults": {
      const { match, fault } = v.parse(FaultOrder, body);
      return { id: simulator.faults.set(match, fault) };
    }
    case "DELETE /faults":
      return void simulator.faults.clear();
    case "POST /clock":
      simulator.advance(v.parse(ClockOrder, body).advanceSeconds);
      return { now: simulator.now() };
    case "POST /reset":
      return simulator.reset(v.parse(ResetOrder, body).scenario);
  }
  const key = /^PATCH \/accounts\/([a-z0-9-]+)$/.exec(what)?.[1];
  return key === undefined ? notFound : patchAccount(simulator, key, body);
}

function patchAccount(simulator: Simulator, key: string, body: unknown) {
  const handle = simulator.account(key);
  // Checked there.
  handle.change(body as AccountChange);
  return handle.state.money;
}

const stateOf = (simulator: Simulator) => ({
  httpPort: simulator.httpPort,
  httpsPort: simulator.httpsPort,
  now: simulator.now(),
  requests: simulator.requests.length,
  peak: simulator.peak,
  violations: simulator.violations.length,
  signIns: simulator.signIns,
  accounts: simulator.accounts.map(({ key, note, registrar, system, login, roles, money }) => ({
    key,
    note,
    registrar,
    system,
    login,
    roles: roles.map(({ name }) => name),
    money,
  })),
});
