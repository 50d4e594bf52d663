import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Authorization, Credential, HttpEnvironment, OpenedSession } from "../contract.ts";
import { guarded } from "../http/guarded.ts";
import { pauseKeeper } from "../http/keep-pause.ts";
import { type Answer, getForAny, postForAny } from "../http/transport.ts";
import { allOf, nothingNoted } from "../http/without-secrets.ts";
import { withoutQuotes } from "../json/clean-answer.ts";
import { asText, type Json, member, readJson } from "../json/json.ts";
import { readSecret } from "../sign-in-fields.ts";
import { failureOf } from "./failure-of.ts";
import { openproviderProfile } from "./profile.ts";
import {
  addressOf,
  commandOf,
  isAllowed,
  type Path,
  type Query,
  signInCommand,
  signInPath,
} from "./requests.ts";
import { ownWords } from "./words.ts";

/** Asks for one path under the sign-in at hand; answers with a success's `data`, or why not. */
export type Ask = <P extends Path>(path: P, query?: Query<P>) => Promise<Result<Json>>;

/** A page of the largest list has about 3 MB. Bytes: an answer that is much larger is none. */
const bodyLimit = 16 * 1024 * 1024;

/** Seconds that a token lives, used or not (documented: 48 hours). */
const tokenLife = 48 * 3600;

/** Longer than any token by far: what is longer is none. */
const longestToken = 4096;

const isToken = (text: string | undefined): text is string =>
  text !== undefined && text.length <= longestToken && /^[\x21-\x7e]+$/.test(text);

/**
 * What signs in and asks, for one account. It keeps nothing between requests but, as long as it lives, the secrets that
 * it was given: to cut them out of whatever the registrar says.
 */
export function createAsk(
  { address, username }: { address: string; username: string },
  environment: HttpEnvironment,
) {
  const secrets = nothingNoted();
  const outsidePause = pauseKeeper();

  const send: typeof sendNow = (...asked) => outsidePause(() => sendNow(...asked));

  async function sendNow(
    command: string,
    authorization: Authorization,
    request: (environment: HttpEnvironment) => Promise<Result<Answer>>,
  ): Promise<Result<Json>> {
    const guard = { command, address, authorization, secrets, bodyLimit };
    const came = await guarded(guard, environment, request);
    if (!came.ok) return came;
    const answer = readJson(came.value.body);
    const why = failureOf(came.value, answer, command, allOf(secrets));
    if (why) return failed(why);
    return answer.ok
      ? ok(withoutQuotes(member(answer.value, "data") ?? {}, secrets, ownWords))
      : answer;
  }

  /** Opens a session: its token is kept as a secret by whoever asked for it. Nothing closes one: it ends by itself. */
  async function signIn(credential: Credential): Promise<Result<OpenedSession>> {
    const { password } = readSecret(openproviderProfile, credential);
    const text = JSON.stringify({ username, password });
    const answer = await send(signInCommand, credential, (limited) =>
      postForAny(addressOf(address, signInPath), { type: "application/json", text }, limited),
    );
    if (!answer.ok) return answer;
    const token = asText(member(answer.value, "token"));
    if (isToken(token)) return ok({ session: token, timeout: tokenLife, maxTtl: tokenLife });
    const unreadable = "token is missing or unreadable";
    return failed(failure("malformed", { command: signInCommand, text: unreadable }));
  }

  /** Under a credential one session is opened for all that is asked with it. */
  const askAs = (authorization: Authorization): Ask => {
    let opened: Promise<Result<{ session: string }>> | null = null;
    return async (path, query) => {
      const command = commandOf(path);
      if (!isAllowed(path, query ?? {}))
        return failed(failure("rejected", { command, text: "Not a reading request" }));
      opened ??=
        authorization.kind === "session"
          ? Promise.resolve(ok(authorization))
          : signIn(authorization);
      const open = await opened;
      if (!open.ok) return open;
      const { session } = open.value;
      return send(command, { kind: "session", session }, (limited) =>
        getForAny(addressOf(address, path, query), { authorization: `Bearer ${session}` }, limited),
      );
    };
  };
  return { signIn, askAs };
}
