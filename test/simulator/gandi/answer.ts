import { LosslessNumber, stringify } from "lossless-json";
import { Refusal, type ViolationKind } from "../shared/refusal.ts";

/** One answer before it is written. */
export interface Answer {
  body: object;
  headers?: Record<string, string>;
}

const causes: Partial<Record<number, [cause: string, object: string]>> = {
  400: ["Bad Request", "HTTPBadRequest"],
  401: ["Unauthorized", "HTTPUnauthorized"],
  403: ["Forbidden", "HTTPForbidden"],
  404: ["Not Found", "HTTPNotFound"],
  405: ["Method Not Allowed", "HTTPMethodNotAllowed"],
  409: ["Conflict", "HTTPConflict"],
  422: ["Unprocessable Entity", "HTTPUnprocessableEntity"],
  429: ["Too Many Requests", "HTTPTooManyRequests"],
  500: ["Internal Server Error", "HTTPInternalServerError"],
  502: ["Bad Gateway", "HTTPBadGateway"],
  503: ["Service Unavailable", "HTTPServiceUnavailable"],
};

export type ErrorForm = "documented" | "parameters" | "plain";

/** An error as it is written. */
export function errorBody(code: number, message: string, form: ErrorForm = "documented"): Buffer {
  if (form === "plain") return Buffer.from(message);
  const [cause, object] = causes[code] ?? ["Internal Server Error", "HTTPInternalServerError"];
  const body =
    form === "parameters"
      ? { status: "error", errors: [{ location: "query", name: "page", description: message }] }
      : { code, cause, message, object };
  return Buffer.from(JSON.stringify(body));
}

/** An answer that says no; its code is the HTTP status. With `violation` it is the client's fault. */
export class GandiRefusal extends Refusal {
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    text: string,
    {
      violation,
      what,
      headers = {},
    }: { violation?: ViolationKind; what?: string; headers?: Record<string, string> } = {},
  ) {
    super(status, text, violation, what);
    this.headers = headers;
  }
}

/** An amount as a number or a text; nonsense as it is. */
export const amountAs = (form: "numbers" | "texts", amount: string): unknown =>
  form === "numbers" && /^-?\d+(\.\d+)?$/.test(amount) ? new LosslessNumber(amount) : amount;

/** `YYYY-MM-DDTHH:MM:SSZ` of a time, ms since 1970. */
export const isoTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

export const writeAnswer = (body: object): Buffer => Buffer.from(stringify(body) ?? "");
