import type { Field } from "../http/form.ts";
import { commandFields } from "../line-protocol/command.ts";
import type { Dialect } from "../line-protocol/dialect.ts";
import { joinedLogin, readSecret } from "../sign-in-fields.ts";
import { type IspapiCommand, ispapiCommands } from "./commands.ts";
import { ispapiProfile } from "./profile.ts";

/** What the API allows at most (StartSession's TIMEOUT and MAXTTL), seconds: the fewer sign-ins the better. */
const sessionLimits = { timeout: 3600, maxTtl: 86_400 } as const;

/** HEXONET: a system code in the form, `account!role`, a session in place of login and password. */
export const ispapi: Dialect<IspapiCommand> = {
  commands: ispapiCommands,
  identity: (login, authorization) => {
    const fields: Field[] = [["s_entity", login.system === "live" ? "54cd" : "1234"]];
    if (authorization.kind === "session") return [...fields, ["s_session", authorization.session]];
    fields.push(["s_login", joinedLogin(ispapiProfile, login)]);
    fields.push(["s_pw", readSecret(ispapiProfile, authorization).password]);
    if (authorization.oneTimePassword) fields.push(["s_otp", authorization.oneTimePassword]);
    return fields;
  },
  startSession: () =>
    commandFields(ispapiCommands, "StartSession", {
      TIMEOUT: sessionLimits.timeout,
      MAXTTL: sessionLimits.maxTtl,
    }),
  openCommand: "StartSession",
  closeCommand: "EndSession",
  sessionProperty: "SESSION",
  sessionLimits,
};
