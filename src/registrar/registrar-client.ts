import type { Registrar, System } from "../domain/account.ts";
import type { AccountStatus, Statistic } from "../domain/account-status.ts";
import type { Result } from "../domain/failure.ts";

/** Where and as whom to speak. `user` and `role` are joined by the dialect (`account!role`, `account:role`). */
export interface Login {
  registrar: Registrar;
  system: System;
  /** A custom API address, or null for the registrar's own. */
  endpoint: string | null;
  user: string;
  /** Empty when there is none. */
  role: string;
}

/** What proves it: a password (with a one-time password where the account wants one), or an open session. */
export type Proof =
  | { kind: "password"; password: string; oneTimePassword: string }
  | { kind: "session"; session: string };

/** Limits the API puts on a session, seconds. */
export interface SessionLimits {
  /** Seconds of inactivity, 60 to 3600 (ISPAPI TIMEOUT). */
  timeout: number;
  /** Seconds in all, 60 to 86400 (ISPAPI MAXTTL). */
  maxTtl: number;
}

/** The read-only commands of either registrar. Every method answers with a result and never throws. */
export interface RegistrarClient {
  /** `StartSession`, or CNR's `persistent=1`. Answers with the session id: a secret. */
  openSession(proof: Proof, limits: SessionLimits): Promise<Result<string>>;
  /** `EndSession` (ISPAPI), `StopSession` (CNR). */
  closeSession(session: string): Promise<Result<null>>;
  /** `StatusAccount`. */
  accountStatus(proof: Proof): Promise<Result<AccountStatus>>;
  /**
   * All product counts; several commands in parallel, at most 6 at a time. A count that is refused or
   * missing is null with its failure. The result fails as a whole only where the account or the
   * connection itself does (sign-in, lock, offline, host permission).
   */
  productStatistics(proof: Proof): Promise<Result<Statistic[]>>;
}

/** The outside world, as arguments: the browser's own in the product, the test's in a test. */
export interface Surroundings {
  fetch: typeof fetch;
  /** Milliseconds for one request, body included. Default 30 000. */
  timeLimit?: number;
  /** Bytes of one body. Default 64 MiB. */
  bodyLimit?: number;
  /** Whether the browser believes it is online. */
  isOnline: () => boolean;
}
