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
import { gandiProfile } from "./profile.ts";
import {
  addressOf,
  commandOf,
  isAllowed,
  isOrganization,
  type Path,
  type Query,
} from "./requests.ts";
import { ownWords } from "./words.ts";

/** A success: what it says, and how many rows its list has in all, as its header says; null: that does not come. */
export interface Told {
  body: Json;
  total: string | null;
}

/** Asks for one path with the token at hand, of one organisation where that is known; answers with a success, or why not. */
export type Ask = <P extends Path>(
  path: P,
  query?: Query<P>,
  organization?: string,
) => Promise<Result<Told>>;

/** A page of the largest list has about 1 MB. Bytes: an answer that is much larger is none. */
const bodyLimit = 16 * 1024 * 1024;

const totalHeader = "total-count";

/** What a header can hold: no other text was ever given out as a token. */
const isToken = (text: string): boolean =>
  text.trim() !== "" && /^[\x20-\x7e\xa1-\xff]+$/.test(text);

/** The paths of which nothing is found where the organisation is not there, or not one of the token's. */
const ofOrganization: ReadonlySet<Path> = new Set([
  "billing/info",
  "certificate/issued-certs",
  "domain/domains",
]);

/**
 * What asks for one account. It keeps nothing between requests but, as long as it lives, the tokens that it was given: to
 * cut them out of whatever the registrar says.
 * @param typed the organisation that was entered; empty: none
 */
export function createAsk(
  { address, typed }: { address: string; typed: string },
  environment: HttpEnvironment,
): (authorization: Authorization) => Ask {
  const secrets = nothingNoted();
  const outsidePause = pauseKeeper();
  return (authorization) =>
    (path, query, organization = "") =>
      outsidePause(async () => {
        const command = commandOf(path);
        const stop = (kind: Failure["kind"], text = "") => failed(failure(kind, { command, text }));
        // There are no sessions here: a record that says so was altered.
        if (authorization.kind === "session") return stop("not-configured");
        if (typed !== "" && !isOrganization(typed))
          return stop("sign-in-failed", "No organisation ID");
        if (!isAllowed(path, query ?? {}, organization))
          return stop("rejected", "Not a reading request");
        const { token } = readSecret(gandiProfile, authorization);
        if (!isToken(token)) return stop("sign-in-failed", "No personal access token");
        const to = addressOf(address, path, query ?? {}, organization);
        const guard = { command, address, authorization, secrets, bodyLimit };
        const came = await guarded(guard, environment, (limited) =>
          getForAny(to, { authorization: `Bearer ${token}` }, limited, [totalHeader]),
        );
        if (!came.ok) return came;
        const answer = readJson(came.value.body);
        const namesOrganization = typed !== "" && ofOrganization.has(path);
        const why = failureOf(came.value, answer, command, namesOrganization, allOf(secrets));
        if (why) return failed(why);
        if (!answer.ok) return failed({ ...answer.failure, command });
        const total = came.value.headers?.[totalHeader] ?? null;
        return ok({ body: withoutQuotes(answer.value, secrets, ownWords), total });
      });
}
