import {
  type Failure,
  type FailureKind,
  failure,
  type Result,
  withWait,
} from "../../domain/failure.ts";
import type { Answer } from "../http/transport.ts";
import { seenWithoutSecrets } from "../http/without-secrets.ts";
import { asFlag, asText, asWhole, type Json, member } from "../json/json.ts";
import { signInCommand } from "./requests.ts";

/** Seconds of the longest temporary block that is documented: after too many refused sign-ins. */
const longestBlock = 20 * 60;

/** "Calls limit has been reached", and a block for excessive use. */
const blocks: ReadonlySet<number> = new Set([50, 4007]);

/** An agreement that is still to be signed: it can be signed meanwhile, so that asking at the usual pace finds out. */
const unsigned: ReadonlySet<number> = new Set([197, 10_009]);

/**
 * By the documented codes. 196 is a wrong login where one signs in, and anywhere else a token that has come to its end.
 * 10005 is an address that the contact's lists keep out, a right that is missing, or a block of equal calls: at a sign-in
 * it concerns the login, else the one request.
 */
function kindOf(code: number, isSignIn: boolean): FailureKind {
  if (code === 196) return isSignIn ? "sign-in-failed" : "session-expired";
  if (code === 10_005) return isSignIn ? "address-refused" : "not-allowed";
  if (blocks.has(code)) return "locked-out";
  return unsigned.has(code) ? "not-allowed" : "rejected";
}

/** What it says: the description, and what it says beside where that is something else. */
const textOf = (answer: Json): string =>
  [...new Set([asText(member(answer, "desc")), asText(member(answer, "data"))])]
    .filter((text) => text)
    .join(": ");

/** Without an envelope, as a gateway answers. */
function ofStatus({ status, wait }: Answer, isSignIn: boolean): Failure | null {
  if (status === 200) return null;
  if (status === 401)
    return failure(isSignIn ? "sign-in-failed" : "session-expired", { code: 401 });
  return withWait(failure("http", { code: status }), wait);
}

/**
 * What went wrong; null for a success. The envelope decides before the HTTP status does: a wrong login comes as 200, 401
 * or 500. Scheduled work is none of its figures' business, and they are not taken then.
 * @param secrets that the text is not to quote
 */
export function failureOf(
  came: Answer,
  answer: Result<Json>,
  command: string,
  secrets: Iterable<string>,
): Failure | null {
  const isSignIn = command === signInCommand;
  const code = answer.ok ? asWhole(member(answer.value, "code")) : null;
  if (!answer.ok || code === null) {
    const why = answer.ok
      ? failure("malformed", { text: "code is missing or unreadable" })
      : answer.failure;
    return { ...(ofStatus(came, isSignIn) ?? why), command };
  }
  const isWorkedOn = asFlag(member(answer.value, "maintenance")) === true;
  if (code === 0 && !isWorkedOn) return null;
  const text = seenWithoutSecrets(textOf(answer.value), secrets);
  const kind = isWorkedOn ? "server" : kindOf(code, isSignIn);
  if (kind === "rejected" && came.status === 429)
    return withWait(failure("http", { code: 429, text, command }), came.wait);
  const wait = kind === "locked-out" ? Math.max(came.wait ?? 0, longestBlock) : came.wait;
  return withWait(failure(kind, { code, text, command }), wait);
}
