import { Refusal, type ViolationKind } from "../shared/refusal.ts";

/** What an answer says beside code and message. */
export interface Reason {
  reasonCode?: string;
  reason?: string;
  details?: { code: string; msg: string }[];
}

const messages: Partial<Record<number, string>> = {
  2000: "Unknown command",
  2001: "Command syntax error",
  2002: "Command use error",
  2003: "Required parameter missing",
  2005: "Parameter value syntax error",
  2200: "Authentication error",
  2201: "Authorization error",
};

/** An answer that says no, with what is told beside it. With `violation` it is the client's fault. */
export class InwxRefusal extends Refusal {
  readonly more: Reason;

  constructor(code: number, more: Reason = {}, violation?: ViolationKind, what?: string) {
    super(code, messages[code] ?? `Error ${code}`, violation, what);
    this.more = more;
  }
}
