import {
  type Failure,
  type FailureKind,
  failure,
  type Result,
  withWait,
} from "../../domain/failure.ts";
import type { Answer } from "../http/transport.ts";
import { seenWithoutSecrets } from "../http/without-secrets.ts";
import { asText, type Json, member } from "../json/json.ts";

/** Seconds that sign-ins rest for after too many were refused. No document says how long: so long at least. */
const signInPause = 15 * 60;

/** By the HTTP status first: of the words for what happened there are two spellings. */
function kindOf(status: number, type: string, isCustomers: boolean): FailureKind {
  const isGone = /^ObjectDoesNotExist/i.test(type) && (status === 404 || status === 400);
  if (status === 401) return "sign-in-failed";
  // The handle stands in the path: another customer's, or none.
  if (isGone) return isCustomers ? "sign-in-failed" : "rejected";
  if (status === 403) return "not-allowed";
  if (status === 429) return /^Authentication/i.test(type) ? "locked-out" : "http";
  if (status >= 500) return type === "" ? "http" : "server";
  return type === "" ? "http" : "rejected";
}

/**
 * What went wrong; null for a success.
 * @param command the path with its braces
 * @param secrets that the text is not to quote
 */
export function failureOf(
  { status, wait }: Answer,
  answer: Result<Json>,
  command: string,
  secrets: Iterable<string>,
): Failure | null {
  if (status === 200) return null;
  const said = answer.ok ? answer.value : null;
  const type = asText(member(said ?? {}, "type")) ?? "";
  const kind = kindOf(status, type, command.includes("{customer}"));
  const text = seenWithoutSecrets(asText(member(said ?? {}, "message")) ?? type, secrets);
  const why = failure(kind, { code: status, text, command });
  return withWait(why, kind === "locked-out" ? Math.max(wait ?? 0, signInPause) : wait);
}
