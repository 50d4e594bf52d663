import { type Failure, type FailureKind, failure } from "../../domain/failure.ts";
import { seenWithoutSecrets } from "../http/without-secrets.ts";
import { asList, asText, asWhole, type Json, member } from "../json/json.ts";
import type { MethodName } from "./methods.ts";

/** Codes with one meaning each. Those from 2400 on are unverified, taken as in EPP, whose numbers they are. */
const kinds: Partial<Record<number, FailureKind>> = {
  2201: "not-allowed",
  2400: "server",
  2500: "server",
  // "Authentication error; server closing connection": too many were refused. To ask again soon could lengthen it.
  2501: "locked-out",
  2502: "too-many-sessions",
};

const detailsOf = (answer: Json): readonly Json[] => asList(member(answer, "details")) ?? [];

/** The login is right, and waits for the code of a second factor, which can be told in a session only. */
function wantsSecondFactor(answer: Json): boolean {
  const codes = detailsOf(answer).map((detail) => asText(member(detail, "code")));
  return (
    asText(member(answer, "reasonCode")) === "Error_AccountUnlockRequired" ||
    codes.includes("ACCOUNT_LOCKED")
  );
}

function kindOf(code: number, answer: Json): FailureKind {
  if (code === 2200) return wantsSecondFactor(answer) ? "second-factor" : "sign-in-failed";
  return kinds[code] ?? "rejected";
}

/** What it says: the message, and the reason where that says something else. */
function textOf(answer: Json): string {
  const message = asText(member(answer, "msg")) ?? "";
  const reasons = [
    asText(member(answer, "reason")),
    ...detailsOf(answer).map((detail) => asText(member(detail, "msg"))),
  ];
  return [...new Set([message, ...reasons])].filter((text) => text).join(": ");
}

/** The answer's code; null: it has none, and so is no answer of this API. */
export const codeOf = (answer: Json): number | null => asWhole(member(answer, "code"));

/**
 * What went wrong, by the API's own code; null for a success (1000, 1001 and 1500 are documented).
 * @param secrets that the text is not to quote
 */
export function failureOf(
  answer: Json,
  command: MethodName,
  secrets: Iterable<string>,
): Failure | null {
  const code = codeOf(answer);
  if (code === null || code < 1000)
    return failure("malformed", { command, text: "code is missing or unreadable" });
  if (code < 2000) return null;
  const text = seenWithoutSecrets(textOf(answer), secrets);
  return failure(kindOf(code, answer), { code, text, command });
}
