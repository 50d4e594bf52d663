import type { IncomingMessage } from "node:http";
import { noteViolation, type Prepared, type Surroundings } from "../shared/api.ts";
import { readBody } from "../shared/form.ts";
import { HttpRefusal, Refusal } from "../shared/refusal.ts";
import type { LoggedRequest } from "../shared/request-log.ts";
import type { Genuine, Spelling } from "../shared/send.ts";
import type { System } from "../shared/types.ts";
import { findAccount } from "../shared/world.ts";
import { type Answer, writeAnswer } from "./answer.ts";
import { execute } from "./execute.ts";
import type { Params } from "./method.ts";
import { InwxRefusal } from "./refusal.ts";
import { cookieOf } from "./sign-in.ts";

const bodyLimit = 1_000_000;
const success = 1000;
const msg = "Command completed successfully";

const spellingOf = (system: System): Spelling => ({
  contentType: "application/json",
  success,
  code: (code, text) => Buffer.from(writeAnswer({ code, msg: text }, system)),
  rows: {
    begin: `{"code":1000,"msg":"${msg}","resData":{"count":1000000,"domain":[`,
    row: (index) => `${index === 0 ? "" : ","}{"roId":${index + 1},"domain":"name-${index}.com"}`,
    end: "]}}",
  },
  value: { begin: `{"code":1000,"resData":{},"msg":"`, end: `"}` },
  mark: "}",
});

interface Call {
  method: string;
  params: Params;
}

/** Checks method and content type, and reads the call. Throws HttpRefusal, or InwxRefusal for what is no call. */
async function readCall(request: IncomingMessage): Promise<Call> {
  if (request.method !== "POST")
    throw new HttpRefusal(405, `method ${request.method}`, "transport");
  if (request.url?.includes("?")) throw new HttpRefusal(400, "a query in the address", "form");
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json")
    throw new HttpRefusal(415, `content type ${type || "missing"}`, "transport");
  const call: unknown = parse(await readBody(request, bodyLimit));
  const { method, params = {} } = isRecord(call) ? call : {};
  if (typeof method !== "string" || !isRecord(params))
    throw new InwxRefusal(2001, {}, "form", "no call");
  return { method, params };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InwxRefusal(2001, {}, "form", "no JSON");
  }
}

const secrets: readonly string[] = ["user", "pass", "tan"];

/** As text, without what must not be kept. */
const loggable = (params: Params): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params)
      .filter(([name]) => !secrets.includes(name))
      .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );

/** Reads a request, notes in the log who asks for what, and returns the function that does it. */
export async function prepareInwx(
  request: IncomingMessage,
  system: System,
  entry: LoggedRequest,
  { world, log, now }: Surroundings,
): Promise<Prepared> {
  const spelling = spellingOf(system);
  const note = (kind: Parameters<typeof noteViolation>[2], reason: string): void =>
    noteViolation(log, entry, kind, reason, now());
  const asGenuine = ({ cookie, ...answer }: Answer): Genuine => ({
    code: answer.code,
    body: Buffer.from(writeAnswer(answer, system)),
    ...(cookie === undefined
      ? {}
      : { headers: { "set-cookie": `domrobot=${cookie}; Path=/; Secure; HttpOnly` } }),
  });
  const failed = (error: unknown): Genuine => {
    if (!(error instanceof Refusal)) throw error;
    if (error.violation) note(error.violation, error.reason);
    const more = error instanceof InwxRefusal ? error.more : {};
    return asGenuine({ code: error.code, msg: error.message, more });
  };
  let call: Call;
  try {
    call = await readCall(request);
  } catch (error) {
    if (error instanceof HttpRefusal) throw error;
    return { genuine: () => failed(error), spelling };
  }
  const { method, params } = call;
  const cookie = cookieOf(request.headers.cookie);
  const session = cookie === undefined ? undefined : world.sessions.peek(cookie);
  const byPassword = params.user !== undefined || params.pass !== undefined;
  const login = byPassword ? String(params.user ?? "") : (session?.login ?? "");
  Object.assign(entry, {
    command: method,
    parameters: loggable(params),
    login,
    via: byPassword ? "password" : cookie === undefined ? "none" : "session",
    account: findAccount(world, "inwx", system, login)?.key,
  });
  const genuine = (): Genuine => {
    try {
      const caller = { system, params, cookie };
      return asGenuine(
        execute(method, caller, world, now(), (reason) => note("parameter", reason)),
      );
    } catch (error) {
      return failed(error);
    }
  };
  return { genuine, spelling };
}
