import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { noteViolation, type Prepared, type Surroundings } from "../shared/api.ts";
import { readBytes } from "../shared/form.ts";
import { isTooMany } from "../shared/limits.ts";
import { HttpRefusal, Refusal } from "../shared/refusal.ts";
import type { LoggedRequest } from "../shared/request-log.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { Genuine, Spelling } from "../shared/send.ts";
import type { System } from "../shared/types.ts";
import { findAccount, type World } from "../shared/world.ts";
import { type Context, domainsByExpiry, price } from "./domains.ts";
import { begin, type Data, end, readEnvelope, writeEnvelope } from "./envelope.ts";
import { OpensrsRefusal, textOf } from "./refusal.ts";

const bodyLimit = 100_000;
const done = "Command successful";

const reply = (code: number, text: string, more: Record<string, Data> = {}): Data => ({
  protocol: "XCP",
  object: "DOMAIN",
  response_text: text,
  action: "REPLY",
  ...more,
  response_code: String(code),
  is_success: code < 300 ? "1" : "0",
});

const spelling: Spelling = {
  contentType: "text/xml",
  success: 200,
  code: (code, text) => writeEnvelope(reply(code, text)),
  rows: {
    begin: `${begin}<dt_assoc><item key="is_success">1</item><item key="response_code">200</item><item key="attributes"><dt_assoc><item key="total">1000000</item><item key="remainder">1</item><item key="balance">1.00</item><item key="price">1.00</item><item key="exp_domains"><dt_array>`,
    row: (index) =>
      `<item key="${index}"><dt_assoc><item key="name">name-${index}.com</item></dt_assoc></item>`,
    end: `</dt_array></item></dt_assoc></item></dt_assoc>${end}`,
  },
  value: { begin: `${begin}<dt_assoc><item key="more">`, end: `</item></dt_assoc>${end}` },
  mark: "</OPS_envelope>",
};

const balance = ({ account: { money } }: Context): Data => ({
  balance: money.amount,
  ...(money.deposit === undefined ? {} : { hold_balance: money.deposit }),
});

interface Resource {
  /** What each attribute may be; with `!` before its name it must be there. */
  attributes: Record<string, RegExp>;
  required: readonly string[];
  answer: (context: Context) => Data;
}

const day = /^\d{4}-\d\d-\d\d$/;
const resources: Record<string, Resource> = {
  GET_BALANCE: { attributes: {}, required: [], answer: balance },
  GET_DOMAINS_BY_EXPIREDATE: {
    attributes: { exp_from: day, exp_to: day, limit: /^[1-9]\d*$/, page: /^\d+$/ },
    required: ["exp_from", "exp_to"],
    answer: domainsByExpiry,
  },
  GET_PRICE: {
    attributes: {
      domain: /^./s,
      period: /^\d+$/,
      reg_type: /^(new|renewal|transfer|trade)$/,
    },
    required: ["domain", "period"],
    answer: price,
  },
};

/** Actions that change something, as far as a client could mistake one for another. */
const writes =
  /^(?:SW_REGISTER|RENEW|MODIFY|REVOKE|REDEEM|PROCESS_PENDING|CANCEL|SET|CREATE|DELETE|SUBMIT)/i;

const md5 = (...parts: (Buffer | string)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash("md5")).digest("hex");

/** Over the very bytes that came. */
const signatureOf = (body: Buffer, key: string): string => md5(md5(body, key), key);

/** A header is read byte by byte; whose name it is stands there in UTF-8. */
const headerText = (header: string | string[] | undefined): string =>
  Buffer.from(String(header ?? ""), "latin1").toString("utf8");

/** Commands that came over one connection. */
const overConnection = new WeakMap<Socket, number>();

function checkHaste(world: World, { key, opensrs }: Account, socket: Socket, now: number): void {
  const count = (overConnection.get(socket) ?? 0) + 1;
  overConnection.set(socket, count);
  const { commandsPerConnection: most } = opensrs;
  if (most > 0 && count > most) throw new OpensrsRefusal(350);
  if (isTooMany(world, key, { most: opensrs.commandsPerMinute, span: 60_000 }, now))
    throw new OpensrsRefusal(300);
}

/** What was asked, with all values as texts. Throws for what no correct client sends. */
function checked(data: Record<string, Data> | null): {
  action: string;
  resource: Resource;
  attributes: Record<string, string>;
} {
  if (data === null)
    throw new OpensrsRefusal(400, "Internal server error", "form", "no envelope of the vendor's");
  const { protocol, object, action, attributes = {} } = data;
  const name = String(action).toUpperCase();
  if (protocol !== "XCP" || !/^(?:domain|balance)$/i.test(String(object)))
    throw new OpensrsRefusal(430, textOf(430), "command", `${protocol} ${object}`);
  const resource = Object.hasOwn(resources, name) ? resources[name] : undefined;
  if (!resource)
    throw new OpensrsRefusal(430, textOf(430), writes.test(name) ? "write" : "command", name);
  if (typeof attributes === "string" || Array.isArray(attributes))
    throw new OpensrsRefusal(465, textOf(465), "parameter", "attributes are no association");
  for (const [key, value] of Object.entries(attributes))
    if (typeof value !== "string" || !resource.attributes[key]?.test(value))
      throw new OpensrsRefusal(465, textOf(465), "parameter", `${key} of ${name}`);
  for (const key of resource.required)
    if (!(key in attributes))
      throw new OpensrsRefusal(460, textOf(460), "parameter", `${key} of ${name} is missing`);
  return { action: name, resource, attributes: attributes as Record<string, string> };
}

/** The bytes as they came; throws HttpRefusal for another method or type. */
async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  if (request.method !== "POST")
    throw new HttpRefusal(405, `method ${request.method}`, "transport");
  const type = request.headers["content-type"] ?? "";
  if (!/^text\/xml(?:;\s*charset=utf-8)?$/i.test(type))
    throw new HttpRefusal(415, `content type ${type || "missing"}`, "transport");
  return readBytes(request, bodyLimit);
}

/** Reads a request, notes in the log who asks for what, and returns the function that does it. */
export async function prepareOpensrs(
  request: IncomingMessage,
  system: System,
  entry: LoggedRequest,
  { world, log, now }: Surroundings,
): Promise<Prepared> {
  const bytes = await bytesOf(request);
  // A byte order mark, or what is no UTF-8, makes it no document.
  const data = readEnvelope(bytes.toString());
  const user = headerText(request.headers["x-username"]);
  const signature = request.headers["x-signature"];
  const account = findAccount(world, "opensrs", system, user);
  const asked = data?.attributes;
  Object.assign(entry, {
    command: String(data?.action ?? ""),
    parameters: typeof asked === "object" && !Array.isArray(asked) ? asked : {},
    login: user,
    via: signature === undefined ? "none" : "password",
    account: account?.key,
  });
  const wire = account?.opensrs.wire;
  const unauthorized = wire?.unauthorized ?? "envelope";

  const answer = (): Data => {
    if (user === "" || signature === undefined)
      throw new OpensrsRefusal(401, textOf(401), "session", "no X-Username, or no X-Signature");
    if (!/^[\da-f]{32}$/.test(String(signature)))
      throw new OpensrsRefusal(401, textOf(401), "session", "no signature in lower case");
    if (!account || signature !== signatureOf(bytes, account.password))
      throw new OpensrsRefusal(401);
    if (!account.opensrs.addressListed) throw new OpensrsRefusal(400);
    checkHaste(world, account, request.socket, now());
    const { action, resource, attributes } = checked(data);
    const told = resource.answer({ world, account, attributes });
    const object = action === "GET_BALANCE" ? account.opensrs.wire.balanceObject : "DOMAIN";
    return reply(200, done, { object, attributes: told });
  };
  const genuine = (): Genuine => {
    try {
      const turned = wire?.arrays === "turned";
      return { code: 200, body: writeEnvelope(answer(), turned) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message, violation, reason } = error;
      if (violation) noteViolation(log, entry, violation, reason, now());
      const status = code === 401 && unauthorized !== "code" ? 401 : 200;
      const isBare = code === 401 && unauthorized === "bare";
      const body = isBare ? Buffer.from("Unauthorized") : writeEnvelope(reply(code, message));
      return { code, body, status };
    }
  };
  return { genuine, spelling };
}
