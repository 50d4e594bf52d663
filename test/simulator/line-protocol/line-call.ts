import type { IncomingMessage } from "node:http";
import { noteViolation, type Prepared, type Surroundings } from "../shared/api.ts";
import { readForm } from "../shared/form.ts";
import { Refusal } from "../shared/refusal.ts";
import type { LoggedRequest } from "../shared/request-log.ts";
import type { LineRoute } from "../shared/routing.ts";
import type { Genuine, Spelling } from "../shared/send.ts";
import type { LineRegistrar } from "../shared/types.ts";
import { accountByKey } from "../shared/world.ts";
import { type Call, callerOf, readCommand, systemOf } from "./call.ts";
import { execute } from "./execute.ts";
import { writeResponse } from "./response-text.ts";

const begin = "[RESPONSE]\r\nCODE=200\r\nDESCRIPTION=Command completed successfully\r\n";

const spellingOf = (registrar: LineRegistrar): Spelling => ({
  contentType: "text/plain; charset=utf-8",
  success: 200,
  code: (code, text) => Buffer.from(writeResponse({ code, text, columns: {} }, registrar)),
  rows: {
    begin,
    row: (index) => `PROPERTY[DOMAIN][${index}]=name-${index}.com\r\n`,
    end: "EOF\r\n",
  },
  value: { begin: `${begin}PROPERTY[TEXT][0]=`, end: "\r\nEOF\r\n" },
  mark: "EOF",
});

/** Reads a request in the line protocol, notes in the log who asks for what, and returns the function that does it. */
export async function prepareLine(
  request: IncomingMessage,
  { registrar, system: place }: LineRoute,
  entry: LoggedRequest,
  around: Surroundings,
): Promise<Prepared> {
  const fields = await readForm(request);
  const { world, now } = around;
  const spelling = spellingOf(registrar);
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
    return { genuine: () => failed(error), spelling };
  }
  const genuine = (): Genuine => {
    try {
      const reply = execute(call, world, now());
      const wire =
        entry.account === undefined ? undefined : accountByKey(world, entry.account)?.wire;
      return { code: reply.code, body: Buffer.from(writeResponse(reply, registrar, wire)) };
    } catch (error) {
      return failed(error);
    }
  };
  return { genuine, spelling };
}

function refuse(
  error: unknown,
  registrar: LineRegistrar,
  entry: LoggedRequest,
  { log, now }: Surroundings,
): Genuine {
  if (!(error instanceof Refusal)) throw error;
  const { code, violation, reason, message } = error;
  if (violation) noteViolation(log, entry, violation, reason, now());
  const body = writeResponse({ code, text: message, columns: {} }, registrar);
  return { code, body: Buffer.from(body) };
}
