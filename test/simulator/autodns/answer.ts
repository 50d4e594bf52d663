import { LosslessNumber, stringify } from "lossless-json";
import { Refusal, type ViolationKind } from "../shared/refusal.ts";
import type { Autodns } from "./schema.ts";

/** What a path answers, before it is put into an envelope. */
export interface Answer {
  /** The function's number, as `0105`. */
  number: string;
  text: string;
  object?: { type: string; value?: string; summary?: number };
  /** Left out: not sent. */
  data?: readonly unknown[];
}

/** An answer that says no; its code is the HTTP status. With `violation` it is the client's fault. */
export class AutodnsRefusal extends Refusal {
  readonly number: string;
  readonly messages: readonly object[];
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    {
      number = "0001",
      text = "Der Auftrag wurde abgelehnt.",
      reason,
      about = [],
      violation,
      what,
      headers = {},
    }: {
      number?: string;
      text?: string;
      /** The code of the reason, `EF…`. */
      reason?: string;
      /** What it is about, by type. */
      about?: readonly string[];
      violation?: ViolationKind;
      what?: string;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(status, text, violation, what);
    this.number = number;
    this.headers = headers;
    this.messages =
      reason === undefined
        ? []
        : [
            {
              text,
              code: reason,
              status: "ERROR",
              objects: about.map((type) => ({ type, value: "" })),
            },
          ];
  }
}

/** A wrong value: which one is said by its type. */
export const wrongValue = (about: string, what?: string): AutodnsRefusal =>
  new AutodnsRefusal(400, {
    number: "0100",
    text: `Der Wert fehlt oder ist falsch: ${about}`,
    reason: "EF01000",
    about: [about],
    ...(what === undefined ? {} : { violation: "parameter", what }),
  });

/** Germany without its summer time: dates carry an offset, and a client has to read it. */
const offset = 3_600_000;

/** `YYYY-MM-DDTHH:MM:SS.sss+0100` of a time, ms since 1970. */
export const berlinTime = (at: number): string =>
  `${new Date(at + offset).toISOString().slice(0, 23)}+0100`;

/** An amount as a double is written, to its last digit; nonsense as it is. */
export function double(amount: string, numbers: Autodns["wire"]["numbers"]): unknown {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === "") return amount;
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, "");
  if (numbers === "plain" || digits === "0") return new LosslessNumber(amount);
  const power = digits.length - 1 - fraction.length;
  const rest = digits.slice(1).replace(/0+$/, "") || "0";
  return new LosslessNumber(`${sign}${digits[0]}.${rest}E${power}`);
}

interface Status {
  code: string;
  text: string;
  type: string;
}

/** The envelope of each answer. */
export function writeAnswer(
  { code, ...status }: Status,
  rest: Omit<Answer, "number" | "text"> & { messages?: readonly object[] },
  { wire }: Pick<Autodns, "wire">,
): Buffer {
  const { messages = [], ...more } = rest;
  return Buffer.from(
    stringify({
      stid: "20270115-sim1-4711",
      status: { [wire.code]: code, ...status },
      ...more,
      messages,
    }) ?? "",
  );
}
