import type { Field } from "../http/form.ts";
import type { Dialect } from "../line-protocol/dialect.ts";
import { joinedLogin, readSecret } from "../sign-in-fields.ts";
import { type CnrCommand, cnrCommands } from "./commands.ts";
import { cnrProfile } from "./profile.ts";

/** CentralNic Reseller: the host alone tells the system, `account:role`, a session beside the login. */
export const cnr: Dialect<CnrCommand> = {
  commands: cnrCommands,
  identity: (login, authorization) => {
    const who: Field = ["s_login", joinedLogin(cnrProfile, login)];
    // No field for a one-time password is documented: none is sent.
    return authorization.kind === "session"
      ? [who, ["s_sessionid", authorization.session]]
      : [who, ["s_pw", readSecret(cnrProfile, authorization).password]];
  },
  // Without a command, and without limits: the server's own apply.
  startSession: () => [["persistent", "1"]],
  openCommand: "StartSession",
  closeCommand: "StopSession",
  sessionProperty: "SESSIONID",
  // Not documented: one that has ended sooner is noticed and replaced once.
  sessionLimits: { timeout: 3600, maxTtl: 86_400 },
};
