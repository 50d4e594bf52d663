import type { IncomingMessage } from "node:http";
import { noteViolation, type Prepared, type Surroundings } from "../shared/api.ts";
import { readBody } from "../shared/form.ts";
import { isTooMany } from "../shared/limits.ts";
import { Refusal } from "../shared/refusal.ts";
import type { LoggedRequest } from "../shared/request-log.ts";
import type { RestRoute } from "../shared/routing.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { Genuine, Spelling } from "../shared/send.ts";
import { findAccount, type World } from "../shared/world.ts";
import { type Answer, AutodnsRefusal, writeAnswer, wrongValue } from "./answer.ts";
import { account as money, premium, products } from "./customer.ts";
import { domains, restorable } from "./domains.ts";
import { writePriceList } from "./price-list.ts";
import { type Context, inOrder, listed, type Query, readQuery } from "./query.ts";
import type { Autodns } from "./schema.ts";

const bodyLimit = 100_000;

const usual = { wire: { code: "code" } } as Autodns;

const spelling: Spelling = {
  contentType: "application/json",
  success: 200,
  status: (code) => code,
  code: (code, text) =>
    writeAnswer(
      {
        code: `${code < 400 ? "S" : "E"}0105`,
        text,
        type: code < 400 ? "SUCCESS" : "ERROR",
      },
      {},
      usual,
    ),
  rows: {
    begin: `{"status":{"code":"S0105","text":"","type":"SUCCESS"},"object":{"type":"Domain","summary":1000000},"data":[`,
    row: (index) => `${index === 0 ? "" : ","}{"name":"name-${index}.com"}`,
    end: "]}",
  },
  value: {
    begin: `{"status":{"code":"S0105","text":"","type":"SUCCESS"},"data":[],"more":"`,
    end: `"}`,
  },
  mark: "}",
};

type List = (context: Context) => Answer;

/** A list of which nobody wants more than its length. */
const countedList =
  (name: keyof Autodns["counts"], number: string, type: string): List =>
  (context) =>
    listed(
      inOrder(
        Array.from({ length: context.account.autodns.counts[name] }, () => ({ at: undefined })),
        context.query,
      ),
      context,
      () => ({ id: 1, email: "contact@private.example", lname: "Mustermann" }),
      { number, type },
    );

const objects: Record<string, List> = { account: money, "domainpremium/{name}": premium };

const lists: Record<string, List> = {
  "domain/_search": domains,
  "domain/restore/_search": restorable,
  "subjectProduct/_search": products,
  "certificate/_search": countedList("certificates", "400105", "Certificate"),
  "zone/_search": countedList("zones", "0205", "Zone"),
  "contact/_search": countedList("contacts", "0304", "Contact"),
};

const priceListPath = "document/price_list.xml";

/** A path as it is called, and what stands in its braces. */
function readPath(path: string): { path: string; name: string } {
  const [, name] = /^domainpremium\/([^/]+)$/.exec(path) ?? [];
  return name === undefined
    ? { path, name: "" }
    : { path: "domainpremium/{name}", name: decodeURIComponent(name).toLowerCase() };
}

/** What proves a login; undefined: nothing does. Its text is UTF-8. */
function basicIn(header: string | undefined): { user: string; password: string } | undefined {
  const [, code] = /^Basic (\S+)$/.exec(header ?? "") ?? [];
  if (code === undefined) return undefined;
  const text = Buffer.from(code, "base64").toString("utf8");
  const at = text.indexOf(":");
  return at < 0 ? undefined : { user: text.slice(0, at), password: text.slice(at + 1) };
}

function checkHaste(world: World, { key, autodns }: Account, now: number): void {
  if (isTooMany(world, key, { most: autodns.requestsPerSecond, span: 1000 }, now))
    throw new AutodnsRefusal(429, { text: "Zu viele Anfragen." });
}

const refused = () =>
  new AutodnsRefusal(401, {
    number: "0001",
    text: "Die Anmeldung ist fehlgeschlagen.",
    reason: "EF00001",
  });

const noQuery: Query = { filters: [], limit: 20, offset: 0, order: undefined };

/** Reads a request, notes in the log who asks for what, and returns the function that does it. */
export async function prepareAutodns(
  request: IncomingMessage,
  { path: asked, system }: RestRoute,
  entry: LoggedRequest,
  { world, log, now }: Surroundings,
): Promise<Prepared> {
  const { path, name } = readPath(asked);
  const { method = "" } = request;
  const keys = new URL(request.url ?? "/", "http://loopback").searchParams.getAll("keys[]");
  const body = method === "GET" ? "" : await readBody(request, bodyLimit);
  const given = basicIn(request.headers.authorization);
  const isList = path === priceListPath;
  const account =
    given === undefined
      ? undefined
      : isList
        ? world.accounts.find(
            (each) =>
              each.registrar === "autodns" &&
              each.system === system &&
              each.autodns.priceList?.user === given.user,
          )
        : findAccount(world, "autodns", system, given.user);
  Object.assign(entry, {
    command: `${method} /${path}`,
    parameters: {
      ...(keys.length === 0 ? {} : { keys: keys.join() }),
      ...(body === "" ? {} : { body }),
      ...(name === "" ? {} : { name }),
    },
    login: given?.user ?? "",
    via: given === undefined ? "none" : "password",
    account: account?.key,
  });

  const signedIn = (): Account => {
    if (given === undefined)
      throw new AutodnsRefusal(401, { violation: "session", what: "nothing in Authorization" });
    const secret = isList ? account?.autodns.priceList?.password : account?.password;
    if (!account || secret !== given.password) throw refused();
    if (isList && !account.autodns.priceList?.addressListed)
      throw new AutodnsRefusal(403, { text: "Kein Zugriff.", reason: "EF00003" });
    const context = request.headers["x-domainrobot-context"];
    if (!isList && context === undefined)
      throw new AutodnsRefusal(400, { violation: "form", what: "no context in a header" });
    const own = account.autodns.context ?? (system === "live" ? "4" : "1");
    if (!isList && context !== own) throw wrongValue("context");
    checkHaste(world, account, now());
    return account;
  };

  const answer = (): Answer | Buffer => {
    const owner = signedIn();
    const { autodns } = owner;
    const isRead = method === "GET" && (path in objects || isList);
    const isSearched = method === "POST" && path in lists;
    if (!isRead && !isSearched) {
      const kind = method === "GET" ? "command" : "write";
      throw new AutodnsRefusal(404, { violation: kind, what: `${method} of ${asked}` });
    }
    if (autodns.forbidden.includes(path))
      throw new AutodnsRefusal(autodns.wire.forbiddenStatus, {
        number: "0304",
        text: "Für diesen Auftrag fehlen die Rechte.",
      });
    if (isList && autodns.priceList)
      return writePriceList(autodns.priceList, autodns, world.startedAt);
    const type = (request.headers["content-type"] ?? "").split(";")[0];
    if (isSearched && type !== "application/json")
      throw new AutodnsRefusal(415, { violation: "transport", what: `content type ${type}` });
    const query = isSearched ? readQuery(body, owner) : noQuery;
    const context: Context = { world, account: owner, keys, query, name };
    const run = isSearched ? lists[path] : objects[path];
    if (!run) throw new AutodnsRefusal(404);
    return run(context);
  };

  const genuine = (): Genuine => {
    const own = account?.autodns ?? usual;
    try {
      const made = answer();
      if (Buffer.isBuffer(made))
        return { code: 200, body: made, headers: { "content-type": "application/xml" } };
      const { number, text, ...rest } = made;
      const status = { code: `S${number}`, text, type: "SUCCESS" };
      return { code: 200, body: writeAnswer(status, rest, own) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.violation) noteViolation(log, entry, error.violation, error.reason, now());
      const refusal = error instanceof AutodnsRefusal ? error : new AutodnsRefusal(500);
      const status = { code: `E${refusal.number}`, text: error.message, type: "ERROR" };
      const { messages, headers } = refusal;
      return {
        code: error.code,
        status: error.code,
        body: writeAnswer(status, { messages }, own),
        headers,
      };
    }
  };
  return { genuine, spelling };
}
