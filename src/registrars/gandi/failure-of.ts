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

/** What it says: the message, or else its short form; of parameters that were refused what is wrong with each. */
function textIn(said: Json): string {
  const message = asText(member(said, "message")) ?? asText(member(said, "cause"));
  if (message !== undefined) return message;
  const errors = member(said, "errors");
  return (Array.isArray(errors) ? errors : [])
    .map((each) => {
      const [name, description] = [member(each, "name"), member(each, "description")];
      return [asText(name), asText(description)].filter((text) => text).join(": ");
    })
    .filter((text) => text !== "")
    .join("; ");
}

/**
 * By the HTTP status: the words for what happened have several forms. A token that has ended and a permission that is
 * missing are both 403, and an organisation that the token does not see is one that there is not.
 */
function kindOf(status: number, isTold: boolean, namesOrganization: boolean): FailureKind {
  if (status === 401) return "sign-in-failed";
  if (status === 403) return "not-allowed";
  if (status === 404 && namesOrganization) return "sign-in-failed";
  if (status === 429 || !isTold) return "http";
  return status >= 500 ? "server" : "rejected";
}

/**
 * What went wrong; null for a success.
 * @param namesOrganization whether the request would not find what it asks for where its organisation is not there
 * @param secrets that the text is not to quote
 */
export function failureOf(
  { status, wait }: Answer,
  answer: Result<Json>,
  command: string,
  namesOrganization: boolean,
  secrets: Iterable<string>,
): Failure | null {
  if (status === 200) return null;
  const said = answer.ok ? textIn(answer.value) : "";
  const text = seenWithoutSecrets(said, secrets);
  const kind = kindOf(status, said !== "", namesOrganization);
  return withWait(failure(kind, { code: status, text, command }), wait);
}
