import type { IncomingMessage } from "node:http";
import { noteViolation, type Prepared, type Surroundings } from "../shared/api.ts";
import { readBody } from "../shared/form.ts";
import { HttpRefusal, Refusal } from "../shared/refusal.ts";
import type { LoggedRequest } from "../shared/request-log.ts";
import type { RestRoute } from "../shared/routing.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { Genuine, Spelling } from "../shared/send.ts";
import { findAccount } from "../shared/world.ts";
import { resellers, statistics } from "./account.ts";
import { type Answer, OpenproviderRefusal, writeAnswer } from "./answer.ts";
import { payments, transactions } from "./billing.ts";
import { domains, prices } from "./domains.ts";
import { type Context, checkQuery, type Query } from "./query.ts";
import { accountOf, signIn, tokenOf } from "./sign-in.ts";

const bodyLimit = 100_000;

const plain = { omitsEmpty: false, maintenance: false };

const spelling: Spelling = {
  contentType: "application/json",
  success: 0,
  code: (code, text) => Buffer.from(writeAnswer({ code, desc: text }, plain)),
  rows: {
    begin: `{"code":0,"desc":"","data":{"total":1000000,"results":[`,
    row: (index) =>
      `${index === 0 ? "" : ","}{"id":${index + 1},"domain":{"name":"name-${index}","extension":"com"}}`,
    end: "]}}",
  },
  value: { begin: `{"code":0,"data":{},"desc":"`, end: `"}` },
  mark: "}",
};

interface Resource {
  params: readonly string[];
  answer: (context: Context) => Answer;
}

const billing = [
  ...["limit", "offset", "order", "order_by"],
  ...["start_creation_date", "end_creation_date"],
] as const;

/** What can be read. */
const resources: Record<string, Resource> = {
  resellers: { params: ["with_settings", "with_statistics"], answer: resellers },
  "resellers/statistics": { params: [], answer: statistics },
  domains: { params: ["limit", "offset", "status", "order_by.renewal_date"], answer: domains },
  "domains/prices": {
    params: ["domain.name", "domain.extension", "operation", "period"],
    answer: prices,
  },
  transactions: { params: billing, answer: transactions },
  payments: { params: billing, answer: payments },
};

interface SignIn {
  username: string;
  password: string;
}

/** Throws HttpRefusal for another type than JSON, OpenproviderRefusal for what is no sign-in. */
async function readSignIn(request: IncomingMessage): Promise<SignIn> {
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json")
    throw new HttpRefusal(415, `content type ${type || "missing"}`, "transport");
  const bad = () => new OpenproviderRefusal(399, 400, "form", "no sign-in");
  const text = await readBody(request, bodyLimit);
  try {
    const { username, password, ip = "0.0.0.0" } = JSON.parse(text) as Record<string, unknown>;
    if (typeof username === "string" && typeof password === "string" && typeof ip === "string")
      return { username, password };
  } catch {
    throw bad();
  }
  throw bad();
}

/** Reads a request, notes in the log who asks for what, and returns the function that does it. */
export async function prepareOpenprovider(
  request: IncomingMessage,
  { path, system }: RestRoute,
  entry: LoggedRequest,
  { world, log, now }: Surroundings,
): Promise<Prepared> {
  const note = (kind: Parameters<typeof noteViolation>[2], reason: string): void =>
    noteViolation(log, entry, kind, reason, now());
  const asGenuine = ({ status, ...answer }: Answer, account?: Account): Genuine => {
    const { maintenance = false, wire } = account?.openprovider ?? {};
    const how = { omitsEmpty: wire?.omitsEmpty ?? false, maintenance };
    return {
      code: answer.code,
      body: Buffer.from(writeAnswer(answer, how)),
      ...(status === undefined ? {} : { status }),
    };
  };
  const attempt = (work: () => Answer, account?: () => Account | undefined): Genuine => {
    try {
      return asGenuine(work(), account?.());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.violation) note(error.violation, error.reason);
      const status = error instanceof OpenproviderRefusal ? error.status : 500;
      return asGenuine({ code: error.code, desc: error.message, status }, account?.());
    }
  };
  const asked = new URL(request.url ?? "/", "http://loopback").searchParams;
  const query: Query = Object.fromEntries(asked);
  Object.assign(entry, { command: `${request.method} /${path}`, parameters: query });
  if (path === "auth/login" && request.method === "POST") {
    let given: SignIn;
    try {
      given = await readSignIn(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return {
        genuine: () =>
          attempt(() => {
            throw error;
          }),
        spelling,
      };
    }
    const { username } = given;
    const account = findAccount(world, "openprovider", system, username);
    Object.assign(entry, { login: username, via: "password", account: account?.key });
    return { genuine: () => attempt(() => signIn(given, system, world, now())), spelling };
  }
  const token = tokenOf(request.headers.authorization);
  const session = token === undefined ? undefined : world.sessions.peek(token);
  Object.assign(entry, {
    login: session?.login ?? "",
    via: token === undefined ? "none" : "session",
    account: session?.accountKey,
  });
  let account: Account | undefined;
  const answer = (): Answer => {
    account = accountOf(token, system, world, now());
    if (request.method !== "GET")
      throw new OpenproviderRefusal(399, 405, "write", `${request.method} of ${path}`);
    const resource = Object.hasOwn(resources, path) ? resources[path] : undefined;
    if (!resource) throw new OpenproviderRefusal(399, 404, "command", `no such path here: ${path}`);
    for (const unknown of checkQuery(query, resource.params)) note("parameter", unknown);
    if (account.openprovider.forbidden.includes(path)) throw new OpenproviderRefusal(10_005, 500);
    return resource.answer({ world, account, query });
  };
  return { genuine: () => attempt(answer, () => account), spelling };
}
