import { Refusal } from "../shared/refusal.ts";
import type { LineRegistrar, Reply } from "../shared/types.ts";
import type { World } from "../shared/world.ts";
import { checkAcl } from "./acl.ts";
import { authenticate, viewOf } from "./authentication.ts";
import type { Call } from "./call.ts";
import { cnrAccountCommands } from "./commands/cnr-account.ts";
import { cnrChargeCommands } from "./commands/cnr-charges.ts";
import { cnrDomainCommands, cnrRegistrarCommands } from "./commands/cnr-domains.ts";
import type { Command, Commands } from "./commands/command.ts";
import { ispapiAccountCommands } from "./commands/ispapi-account.ts";
import { ispapiChargeCommands } from "./commands/ispapi-charges.ts";
import { ispapiObjectCommands } from "./commands/ispapi-objects.ts";
import { cnrSessionCommands, ispapiSessionCommands } from "./commands/session-commands.ts";
import { checkParameters } from "./parameters.ts";

const commands: Record<LineRegistrar, Commands> = {
  ispapi: {
    ...ispapiAccountCommands,
    ...ispapiObjectCommands,
    ...ispapiChargeCommands,
    ...ispapiSessionCommands,
  },
  cnr: {
    ...cnrAccountCommands,
    ...cnrChargeCommands,
    ...cnrDomainCommands,
    ...cnrRegistrarCommands,
    ...cnrSessionCommands,
  },
};

const reading =
  /^(Status|Query|Get|Check|Describe|Convert|StartSession$|EndSession$|StopSession$)/i;

/** Does what one call asks for, at `now` (ms since 1970). Throws Refusal. */
export function execute(call: Call, world: World, now: number): Reply {
  const signedIn = authenticate(call, world, now);
  const name = commandName(call);
  // Command names do not depend on case at the real ones.
  const found = Object.entries(commands[call.registrar]).find(
    ([known]) => known.toLowerCase() === name.toLowerCase(),
  );
  if (!found) throw refuseUnknown(name);
  const [known, command]: [string, Command] = found;
  checkAcl(signedIn.role, call.registrar, known);
  const account = viewOf(call, signedIn, world);
  const parameters = call.command?.parameters ?? new Map<string, string>();
  checkParameters(parameters, command.parameters);
  const { login, sessionId, account: owner } = signedIn;
  return command.run({ world, account, parameters, now, login, owner, sessionId });
}

/** The command's name; at CNR a sign-in with persistent=1 may leave it out, or say StartSession. */
export function commandName({ registrar, fields, command }: Call): string {
  const persistent = fields.get("persistent");
  if (registrar === "ispapi" || persistent === undefined) {
    if (registrar === "cnr" && command?.name === "StartSession") {
      throw new Refusal(505, "Missing attribute; persistent", "session");
    }
    if (!command?.name) throw new Refusal(500, "Invalid command name", "command", "no command");
    return command.name;
  }
  if (persistent !== "1" || (command && command.name !== "StartSession")) {
    throw new Refusal(505, "Invalid attribute value; persistent", "session");
  }
  return "StartSession";
}

function refuseUnknown(name: string): Refusal {
  return reading.test(name)
    ? new Refusal(500, "Invalid command name", "command", `no such command: ${name}`)
    : new Refusal(549, "Command failed; this registrar is read-only", "write", `writes: ${name}`);
}
