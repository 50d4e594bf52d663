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
import { error, successTypes, wrongValue } from "./words.ts";

/** What an answer says of itself. */
interface Said {
  type: string | undefined;
  /** The function's own code, and that of the reason. */
  codes: string[];
  text: string;
  /** What of the request the reason is about, by the types of its objects. */
  about: string[];
}

const rowsIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** null: it has no envelope. One of the documents calls the code `resultCode`. */
function saidIn(answer: Json): Said | null {
  const status = member(answer, "status");
  const [type, code, older] = ["type", "code", "resultCode"].map((name) =>
    asText(member(status, name)),
  );
  if (type === undefined && code === undefined && older === undefined) return null;
  const reasons = rowsIn(member(answer, "messages"));
  const [text] = [...reasons.map((each) => asText(member(each, "text"))), ""].filter(
    (each) => each !== undefined,
  );
  return {
    type,
    codes: [...reasons.map((each) => asText(member(each, "code"))), code, older].flatMap(
      (each) => each ?? [],
    ),
    text: text || (asText(member(status, "text")) ?? ""),
    about: reasons.flatMap((each) =>
      rowsIn(member(each, "objects")).flatMap((object) => asText(member(object, "type")) ?? []),
    ),
  };
}

/** By its type; one that has none is told by its code, which begins with an E. */
const isError = ({ type, codes }: Said): boolean =>
  type === undefined ? codes.some((code) => /^E/.test(code)) : type === error;

/**
 * A wrong context is a part of the login; that it is what was refused counts only where the answer says so. What else is
 * wrong with a request says nothing of others.
 */
const isAboutContext = ({ codes, about }: Said): boolean =>
  codes.includes(wrongValue) && about.some((type) => /context/i.test(type));

function kindOf(status: number, said: Said | null): FailureKind {
  if (status === 401) return "sign-in-failed";
  if (status === 429) return "http";
  if (said === null) return "http";
  if (status >= 500) return "server";
  if (isAboutContext(said)) return "sign-in-failed";
  return status === 403 ? "not-allowed" : "rejected";
}

/** The HTTP status, but where the answer's own code says more. */
const codeOf = (status: number, said: Said | null): number | string =>
  (status < 300 || status === 400 || status === 404
    ? said?.codes.find((code) => /^E[A-Z]?\d{3,12}$/.test(code))
    : undefined) ?? status;

/**
 * What went wrong; null for a success. What a wrong login gets is documented nowhere: 401 is one, and nothing else that does
 * not name it. Texts come in the user's language, and are shown.
 * @param secrets that the text is not to quote
 */
export function failureOf(
  { status, wait }: Answer,
  answer: Result<Json>,
  command: string,
  secrets: Iterable<string>,
): Failure | null {
  const said = answer.ok ? saidIn(answer.value) : null;
  if (status >= 200 && status < 300) {
    if (!answer.ok) return { ...answer.failure, command };
    const text = "status is missing or unreadable";
    if (said === null || !(isError(said) || successTypes.has(said.type ?? "")))
      return failure("malformed", { command, text });
    if (!isError(said)) return null;
  }
  const about = said?.codes.includes(wrongValue) ? said.about.join(", ") : "";
  const full = `${said?.text ?? ""}${about === "" ? "" : ` (${about})`}`;
  const text = seenWithoutSecrets(full, secrets);
  return withWait(
    failure(kindOf(status, said), { code: codeOf(status, said), text, command }),
    wait,
  );
}
