import { Refusal } from "../shared/refusal.ts";
import type { LineRegistrar, System, Via } from "../shared/types.ts";
import { findAccount, splitLogin, type World } from "../shared/world.ts";
import { type CommandText, parseCommand } from "./command-text.ts";

/** One request to the API, read but neither checked nor answered. */
export interface Call {
  registrar: LineRegistrar;
  system: System;
  fields: ReadonlyMap<string, string>;
  command: CommandText | undefined;
  remoteIp: string;
}

/** Who seems to call, for the log and for choosing a fault; nothing here is proven. */
export interface Caller {
  login: string;
  via: Via;
  accountKey: string | undefined;
}

const entities = new Map<string, System>([
  ["54cd", "live"],
  ["1234", "ote"],
]);

const knownFields: Record<LineRegistrar, ReadonlySet<string>> = {
  ispapi: new Set("s_entity s_login s_pw s_otp s_remoteaddr s_session s_user s_command".split(" ")),
  cnr: new Set("s_login s_pw s_sessionid s_command persistent".split(" ")),
};

/** The system a request is for, by its place and, at ISPAPI, by s_entity too. Throws Refusal. */
export function systemOf(
  registrar: LineRegistrar,
  place: System | undefined,
  fields: ReadonlyMap<string, string>,
): System {
  if (registrar === "cnr") {
    if (place === undefined) throw new Error("a CNR route always has a system");
    return place;
  }
  const entity = fields.get("s_entity");
  const system = entities.get(entity ?? "");
  if (!system) {
    throw new Refusal(530, "Authentication failed", "system", `s_entity ${entity ?? "missing"}`);
  }
  if (place !== undefined && place !== system) {
    throw new Refusal(530, "Authentication failed", "system", `s_entity of ${system} at ${place}`);
  }
  return system;
}

/** Reads the command, and refuses form fields the dialect does not have. Throws Refusal. */
export function readCommand(
  registrar: LineRegistrar,
  fields: ReadonlyMap<string, string>,
): CommandText | undefined {
  for (const name of fields.keys()) {
    if (!knownFields[registrar].has(name)) {
      throw new Refusal(505, `Invalid attribute name; ${name}`, "form", `form field ${name}`);
    }
  }
  return parseCommand(fields.get("s_command") ?? "");
}

/** Who seems to call, before anything is checked. */
export function callerOf(
  world: World,
  registrar: LineRegistrar,
  system: System | undefined,
  fields: ReadonlyMap<string, string>,
): Caller {
  const sessionId = fields.get(registrar === "ispapi" ? "s_session" : "s_sessionid");
  if (sessionId !== undefined) {
    const session = world.sessions.peek(sessionId);
    const login = session?.login ?? fields.get("s_login") ?? "";
    return { login, via: "session", accountKey: session?.accountKey };
  }
  const login = fields.get("s_login") ?? "";
  const { user } = splitLogin(login, registrar);
  const account = system && findAccount(world, registrar, system, user);
  return { login, via: fields.has("s_pw") ? "password" : "none", accountKey: account?.key };
}
