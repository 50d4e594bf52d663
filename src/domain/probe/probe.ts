import type { Failure, FailureKind } from "../failure.ts";

// What a registrar's answers have, without a value of them: pure data, for the page that shows it.

/** What an answer is written in; "other": none of those that are read here. */
export type Writing = "json" | "xml" | "lines" | "other";

/** What one request was answered. */
export interface ProbedRequest {
  command: string;
  times: number;
  /** The HTTP statuses that came, each once. */
  statuses: number[];
  writing: Writing;
  /**
   * A field's path (`accounts[].balance`, of XML `a.b` and `a.b@attribute`), and the forms that its values have. `*` stands
   * for a name that may be anybody's data.
   */
  fields: Record<string, string[]>;
}

/** How one question ended. */
export interface Outcome {
  /** What the client was asked for, `signIn` and `signOut` among it. */
  method: string;
  /** "ok": answered, and read. */
  outcome: FailureKind | "ok";
  /** The registrar's code of a failure, or the HTTP status; null: none. */
  code: Failure["code"];
}

/** What a registrar answered to everything that it was asked. */
export interface Probe {
  requests: ProbedRequest[];
  outcomes: Outcome[];
}
