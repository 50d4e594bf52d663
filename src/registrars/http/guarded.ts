import { type Failure, failed, failure, type Result } from "../../domain/failure.ts";
import { isSafeEndpoint } from "../../domain/safe-endpoint.ts";
import type { Authorization, HttpEnvironment } from "../contract.ts";
import type { Answer } from "./transport.ts";
import { allOf, type NotedSecrets, noteSecrets } from "./without-secrets.ts";

/** What is to be sent, and as whom. */
export interface Guarded {
  /** Its name where a failure tells of it. */
  command: string;
  /** The address of the API, which decides whether secrets may be sent there. */
  address: string;
  authorization: Authorization;
  /** Where its secrets are noted, before it is sent. */
  secrets: NotedSecrets;
  /** Bytes of the answer: one that is larger is none. */
  bodyLimit: number;
}

/**
 * Sends one request as each must be sent: to a safe address, not while the vault is locked, in its turn, and with its
 * secrets noted, so that they can be cut out of whatever comes back. A failure says which request it was.
 */
export async function guarded(
  { command, address, authorization, secrets, bodyLimit }: Guarded,
  environment: HttpEnvironment,
  request: (environment: HttpEnvironment) => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  const stop = (kind: Failure["kind"]) => failed(failure(kind, { command }));
  if (!isSafeEndpoint(address)) return stop("unsafe-endpoint");
  const isLocked = (): boolean => environment.signal?.aborted === true;
  if (isLocked()) return stop("locked");
  const noted = await noteSecrets(secrets, authorization, environment);
  if (!noted.ok) return failed({ ...noted.failure, command });
  const inTurn = environment.inTurn ?? ((work) => work());
  const limited = {
    ...environment,
    bodyLimit: Math.min(environment.bodyLimit ?? bodyLimit, bodyLimit),
  };
  // Looked at again: the lock may have come while the request waited for its turn.
  const came = await inTurn(async () => (isLocked() ? stop("locked") : request(limited)));
  if (!came.ok) return failed({ ...came.failure, command });
  environment.observe?.({ command, ...came.value, secrets: allOf(secrets) });
  return came;
}
