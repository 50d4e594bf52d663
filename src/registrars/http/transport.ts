import { failed, failure, ok, type Result, withWait } from "../../domain/failure.ts";
import type { HttpEnvironment } from "../contract.ts";

/** What one request may take unless told otherwise: milliseconds, body included, and bytes of the body. */
export const requestLimits = { time: 30_000, body: 64 * 1024 * 1024 } as const;

/** The body as text (UTF-8; what is not becomes U+FFFD), given up as soon as it exceeds `limit` bytes. */
async function readBody({ body }: Response, limit: number): Promise<Result<string>> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  const reader = body?.getReader();
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit)
      return failed(failure("malformed", { text: `The answer exceeds ${limit} bytes` }));
    parts.push(decoder.decode(part.value, { stream: true }));
  }
  parts.push(decoder.decode());
  return ok(parts.join(""));
}

/** How a body is sent: its type, and the text. */
export interface Body {
  type: "application/x-www-form-urlencoded" | "application/json" | "text/xml";
  text: string;
}

/** What came: the HTTP status, and the body. */
export interface Answer {
  status: number;
  body: string;
  /** Seconds that the server wants to be left alone for; absent: it does not say. */
  wait?: number;
  /** Of the headers that were asked for those that came, by their names in lower case; absent: none was asked for. */
  headers?: Readonly<Record<string, string>>;
}

/** Of a server that asks for more patience than this, seconds, it is taken for an error. */
const longestWait = 86_400;

/** `Retry-After` in seconds. Its other form, a date, hangs on clocks that may differ, and is left out. */
function waitOf({ headers }: Response): Pick<Answer, "wait"> {
  const seconds = Number(/^\d{1,6}$/.exec(headers.get("retry-after")?.trim() ?? "")?.[0] ?? 0);
  return seconds > 0 && seconds <= longestWait ? { wait: seconds } : {};
}

/** What is asked: a body that is posted, or nothing but an address. */
type Asked = { method: "POST"; headers: Record<string, string>; body: string } | Reading;
interface Reading {
  method: "GET";
  headers: Record<string, string>;
}

/** Which answers' bodies are read, and which of their headers, by their names in lower case. */
interface Wanted {
  isRead: (status: number) => boolean;
  headers?: readonly string[];
}

const anyStatus = (): boolean => true;

function headersOf(response: Response, names: readonly string[]): Record<string, string> {
  const told = names.map((name): [string, string | null] => [name, response.headers.get(name)]);
  return Object.fromEntries(
    told.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

const posted = ({ type, text }: Body, headers: Record<string, string> = {}): Asked => ({
  method: "POST",
  headers: { ...headers, "content-type": type },
  body: text,
});

async function exchange(
  address: string,
  asked: Asked,
  { fetch, bodyLimit = requestLimits.body }: HttpEnvironment,
  { isRead, headers }: Wanted,
  signal: AbortSignal,
): Promise<Result<Answer>> {
  const response = await fetch(address, {
    ...asked,
    signal,
    credentials: "omit",
    cache: "no-store",
    // A redirect would carry the password to an address nobody chose.
    redirect: "error",
    referrerPolicy: "no-referrer",
  });
  const { status } = response;
  const { wait } = waitOf(response);
  if (!isRead(status)) return failed(withWait(failure("http", { code: status }), wait));
  const body = await readBody(response, bodyLimit);
  if (!body.ok) return body;
  const told = headers && { headers: headersOf(response, headers) };
  return ok({ status, body: body.value, ...waitOf(response), ...told });
}

/**
 * Posts a body and reads the whole answer, both within one time limit (milliseconds). Never throws.
 * @returns the body of a 200, or `http` (with the status), `malformed` (too large), `timeout`, `locked` (given up by
 * the environment's signal), `offline` (the browser says so), or `unreachable` (no connection, a
 * dropped one, a redirect, a bad certificate: browsers do not tell which)
 */
export async function post(
  address: string,
  body: Body,
  environment: HttpEnvironment,
): Promise<Result<string>> {
  const answer = await send(address, posted(body), environment, {
    isRead: (status) => status === 200,
  });
  return answer.ok ? ok(answer.value.body) : answer;
}

/**
 * As {@link post}, for an API whose answers say by themselves what they are: whatever the HTTP status.
 * @param headers that prove who asks, where the body does not
 */
export const postForAny = (
  address: string,
  body: Body,
  environment: HttpEnvironment,
  headers?: Record<string, string>,
): Promise<Result<Answer>> =>
  send(address, posted(body, headers), environment, { isRead: anyStatus });

/**
 * Asks for an address, with headers that prove who asks: no secret belongs into the address itself. Else as
 * {@link postForAny}.
 * @param wanted names of headers that the answer is to tell, in lower case
 */
export const getForAny = (
  address: string,
  headers: Record<string, string>,
  environment: HttpEnvironment,
  wanted?: readonly string[],
): Promise<Result<Answer>> =>
  send(address, { method: "GET", headers }, environment, {
    isRead: anyStatus,
    ...(wanted && { headers: wanted }),
  });

async function send(
  address: string,
  asked: Asked,
  environment: HttpEnvironment,
  wanted: Wanted,
): Promise<Result<Answer>> {
  const { signal } = environment;
  // A signal that has been given already tells no listener any more.
  if (signal?.aborted) return failed(failure("locked"));
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      abort.abort();
      reject(abort.signal.reason);
    }, environment.timeLimit ?? requestLimits.time);
  });
  const giveUp = () => abort.abort();
  signal?.addEventListener("abort", giveUp);
  try {
    return await Promise.race([exchange(address, asked, environment, wanted, abort.signal), late]);
  } catch {
    if (signal?.aborted) return failed(failure("locked"));
    const kind = abort.signal.aborted ? "timeout" : "unreachable";
    return failed(failure(environment.isOnline() ? kind : "offline"));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
    // Lets go of a body that nobody will read.
    abort.abort();
  }
}
