import { type Failure, failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Authorization, HttpEnvironment } from "../contract.ts";
import { guarded } from "../http/guarded.ts";
import { pauseKeeper } from "../http/keep-pause.ts";
import { getForAny } from "../http/transport.ts";
import { allOf, nothingNoted } from "../http/without-secrets.ts";
import { withoutQuotes } from "../json/clean-answer.ts";
import { type Json, readJson } from "../json/json.ts";
import { readSecret } from "../sign-in-fields.ts";
import { failureOf } from "./failure-of.ts";
import { rtrProfile } from "./profile.ts";
import { addressOf, commandOf, isAllowed, isHandle, type Path, type Query } from "./requests.ts";
import { ownWords } from "./words.ts";

/** Asks for one path with the key at hand; answers with a success's body, or why not. */
export type Ask = <P extends Path>(
  path: P,
  query?: Query<P>,
  tld?: string,
) => Promise<Result<Json>>;

/** The whole price list has some ten thousand rows. Bytes: an answer that is much larger is none. */
const bodyLimit = 16 * 1024 * 1024;

/** What a header can hold: no other text was ever given out as a key. */
const isKey = (text: string): boolean => text.trim() !== "" && /^[\x20-\x7e\xa1-\xff]+$/.test(text);

/**
 * What asks for one account. It keeps nothing between requests but, as long as it lives, the keys that it was given: to
 * cut them out of whatever the registrar says.
 */
export function createAsk(
  { address, customer }: { address: string; customer: string },
  environment: HttpEnvironment,
): (authorization: Authorization) => Ask {
  const secrets = nothingNoted();
  const outsidePause = pauseKeeper();
  return (authorization) => (path, query, tld) =>
    outsidePause(async () => {
      const command = commandOf(path);
      const stop = (kind: Failure["kind"], text = "") => failed(failure(kind, { command, text }));
      // There are no sessions here: a record that says so was altered.
      if (authorization.kind === "session") return stop("not-configured");
      const places = { customer, ...(tld === undefined ? {} : { tld }) };
      if (!isHandle(customer)) return stop("sign-in-failed", "No customer handle");
      if (!isAllowed(path, query ?? {}, places)) return stop("rejected", "Not a reading request");
      const { key } = readSecret(rtrProfile, authorization);
      if (!isKey(key)) return stop("sign-in-failed", "No API key");
      const to = addressOf(address, path, query ?? {}, places);
      const guard = { command, address, authorization, secrets, bodyLimit };
      const came = await guarded(guard, environment, (limited) =>
        getForAny(to, { authorization: `ApiKey ${key}` }, limited),
      );
      if (!came.ok) return came;
      const answer = readJson(came.value.body);
      const why = failureOf(came.value, answer, command, allOf(secrets));
      if (why) return failed(why);
      return answer.ok
        ? ok(withoutQuotes(answer.value, secrets, ownWords))
        : failed({ ...answer.failure, command });
    });
}
