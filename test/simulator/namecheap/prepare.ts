import type { IncomingMessage } from "node:http";
import { noteViolation, type Prepared, type Surroundings } from "../shared/api.ts";
import { readForm } from "../shared/form.ts";
import { HttpRefusal, Refusal } from "../shared/refusal.ts";
import type { LoggedRequest } from "../shared/request-log.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { Genuine, Spelling } from "../shared/send.ts";
import type { System } from "../shared/types.ts";
import { findAccount } from "../shared/world.ts";
import { type Element, NamecheapRefusal, refused, success } from "./answer.ts";
import { type Context, type Fields, paged } from "./context.ts";
import { getList } from "./domains.ts";
import { checkHaste, checkSignIns } from "./limits.ts";
import { getBalances, getPricing } from "./users.ts";

const spelling: Spelling = {
  contentType: "text/xml; charset=utf-8",
  success: 0,
  code: (code, text) => refused([{ number: code, text }], ""),
  rows: {
    begin: `<?xml version="1.0"?><ApiResponse Status="OK"><CommandResponse><DomainGetListResult>`,
    row: (index) => `<Domain ID="${index}" Name="name-${index}.com" />`,
    end: "</DomainGetListResult></CommandResponse></ApiResponse>",
  },
  value: {
    begin: `<?xml version="1.0"?><ApiResponse Status="OK"><CommandResponse>`,
    end: "</CommandResponse></ApiResponse>",
  },
  mark: "</ApiResponse>",
};

interface Answering {
  /** As the vendor writes it. */
  name: string;
  params: readonly string[];
  answer: (context: Context) => Element[];
}

const counted = (name: "ssl" | "privacy", result: string, row: Element) => (context: Context) => {
  const rows = Array.from({ length: context.account.namecheap.counts[name] });
  const { page, paging } = paged(rows, context);
  return [{ name: result, content: page.map(() => row) }, paging];
};

const certificate: Element = {
  name: "SSL",
  attributes: {
    CertificateID: "123456",
    HostName: "www.private.example",
    SSLType: "PositiveSSL",
    PurchaseDate: "09/22/2025",
    ExpireDate: "09/22/2027",
    Status: "active",
  },
};

const privacy: Element = {
  name: "Whoisguard",
  attributes: {
    ID: "53536",
    DomainName: "private.example",
    Created: "",
    Expires: "",
    Status: "FREE",
  },
};

const pages = ["ListType", "Page", "PageSize", "SortBy", "SearchTerm"];

/** What can be read. */
const answering: readonly Answering[] = [
  { name: "namecheap.users.getBalances", params: [], answer: getBalances },
  {
    name: "namecheap.users.getPricing",
    params: ["ProductType", "ProductCategory", "ActionName", "ProductName"],
    answer: getPricing,
  },
  { name: "namecheap.domains.getList", params: pages, answer: getList },
  {
    name: "namecheap.ssl.getList",
    params: pages,
    answer: counted("ssl", "SSLListResult", certificate),
  },
  {
    name: "namecheap.whoisguard.getlist",
    params: pages,
    answer: counted("privacy", "WhoisguardGetListResult", privacy),
  },
];

const global = ["ApiUser", "ApiKey", "UserName", "ClientIp", "Command"];

const isAddress = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split(".").every((part) => Number(part) <= 255);

/** Throws for what is missing or malformed among the fields that each request has. */
function checkFields(fields: Fields): void {
  const missing = { ApiUser: 1010101, ApiKey: 1010102, UserName: 1010103, Command: 1010104 };
  const wrong = (number: number, text: string): never => {
    throw new NamecheapRefusal(number, text, { violation: "form", what: text });
  };
  for (const [name, number] of Object.entries(missing))
    if ((fields.get(name) ?? "") === "") wrong(number, `Parameter ${name} is missing`);
  if (!fields.has("ClientIp")) wrong(1010105, "Parameter ClientIp is missing");
  if (!isAddress(fields.get("ClientIp") ?? "")) wrong(1011105, "Parameter ClientIP is invalid");
}

/** Throws for one who may not: a wrong key, an address that is not listed, another's account. */
function checkCaller(
  account: Account | undefined,
  fields: Fields,
  { world, now }: Surroundings,
): Account {
  const key = fields.get("ApiKey") ?? "";
  const isRight = account?.namecheap.apiOn === true && account.password === key;
  checkSignIns(world, account, isRight, now());
  if (!account || !isRight)
    throw new NamecheapRefusal(1011102, "API Key is invalid or API access has not been enabled");
  const { namecheap, login } = account;
  if (!namecheap.addressListed)
    throw new NamecheapRefusal(1011150, `Invalid request IP: ${namecheap.sourceAddress}`);
  const userName = fields.get("UserName")?.toLowerCase() ?? "";
  if (![login, ...namecheap.actsFor].some((name) => name.toLowerCase() === userName))
    throw new NamecheapRefusal(1019103, "UserName not available");
  checkHaste(world, account, now());
  return account;
}

function findCommand(fields: Fields): Answering {
  const asked = fields.get("Command") ?? "";
  const found = answering.find(({ name }) => name.toLowerCase() === asked.toLowerCase());
  if (!found)
    throw new NamecheapRefusal(1010104, "Parameter Command is invalid", {
      violation: "command",
      what: `no such command here: ${asked}`,
    });
  for (const name of fields.keys())
    if (!global.includes(name) && !found.params.includes(name))
      throw new NamecheapRefusal(2011170, `Parameter ${name} is invalid`, {
        violation: "parameter",
        what: `${asked} has no ${name}`,
      });
  return found;
}

/** Reads a request, notes in the log who asks for what, and returns the function that does it. */
export async function prepareNamecheap(
  request: IncomingMessage,
  system: System,
  entry: LoggedRequest,
  around: Surroundings,
): Promise<Prepared> {
  // The real one takes its parameters in the address too: a key has no place there.
  if (new URL(request.url ?? "/", "http://loopback").search !== "")
    throw new HttpRefusal(400, "parameters in the address", "transport");
  const fields = await readForm(request);
  const apiUser = fields.get("ApiUser") ?? "";
  const account = findAccount(around.world, "namecheap", system, apiUser);
  const isRight = account !== undefined && account.password === fields.get("ApiKey");
  const asked = fields.get("Command") ?? "";
  Object.assign(entry, {
    command: asked,
    parameters: Object.fromEntries([...fields].filter(([name]) => !global.includes(name))),
    login: apiUser,
    via: fields.has("ApiKey") ? "password" : "none",
    account: isRight ? account.key : undefined,
  });
  const answer = (): Genuine => {
    checkFields(fields);
    const caller = checkCaller(account, fields, around);
    const { name, answer: answerOf } = findCommand(fields);
    const { forbidden, wire } = caller.namecheap;
    if (forbidden.includes(name))
      throw new NamecheapRefusal(1030408, "Unsupported authentication type");
    const content = answerOf({ world: around.world, account: caller, params: fields });
    return { code: 0, body: success(name, content, wire) };
  };
  const genuine = (): Genuine => {
    try {
      return answer();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.violation)
        noteViolation(around.log, entry, error.violation, error.reason, around.now());
      const status = error instanceof NamecheapRefusal ? error.status : undefined;
      if (status !== undefined) return { code: status, status, body: Buffer.from("") };
      const { alsoErrors = [], wire } = account?.namecheap ?? {};
      const errors = [...alsoErrors, { number: error.code, text: error.message }];
      return { code: error.code, body: refused(errors, asked, wire) };
    }
  };
  return { genuine, spelling };
}
