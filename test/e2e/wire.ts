import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** A request as it came in over HTTP, byte for byte. */
export interface WireRequest {
  readonly host: string;
  /** Path and query. */
  readonly address: string;
  readonly headers: string;
  readonly body: string;
}

/** Everything that reaches the servers of this process from now on. */
export interface Wire {
  readonly requests: WireRequest[];
  end(): void;
}

/** Listens beneath the simulator, whose own log leaves the secrets out. */
export function listenOnWire(): Wire {
  const requests: WireRequest[] = [];
  const hear = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage };
    const parts: Buffer[] = [];
    const push = request.push.bind(request);
    // Nothing is taken from whoever reads the request: what the parser hands on is noted in passing.
    request.push = (part: Buffer | null, encoding?: BufferEncoding): boolean => {
      if (part !== null) parts.push(Buffer.from(part));
      return push(part, encoding);
    };
    requests.push({
      host: request.headers.host ?? "",
      address: request.url ?? "",
      headers: JSON.stringify(request.rawHeaders),
      get body() {
        return Buffer.concat(parts).toString();
      },
    });
  };
  subscribe("http.server.request.start", hear);
  return { requests, end: () => void unsubscribe("http.server.request.start", hear) };
}

const proofs = ["s_pw", "s_otp", "s_session", "s_sessionid"];

/** A request with what proves who asks taken out of its body, where alone it may stand. */
export function withoutProof({ address, headers, body }: WireRequest): string {
  const fields = new URLSearchParams(body);
  for (const name of proofs) fields.delete(name);
  return [address, headers, ...[...fields].flat()].join("\n");
}

/** The fields of a request's body. */
export const fieldsOf = ({ body }: WireRequest): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(body));

/** Whether a request asks for a session. */
export function isSignIn(request: WireRequest): boolean {
  const { persistent, s_command: command = "" } = fieldsOf(request);
  return persistent === "1" || /^COMMAND=StartSession$/m.test(command);
}
