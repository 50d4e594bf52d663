import { LosslessNumber, stringify } from "lossless-json";
import type { Inwx } from "./schema.ts";

/** One answer before it is written. `data` undefined: it has no `resData`. */
export interface Answer {
  code: number;
  msg: string;
  data?: Record<string, unknown>;
  more?: object;
  /** The session to be set as a cookie. */
  cookie?: string;
}

export const done = (data?: Record<string, unknown>): Answer => ({
  code: 1000,
  msg: "Command completed successfully",
  ...(data ? { data } : {}),
});

/** A time, milliseconds since 1970, in one of the two ways that are known of. */
export function dateTime(at: number, { dates }: Inwx["wire"]): unknown {
  const iso = new Date(at).toISOString().slice(0, 19);
  return dates === "text"
    ? iso
    : {
        scalar: iso.replaceAll("-", ""),
        xmlrpc_type: "datetime",
        timestamp: Math.floor(at / 1000),
      };
}

/** The rows of a list under its name; one that is empty is not there. */
export const listed = (
  name: string,
  rows: readonly Record<string, unknown>[],
  { bareSingle }: Inwx["wire"],
): Record<string, unknown> => {
  if (rows.length === 0) return {};
  return { [name]: bareSingle && rows.length === 1 ? rows[0] : rows };
};

export const writeAnswer = ({ code, msg, data, more }: Answer, system: string): string =>
  stringify({
    code,
    msg,
    ...more,
    ...(data ? { resData: data } : {}),
    svTRID: `20260101-1-${system}`,
    runtime: new LosslessNumber("0.0585"),
  }) ?? "";
