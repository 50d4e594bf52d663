import type { Field } from "../http/form.ts";
import type { Dialect } from "../line-protocol/dialect.ts";
import { type CnrCommand, cnrCommands } from "./commands.ts";
import { cnrProfile } from "./profile.ts";

const { signIn } = cnrProfile;

/** CentralNic Reseller: the host alone tells the system, `account:role`, a session beside the login. */
export const cnr: Dialect<CnrCommand> = {
  commands: cnrCommands,
  identity: ({ user, role }, proof) => {
    const login: Field = ["s_login", role ? user + signIn.roleSign + role : user];
    // No field for a one-time password is documented: none is sent.
    return proof.kind === "session"
      ? [login, ["s_sessionid", proof.session]]
      : [login, ["s_pw", proof.password]];
  },
  // Without a command, and without limits: the server's own apply.
  startSession: () => [["persistent", "1"]],
  openCommand: "StartSession",
  closeCommand: "StopSession",
  sessionProperty: "SESSIONID",
  // Not documented: one that has ended sooner is noticed and replaced once.
  sessionLimits: { timeout: 3600, maxTtl: 86_400 },
};
