import { type Failure, failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Authorization, HttpEnvironment } from "../contract.ts";
import { encodeForm } from "../http/form.ts";
import { guarded } from "../http/guarded.ts";
import { pauseKeeper } from "../http/keep-pause.ts";
import { postForAny } from "../http/transport.ts";
import { allOf, nothingNoted } from "../http/without-secrets.ts";
import { readSecret } from "../sign-in-fields.ts";
import { cleanXml } from "../xml/clean-answer.ts";
import { attributeOf, childOf, readXml, type Xml } from "../xml/xml.ts";
import { type Command, fieldsOf, isAllowed, type Params } from "./commands.ts";
import { failureOf } from "./failure-of.ts";
import { isIpv4 } from "./ipv4.ts";
import { namecheapProfile, placeholderIp } from "./profile.ts";
import { unreadable } from "./unreadable.ts";
import { ownWords } from "./words.ts";

/** Sends one command with the key at hand; answers with a success's `CommandResponse`, or why not. */
export type Ask = <C extends Command>(command: C, params?: Params<C>) => Promise<Result<Xml>>;

/** The whole price list has some hundred extensions, each for up to ten years. Bytes: an answer that is much larger is none. */
const bodyLimit = 16 * 1024 * 1024;

/** Whose requests they are, and where they go. */
export interface Place {
  address: string;
  apiUser: string;
  userName: string;
  /** Empty: a placeholder is sent. The source of the request is what is compared with the list (unverified). */
  clientIp: string;
}

/** The part that answers the command. Some servers write its name in lower case. */
function responseIn(root: Xml, command: Command): Result<Xml> {
  const response = childOf(root, "CommandResponse");
  if (response === undefined) return failed(unreadable(command, "CommandResponse"));
  const type = attributeOf(response, "Type");
  return type?.trim().toLowerCase() === command.toLowerCase()
    ? ok(response)
    : failed(unreadable(command, "Type"));
}

/**
 * What asks for one account. It keeps nothing between requests but, as long as it lives, the keys that it was given: to
 * cut them out of whatever the registrar says.
 */
export function createAsk(
  { address, apiUser, userName, clientIp }: Place,
  environment: HttpEnvironment,
): (authorization: Authorization) => Ask {
  const secrets = nothingNoted();
  const outsidePause = pauseKeeper();
  return (authorization) =>
    (command, params = {}) =>
      outsidePause(async () => {
        const stop = (kind: Failure["kind"], text = "") => failed(failure(kind, { command, text }));
        // There are no sessions here: a record that says so was altered.
        if (authorization.kind === "session") return stop("not-configured");
        if (!isAllowed(command, params)) return stop("rejected", "Not a reading request");
        const { key } = readSecret(namecheapProfile, authorization);
        if (key === "") return stop("sign-in-failed", "No API key");
        const from = clientIp === "" ? placeholderIp : clientIp;
        if (!isIpv4(from)) return stop("sign-in-failed", "The address is no IPv4 address");
        const caller = { apiUser, key, userName, clientIp: from };
        const body = encodeForm(fieldsOf(caller, command, params));
        const guard = { command, address, authorization, secrets, bodyLimit };
        const came = await guarded(guard, environment, (limited) =>
          postForAny(address, body, limited),
        );
        if (!came.ok) return came;
        const answer = readXml(came.value.body);
        const why = failureOf(came.value, answer, command, allOf(secrets));
        if (why) return failed(why);
        if (!answer.ok) return answer;
        return responseIn(cleanXml(answer.value, secrets, ownWords), command);
      });
}
