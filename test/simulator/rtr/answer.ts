import { LosslessNumber, stringify } from "lossless-json";
import { Refusal, type ViolationKind } from "../shared/refusal.ts";

/** One answer before it is written. */
export interface Answer {
  body: object;
  /** HTTP status; left out: 200. */
  status?: number;
  headers?: Record<string, string>;
}

/** Two of the vendor's sources name the same errors in two ways. */
const shortWords: Record<string, string> = {
  AuthenticationError: "AuthenticationFailed",
  AuthorizationError: "AuthorizationFailed",
  TooManyRequests: "RateLimitExceeded",
  ConstraintViolationException: "InvalidParameter",
  UnrecognizedPropertyException: "InvalidParameter",
  InternalSRSError: "InternalServerError",
};

export const wordFor = (type: string, errors: "documented" | "short"): string =>
  errors === "short" ? (shortWords[type] ?? type) : type;

const types: Partial<Record<number, string>> = {
  400: "ConstraintViolationException",
  401: "AuthenticationError",
  403: "AuthorizationError",
  404: "ObjectDoesNotExist",
  405: "UnrecognizedPropertyException",
  429: "TooManyRequests",
  500: "InternalSRSError",
  502: "ProviderConnectionError",
  503: "ProviderUnavailable",
};

export const typeOf = (status: number): string => types[status] ?? "InternalSRSError";

/** An answer that says no; its code is the HTTP status. With `violation` it is the client's fault. */
export class RtrRefusal extends Refusal {
  readonly type: string;
  readonly more: object;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    {
      type = typeOf(status),
      text = type,
      violation,
      what,
      more = {},
      headers = {},
    }: {
      type?: string;
      text?: string;
      violation?: ViolationKind;
      what?: string;
      more?: object;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(status, text, violation, what);
    this.type = type;
    this.more = more;
    this.headers = headers;
  }
}

/** An amount in whole cents; one that has parts of a cent as the fraction that is left, and nonsense as it is. */
export function cents(amount: string): unknown {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === "") return amount;
  const moved = `${whole}${fraction.padEnd(2, "0").slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const rest = fraction.slice(2);
  const digits = `${moved === "0" && rest === "" ? "" : sign}${moved}`;
  return new LosslessNumber(rest === "" ? digits : `${digits}.${rest}`);
}

/** `YYYY-MM-DDTHH:MM:SSZ` of a time, ms since 1970. */
export const isoTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

export const writeAnswer = (body: object): Buffer => Buffer.from(stringify(body) ?? "");
