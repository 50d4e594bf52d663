import type { IncomingMessage } from "node:http";
import { noteViolation, type Prepared, type Surroundings } from "../shared/api.ts";
import { isTooMany } from "../shared/limits.ts";
import { Refusal } from "../shared/refusal.ts";
import type { LoggedRequest } from "../shared/request-log.ts";
import type { RestRoute } from "../shared/routing.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { Genuine, Spelling } from "../shared/send.ts";
import type { System } from "../shared/types.ts";
import type { World } from "../shared/world.ts";
import { type Answer, errorBody, GandiRefusal, writeAnswer } from "./answer.ts";
import { info, organizations, price } from "./billing.ts";
import { domains } from "./domains.ts";
import { type Context, checkQuery, listed, type Query } from "./query.ts";

const spelling: Spelling = {
  contentType: "application/json",
  success: 200,
  status: (code) => code,
  code: (code, text) => errorBody(code, text),
  rows: {
    begin: "[",
    row: (index) => `${index === 0 ? "" : ","}{"fqdn":"name-${index}.com"}`,
    end: "]",
  },
  value: { begin: `{"grid":"A","more":"`, end: `"}` },
  mark: "}",
};

interface Resource {
  params: readonly string[];
  answer: (context: Context) => Answer;
}

const pages = ["page", "per_page", "sharing_id"];

/** What can be read, by its path. */
const resources: Record<string, Resource> = {
  "billing/info": { params: [], answer: info },
  "billing/price/domain": {
    params: ["name", "processes", "currency", "sharing_id"],
    answer: price,
  },
  "certificate/issued-certs": {
    params: pages,
    answer: (context) =>
      listed(Array.from({ length: context.account.gandi.certificates }), context, () => ({
        cn: "www.private.example",
        status: "valid",
      })),
  },
  "domain/domains": { params: [...pages, "sort_by"], answer: domains },
  "organization/organizations": { params: [], answer: organizations },
};

/** A path as it is called, and the organisation that stands behind it. */
function readPath(path: string): { name: string; organization: string | null } {
  const [, id] = /^billing\/info\/([^/]+)$/.exec(path) ?? [];
  return id === undefined
    ? { name: path, organization: null }
    : { name: "billing/info", organization: decodeURIComponent(id) };
}

const accountsOf = (world: World, system: System): Account[] =>
  world.accounts.filter((account) => account.registrar === "gandi" && account.system === system);

/** A header is read byte by byte. */
const tokenIn = (header: string | undefined): string | undefined =>
  /^Bearer (.+)$/s.exec(header ?? "")?.[1];

const minute = 60_000;

/** Throws GandiRefusal for one request too many within a minute. */
function checkHaste(world: World, { key, gandi }: Account, now: number): void {
  if (isTooMany(world, key, { most: gandi.requestsPerMinute, span: minute }, now))
    throw new GandiRefusal(429, "Slow down", { headers: { "retry-after": "45" } });
}

/** Reads a request, notes in the log who asks for what, and returns the function that does it. */
export async function prepareGandi(
  request: IncomingMessage,
  { path, system }: RestRoute,
  entry: LoggedRequest,
  { world, log, now }: Surroundings,
): Promise<Prepared> {
  const { name, organization } = readPath(path);
  const query: Query = Object.fromEntries(
    new URL(request.url ?? "/", "http://loopback").searchParams,
  );
  const token = tokenIn(request.headers.authorization);
  const all = accountsOf(world, system);
  const account = all.find(({ password }) => token !== undefined && password === token);
  const wanted = organization ?? query.sharing_id;
  const named = all.find(({ login }) => login === wanted);
  // Whose a wrong token was to be is told by the organisation; without one, by there being one account alone.
  const meant = account ?? named ?? (all.length === 1 ? all[0] : undefined);
  Object.assign(entry, {
    command: `${request.method} /${name}`,
    parameters: { ...query, ...(organization === null ? {} : { organization }) },
    login: meant?.login ?? wanted ?? "",
    via: token === undefined ? "none" : "password",
    account: account?.key,
  });
  const answer = (): Answer => {
    if (token === undefined)
      throw new GandiRefusal(401, "No token", {
        violation: "session",
        what: "no bearer token in Authorization",
      });
    if (request.method !== "GET")
      throw new GandiRefusal(405, "Not a read", {
        violation: "write",
        what: `${request.method} of ${path}`,
      });
    if (!account) throw new GandiRefusal(401, "Invalid access token");
    const { gandi } = account;
    if (gandi.ended) throw new GandiRefusal(403, "Access denied: the token has expired");
    checkHaste(world, account, now());
    const resource = Object.hasOwn(resources, name) ? resources[name] : undefined;
    if (!resource)
      throw new GandiRefusal(404, "The resource could not be found", {
        violation: "command",
        what: `no such path here: ${path}`,
      });
    checkQuery(query, resource.params);
    if (gandi.forbidden.includes(name)) throw new GandiRefusal(403, "Access denied");
    if (wanted !== undefined && wanted !== account.login && !gandi.others.includes(wanted))
      throw new GandiRefusal(404, "The organization could not be found");
    return resource.answer({ world, account, query, path: `/v5/${path}` });
  };
  const genuine = (): Genuine => {
    try {
      const { body, headers = {} } = answer();
      return { code: 200, body: writeAnswer(body), status: 200, headers };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.violation) noteViolation(log, entry, error.violation, error.reason, now());
      const headers = error instanceof GandiRefusal ? error.headers : {};
      const form = account?.gandi.wire.errors ?? "documented";
      const body = errorBody(error.code, error.message, form);
      return { code: error.code, body, status: error.code, headers };
    }
  };
  return { genuine, spelling };
}
