import { type Failure, failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Authorization, HttpEnvironment } from "../contract.ts";
import { guarded } from "../http/guarded.ts";
import { pauseKeeper } from "../http/keep-pause.ts";
import { postForAny } from "../http/transport.ts";
import { allOf, nothingNoted } from "../http/without-secrets.ts";
import { readSecret } from "../sign-in-fields.ts";
import { cleanXml } from "../xml/clean-answer.ts";
import { readXml, type Xml } from "../xml/xml.ts";
import { assocIn, itemOf } from "./data.ts";
import { failureOf, replyIn } from "./failure-of.ts";
import { opensrsProfile } from "./profile.ts";
import { type Action, type Attributes, envelopeOf, isAllowed } from "./requests.ts";
import { signatureOf } from "./signature.ts";
import { ownWords } from "./words.ts";

/** Sends one action, signed with the key at hand; answers with a success's attributes (none: undefined), or why not. */
export type Ask = <A extends Action>(
  action: A,
  attributes: Attributes<A>,
) => Promise<Result<Xml | undefined>>;

/** A page of a thousand names has some 300 KB. Bytes: an answer that is much larger is none. */
const bodyLimit = 16 * 1024 * 1024;

/** A header holds bytes, and `fetch` takes each for a sign of its own: the name's in UTF-8, as the rest is. null: none that a header can have. */
function headerOf(name: string): string | null {
  const bytes = String.fromCharCode(...new TextEncoder().encode(name));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a header can hold none of them
  return bytes.trim() === "" || /[\x00-\x1f\x7f]/.test(bytes) ? null : bytes;
}

/**
 * What asks for one account. It keeps nothing between requests but, as long as it lives, the keys that it was given: to
 * cut them out of whatever the registrar says.
 */
export function createAsk(
  { address, username }: { address: string; username: string },
  environment: HttpEnvironment,
): (authorization: Authorization) => Ask {
  const secrets = nothingNoted();
  const outsidePause = pauseKeeper();
  return (authorization) => (action, attributes) =>
    outsidePause(async () => {
      const stop = (kind: Failure["kind"], text = "") =>
        failed(failure(kind, { command: action, text }));
      // There are no sessions here: a record that says so was altered.
      if (authorization.kind === "session") return stop("not-configured");
      if (!isAllowed(action, attributes)) return stop("rejected", "Not a reading request");
      const { key } = readSecret(opensrsProfile, authorization);
      if (key === "") return stop("sign-in-failed", "No API key");
      const user = headerOf(username);
      if (user === null) return stop("sign-in-failed", "No user name");
      const text = envelopeOf(action, attributes);
      const headers = { "x-username": user, "x-signature": signatureOf(text, key) };
      const guard = { command: action, address, authorization, secrets, bodyLimit };
      const came = await guarded(guard, environment, (limited) =>
        postForAny(address, { type: "text/xml", text }, limited, headers),
      );
      if (!came.ok) return came;
      const answer = readXml(came.value.body);
      const why = failureOf(came.value, answer, action, allOf(secrets));
      if (why) return failed(why);
      if (!answer.ok) return answer;
      return ok(assocIn(itemOf(replyIn(cleanXml(answer.value, secrets, ownWords)), "attributes")));
    });
}
