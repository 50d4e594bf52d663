import {
  type Failure,
  type FailureKind,
  failure,
  type Result,
  withWait,
} from "../../domain/failure.ts";
import type { Answer } from "../http/transport.ts";
import { seenWithoutSecrets } from "../http/without-secrets.ts";
import { asWhole, attributeOf, childOf, childrenOf, isNamed, type Xml } from "../xml/xml.ts";
import { ipv4In } from "./ipv4.ts";
import { placeholderIp } from "./profile.ts";

/** Seconds that sign-ins rest for after too many were refused, or payments declined. No document says how long: so long at least. */
const signInPause = 15 * 60;

/** The documented numbers of errors. */
const kinds: Readonly<Record<number, FailureKind>> = {
  // User or key missing, the key wrong, or the API switched off.
  1010101: "sign-in-failed",
  1010102: "sign-in-failed",
  1011102: "sign-in-failed",
  // What should never be: a command or an address that is missing or malformed.
  1010104: "rejected",
  1010105: "rejected",
  1011105: "rejected",
  // An address that is not listed, and one that is locked.
  1011150: "address-refused",
  1017150: "address-refused",
  // A user that is locked or switched off.
  1017101: "sign-in-failed",
  1017103: "sign-in-failed",
  1017105: "sign-in-failed",
  // The user that it is about: there is none such, or it is another's.
  1016103: "sign-in-failed",
  1019103: "sign-in-failed",
  // Too many declined payments, and too many refused sign-ins.
  1017410: "locked-out",
  1017411: "locked-out",
  1030408: "not-allowed",
  4011103: "not-allowed",
  // The balance cannot be told just now.
  4022312: "server",
  // Too many requests, in one list; the API itself answers HTTP 405.
  500000: "server",
  1050900: "server",
  3050900: "server",
  5019169: "server",
  5050169: "server",
  5050900: "server",
};

/**
 * Of the numbers that nobody documents, those that begin as the ones about users and addresses do end all asking until
 * somebody looks: sign-ins that are refused again and again lock an account. Those of servers behind it pass.
 */
function kindOf(number: number): FailureKind {
  const known = kinds[number];
  if (known !== undefined) return known;
  if (/^101\d{4}$/.test(String(number))) return "sign-in-failed";
  return /^[35]\d{5,6}$/.test(String(number)) ? "server" : "rejected";
}

/** Of several errors the one that decides: what wants to be left alone longest, first. */
const gravity: readonly FailureKind[] = [
  "locked-out",
  "sign-in-failed",
  "address-refused",
  "not-allowed",
  "server",
  "rejected",
];

/** One error as it is told. */
interface Told {
  kind: FailureKind;
  /** null: it has none that can be read. */
  number: number | null;
  text: string;
}

function errorsIn(root: Xml): Told[] {
  const rows = childrenOf(childOf(root, "Errors"), "Error");
  const told = rows.map((row): Told => {
    const number = asWhole(attributeOf(row, "Number"));
    return { kind: number === null ? "rejected" : kindOf(number), number, text: row.text.trim() };
  });
  return told.sort((one, other) => gravity.indexOf(one.kind) - gravity.indexOf(other.kind));
}

/** Too many requests: 405 with this vendor. */
const hasty: ReadonlySet<number> = new Set([405, 429]);

/**
 * What is said of an error. Of an address that was refused nothing but the address itself, where the registrar names
 * one: it is what the user has to list. The one that was made up here is none.
 */
function textOf({ kind, text }: Told, secrets: readonly string[]): string {
  const seen = seenWithoutSecrets(text, secrets);
  if (kind !== "address-refused") return seen;
  const address = ipv4In(seen);
  return address === null || address === placeholderIp ? "" : address;
}

/**
 * What went wrong; null for a success. An error is told with HTTP 200 as well, so that what the answer says decides before
 * its HTTP status, but where that is the one for too many requests.
 * @param secrets that the text is not to quote
 */
export function failureOf(
  { status, wait }: Answer,
  answer: Result<Xml>,
  command: string,
  secrets: readonly string[],
): Failure | null {
  const http = withWait(failure("http", { code: status, command }), wait);
  if (hasty.has(status)) return http;
  const root = answer.ok && isNamed(answer.value, "ApiResponse") ? answer.value : null;
  const [first] = root === null ? [] : errorsIn(root);
  if (first) {
    const text = textOf(first, secrets);
    const why = failure(first.kind, { code: first.number, text, command });
    return withWait(why, first.kind === "locked-out" ? Math.max(wait ?? 0, signInPause) : wait);
  }
  if (status !== 200) return http;
  if (!answer.ok) return { ...answer.failure, command };
  const isSuccess = root !== null && attributeOf(root, "Status")?.trim().toUpperCase() === "OK";
  return isSuccess
    ? null
    : failure("malformed", { command, text: "Status is missing or unreadable" });
}
