import { type Failure, failed, failure, ok, type Result, withWait } from "../../domain/failure.ts";
import type { Authorization, HttpEnvironment } from "../contract.ts";
import { guarded } from "../http/guarded.ts";
import { pauseKeeper } from "../http/keep-pause.ts";
import { type Answer, postForAny } from "../http/transport.ts";
import { allOf, nothingNoted } from "../http/without-secrets.ts";
import { withoutQuotes } from "../json/clean-answer.ts";
import { type Json, member, readJson } from "../json/json.ts";
import { readSecret } from "../sign-in-fields.ts";
import { codeOf, failureOf } from "./failure-of.ts";
import { isAllowed, type MethodName, type Params } from "./methods.ts";
import { inwxProfile } from "./profile.ts";
import { ownWords } from "./words.ts";

/** Makes one call under the sign-in at hand; answers with a success's `resData`, or why not. */
export type Ask = (method: MethodName, params?: Params) => Promise<Result<Json>>;

/** The whole price list has some thousand rows. Bytes: an answer that is much larger is none. */
const bodyLimit = 16 * 1024 * 1024;

/** The answer of what came: by the API's own code, whatever the HTTP status (the vendor's clients look at no other). */
function read({ status, body, wait }: Answer): Result<Json> {
  const answer = readJson(body);
  if (status === 200 || (answer.ok && codeOf(answer.value) !== null)) return answer;
  return failed(withWait(failure("http", { code: status }), wait));
}

/**
 * What makes the calls of one account. It keeps nothing between them but, as long as it lives, the passwords that it
 * was given: to cut them out of whatever the registrar says.
 */
export function createAsk(
  { address, user }: { address: string; user: string },
  environment: HttpEnvironment,
): (authorization: Authorization) => Ask {
  const secrets = nothingNoted();
  const outsidePause = pauseKeeper();
  return (authorization) =>
    (method, params = {}) =>
      outsidePause(async () => {
        const stop = (kind: Failure["kind"], text = "") =>
          failed(failure(kind, { command: method, text }));
        if (!isAllowed(method, params)) return stop("rejected", "Not a read command");
        // There are no sessions here: a record that says so was altered.
        if (authorization.kind === "session") return stop("not-configured");
        const { password: pass } = readSecret(inwxProfile, authorization);
        const text = JSON.stringify({ method, params: { ...params, user, pass } });
        const guard = { command: method, address, authorization, secrets, bodyLimit };
        const came = await guarded(guard, environment, (limited) =>
          postForAny(address, { type: "application/json", text }, limited),
        );
        if (!came.ok) return came;
        const answer = read(came.value);
        if (!answer.ok) return failed({ ...answer.failure, command: method });
        const why = failureOf(answer.value, method, allOf(secrets));
        // Whatever its code: the server says how long it wants to be left alone.
        if (why) return failed(withWait(why, came.value.wait));
        return ok(withoutQuotes(member(answer.value, "resData") ?? {}, secrets, ownWords));
      });
}
