import {
  type Failure,
  type FailureKind,
  failure,
  type Result,
  withWait,
} from "../../domain/failure.ts";
import type { Answer } from "../http/transport.ts";
import { seenWithoutSecrets } from "../http/without-secrets.ts";
import { asFlag, asWhole, childOf, isNamed, type Xml } from "../xml/xml.ts";
import { assocIn, textIn } from "./data.ts";

/** The association of an answer's envelope; undefined: it is none. */
export const replyIn = (root: Xml): Xml | undefined =>
  isNamed(root, "OPS_envelope") ? assocIn(childOf(childOf(root, "body"), "data_block")) : undefined;

/**
 * Too many commands at once, too many connections, more than a hundred commands over one connection, which a browser
 * keeps open as it likes. A connection lives for a minute at most: so many seconds later there is a new one.
 */
const hasty: ReadonlySet<number> = new Set([300, 310, 350]);
const hastePause = 60;

/** Faults of the server, and of the registry behind it. */
const faults: ReadonlySet<number> = new Set([404, 405, 423]);

/** One code for three things, told apart by the documented words alone. */
function kindOfText(text: string): FailureKind {
  if (/\binvalid ip\b/i.test(text)) return "address-refused";
  return /\binternal (?:server )?error\b/i.test(text) ? "server" : "rejected";
}

function kindOf(code: number, text: string): FailureKind {
  if (code === 401 || code === 410) return "sign-in-failed";
  if (hasty.has(code) || faults.has(code) || isOfRegistry(code)) return "server";
  if (code === 435) return "not-allowed";
  return code === 400 ? kindOfText(text) : "rejected";
}

/** Codes for a registry that cannot be reached: it says nothing of others. */
const isOfRegistry = (code: number): boolean => code >= 700 && code < 800;

/** Whether a failure is one of a single extension's registry: what is asked of others may come through. */
export const isRegistryFault = ({ kind, code, wait }: Failure): boolean =>
  kind === "server" &&
  wait === undefined &&
  typeof code === "number" &&
  (code === 405 || code === 423 || isOfRegistry(code));

/**
 * What went wrong; null for a success. A refusal comes with HTTP 200 as well, so that the envelope decides; a wrong
 * signature comes as HTTP 401, with an envelope or without.
 * @param secrets that the text is not to quote
 */
export function failureOf(
  { status, wait }: Answer,
  answer: Result<Xml>,
  command: string,
  secrets: Iterable<string>,
): Failure | null {
  const reply = answer.ok ? replyIn(answer.value) : undefined;
  const success = asFlag(textIn(reply, "is_success"));
  const code = asWhole(textIn(reply, "response_code"));
  const text = seenWithoutSecrets(textIn(reply, "response_text") ?? "", secrets);
  if (status === 401) return failure("sign-in-failed", { code: 401, text, command });
  if (code !== null && (success === false || code >= 300)) {
    const pause = hasty.has(code) ? Math.max(wait ?? 0, hastePause) : wait;
    return withWait(failure(kindOf(code, text), { code, text, command }), pause);
  }
  if (status !== 200) return withWait(failure("http", { code: status, command }), wait);
  if (reply === undefined)
    return answer.ok
      ? failure("malformed", { command, text: "The answer has no data" })
      : { ...answer.failure, command };
  if (success === false) return failure("rejected", { text, command });
  if (success === null || code === null) {
    const missing = success === null ? "is_success" : "response_code";
    return failure("malformed", { command, text: `${missing} is missing or unreadable` });
  }
  return null;
}
