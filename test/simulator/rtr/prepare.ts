import type { IncomingMessage } from "node:http";
import { noteViolation, type Prepared, type Surroundings } from "../shared/api.ts";
import { Refusal } from "../shared/refusal.ts";
import type { LoggedRequest } from "../shared/request-log.ts";
import type { RestRoute } from "../shared/routing.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { Genuine, Spelling } from "../shared/send.ts";
import type { System } from "../shared/types.ts";
import { findAccount, type World } from "../shared/world.ts";
import { type Answer, RtrRefusal, typeOf, wordFor, writeAnswer } from "./answer.ts";
import { credit, notifications, pricelist, transactions } from "./customer.ts";
import { domains, tldInfo } from "./domains.ts";
import { checkHaste, checkSignIns } from "./limits.ts";
import { type Context, checkQuery, listed, type Query } from "./query.ts";

const spelling: Spelling = {
  contentType: "application/json",
  success: 200,
  status: (code) => code,
  code: (code, text) => writeAnswer({ type: typeOf(code), message: text }),
  rows: {
    begin: `{"pagination":{"total":1000000,"offset":0,"limit":1000},"entities":[`,
    row: (index) => `${index === 0 ? "" : ","}{"domainName":"name-${index}.com"}`,
    end: "]}",
  },
  value: { begin: `{"pagination":{},"entities":[],"more":"`, end: `"}` },
  mark: "}",
};

interface Resource {
  params: readonly string[];
  answer: (context: Context) => Answer;
}

type CountedList = "ssl" | "dns" | "contacts";

const countedList = (name: CountedList): Resource => ({
  params: ["limit", "offset", "order"],
  answer: (context) =>
    listed(Array.from({ length: context.account.rtr.counts[name] }), context, () => ({
      handle: "mustermann-1",
      email: "contact@private.example",
    })),
});

/** What can be read, by its path with braces. */
const resources: Record<string, Resource> = {
  "customers/{customer}/credit": { params: [], answer: credit },
  "customers/{customer}/pricelist": { params: ["currency"], answer: pricelist },
  "customers/{customer}/notifications": {
    params: ["limit", "offset", "order"],
    answer: notifications,
  },
  "customers/{customer}/contacts": countedList("contacts"),
  domains: { params: ["fields", "limit", "offset", "order"], answer: domains },
  "ssl/certificates": countedList("ssl"),
  "dns/zones": countedList("dns"),
  processes: {
    params: ["limit", "offset", "order", "status"],
    answer: (context) => {
      const { suspended } = context.account.rtr.counts;
      const count = context.query.status === "SUSPENDED" ? suspended : suspended + 40;
      return listed(Array.from({ length: count }), context, () => ({ id: 1 }));
    },
  },
  "billing/financialtransactions": {
    params: ["limit", "offset", "order", "date:gte", "date:lte"],
    answer: transactions,
  },
  "tlds/{tld}/info": { params: [], answer: tldInfo },
};

/** A path as it is called, and what stands in its braces; a path that there is not as it is. */
function readPath(path: string): { name: string; places: Record<string, string> } {
  for (const name of Object.keys(resources)) {
    const [, place] = /\{(\w+)\}/.exec(name) ?? [];
    const pattern = name.replace(/\{\w+\}/, "([^/]+)");
    const [whole, value] = new RegExp(`^${pattern}$`).exec(path) ?? [];
    if (whole !== undefined)
      return { name, places: place && value ? { [place]: decodeURIComponent(value) } : {} };
  }
  return { name: path, places: {} };
}

const accountsOf = (world: World, system: System): Account[] =>
  world.accounts.filter((account) => account.registrar === "rtr" && account.system === system);

/** A header is read byte by byte. */
const keyIn = (header: string | undefined): string | undefined =>
  /^ApiKey (.+)$/s.exec(header ?? "")?.[1];

/** Reads a request, notes in the log who asks for what, and returns the function that does it. */
export async function prepareRtr(
  request: IncomingMessage,
  { path, system }: RestRoute,
  entry: LoggedRequest,
  { world, log, now }: Surroundings,
): Promise<Prepared> {
  const { name, places } = readPath(path);
  const query: Query = Object.fromEntries(
    new URL(request.url ?? "/", "http://loopback").searchParams,
  );
  const key = keyIn(request.headers.authorization);
  const all = accountsOf(world, system);
  const account = all.find(({ password }) => key !== undefined && password === key);
  const named =
    places.customer === undefined ? undefined : findAccount(world, "rtr", system, places.customer);
  // Whose a wrong key was to be is told by the path; where that names nobody, by there being one customer alone.
  const meant = account ?? named ?? (all.length === 1 ? all[0] : undefined);
  Object.assign(entry, {
    command: `${request.method} /${name}`,
    parameters: { ...query, ...(places.tld === undefined ? {} : { tld: places.tld }) },
    login: meant?.login ?? places.customer ?? "",
    via: key === undefined ? "none" : "password",
    account: account?.key,
  });
  const answer = (): Answer => {
    if (key === undefined)
      throw new RtrRefusal(401, { violation: "session", what: "no key in Authorization" });
    if (request.method !== "GET")
      throw new RtrRefusal(405, { violation: "write", what: `${request.method} of ${path}` });
    checkSignIns(world, meant, account !== undefined, now());
    if (!account) throw new RtrRefusal(401, { text: "The API key is invalid" });
    const { rtr } = account;
    if (!rtr.addressListed) throw new RtrRefusal(403, { text: "Address not allowed" });
    checkHaste(world, account, now());
    const resource = Object.hasOwn(resources, name) ? resources[name] : undefined;
    if (!resource)
      throw new RtrRefusal(404, {
        type: "UnrecognizedPropertyException",
        violation: "command",
        what: `no such path here: ${path}`,
      });
    if (places.customer !== undefined && places.customer !== account.login)
      throw new RtrRefusal(rtr.wire.goneStatus, {
        type: "ObjectDoesNotExist",
        text: `no such customer: ${places.customer}`,
      });
    checkQuery(query, resource.params);
    if (rtr.forbidden.includes(name)) throw new RtrRefusal(403, { text: "Permission denied" });
    return resource.answer({ world, account, query, places });
  };
  const genuine = (): Genuine => {
    try {
      const { body, status = 200 } = answer();
      return { code: status, body: writeAnswer(body), status };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.violation) noteViolation(log, entry, error.violation, error.reason, now());
      const {
        type = typeOf(error.code),
        more = {},
        headers = {},
      } = error instanceof RtrRefusal ? error : {};
      const word = wordFor(type, account?.rtr.wire.errors ?? "documented");
      const body = writeAnswer({ type: word, message: error.message, ...more });
      return { code: error.code, body, status: error.code, headers };
    }
  };
  return { genuine, spelling };
}
