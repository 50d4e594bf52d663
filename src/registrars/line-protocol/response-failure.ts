import { type Failure, type FailureKind, failure } from "../../domain/failure.ts";
import type { Authorization } from "../contract.ts";
import { secretsOf, seenWithoutSecrets } from "../http/without-secrets.ts";
import type { ApiResponse } from "./parse-response.ts";

/** Codes of both registrars with one meaning each; 507 and 530 depend on the request. */
const kinds: Partial<Record<number, FailureKind>> = {
  420: "server",
  421: "server",
  422: "locked-out",
  423: "server",
  425: "locked-out",
  520: "too-many-sessions",
  521: "too-many-sessions",
  531: "not-allowed",
  535: "address-refused",
};

function kindOf({ code, description }: ApiResponse, inSession: boolean): FailureKind {
  if (code === 507 && inSession) return "session-expired";
  if (code !== 530) return kinds[code] ?? "rejected";
  // 530 gives no reason, on purpose, but for these two: "SESSION NOT FOUND" (CNR: "SESSIONID NOT FOUND"), "OTP".
  const text = description.toUpperCase();
  if (inSession && text.includes("SESSION") && text.includes("NOT FOUND")) return "session-expired";
  return /\bOTP\b/.test(text) ? "otp-needed" : "sign-in-failed";
}

/**
 * What went wrong by the API's answer code; null for a success (2xx). A session can have expired only where one
 * was sent as authorization.
 * @param secrets that the text is not to quote
 */
export function failureOf(
  response: ApiResponse,
  command: string,
  authorization: Authorization,
  secrets: Iterable<string> = secretsOf(authorization),
): Failure | null {
  const { code, description } = response;
  if (code >= 200 && code < 300) return null;
  const text = seenWithoutSecrets(description, secrets);
  return failure(kindOf(response, authorization.kind === "session"), { code, text, command });
}
