/** What a client did that no correct client does, whatever its user typed. */
export type ViolationKind =
  | "transport"
  | "host"
  | "form"
  | "system"
  | "command"
  | "parameter"
  | "session"
  | "write";

/** An answer that says no. With `violation` it is the client's fault and is recorded as such. */
export class Refusal extends Error {
  readonly code: number;
  readonly violation: ViolationKind | undefined;
  /** What exactly was wrong; for the record of violations only, the real registrar does not tell. */
  readonly reason: string;

  constructor(code: number, text: string, violation?: ViolationKind, reason = text) {
    super(text);
    this.code = code;
    this.violation = violation;
    this.reason = reason;
  }
}

/** Refuses below the API, as a web server does, with an HTTP status. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly violation: ViolationKind;

  constructor(status: number, reason: string, violation: ViolationKind) {
    super(reason);
    this.status = status;
    this.violation = violation;
  }
}
