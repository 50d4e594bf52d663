import { type Failure, failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Authorization, HttpEnvironment } from "../contract.ts";
import { guarded } from "../http/guarded.ts";
import { pauseKeeper } from "../http/keep-pause.ts";
import { type Answer, getForAny, postForAny } from "../http/transport.ts";
import { allOf, nothingNoted } from "../http/without-secrets.ts";
import { withoutQuotes } from "../json/clean-answer.ts";
import { type Json, readJson } from "../json/json.ts";
import { readSecret } from "../sign-in-fields.ts";
import { cleanXml } from "../xml/clean-answer.ts";
import { readXml, type Xml } from "../xml/xml.ts";
import { failureOf } from "./failure-of.ts";
import { autodnsProfile } from "./profile.ts";
import {
  addressOf,
  mayRead,
  maySearch,
  type Reading,
  readingCommand,
  type Search,
  type SearchPath,
  searchCommand,
} from "./requests.ts";
import { ownWords } from "./words.ts";

/** What can be asked with the login at hand; each answers with a success's whole answer, or why not. */
export interface Ask {
  read: (path: "account" | "domainpremium/{name}", name?: string) => Promise<Result<Json>>;
  search: <P extends SearchPath>(path: P, search: Search<P>) => Promise<Result<Json>>;
  /** Has a login of its own: whether that was entered, and the list. */
  hasPriceList: boolean;
  priceList: () => Promise<Result<Xml>>;
}

/** Whom to ask as, and where. */
export interface Who {
  address: string;
  user: string;
  context: string;
  priceUser: string;
}

/** A page of the largest list has about a megabyte, and so has the price list. Bytes: an answer that is much larger is none. */
const bodyLimit = 16 * 1024 * 1024;

/** As a header holds it: its bytes are those of UTF-8, for what else they might be is documented nowhere. */
function basicOf(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}

const isContext = (text: string): boolean => /^\d{1,10}$/.test(text);

/** One request, and how what came is read. */
interface Sent<T> {
  command: string;
  authorization: Authorization;
  request: (environment: HttpEnvironment) => Promise<Result<Answer>>;
  read: (came: Answer) => Result<T>;
}

/**
 * What asks for one account. It keeps nothing between requests but, as long as it lives, the secrets that it was given: to
 * cut them out of whatever the registrar says.
 */
export function createAsk(
  { address, user, context, priceUser }: Who,
  environment: HttpEnvironment,
): (authorization: Authorization) => Ask {
  const secrets = nothingNoted();
  const outsidePause = pauseKeeper();

  const send = <T>({ command, authorization, request, read }: Sent<T>): Promise<Result<T>> =>
    outsidePause(async () => {
      const guard = { command, address, authorization, secrets, bodyLimit };
      const came = await guarded(guard, environment, request);
      return came.ok ? read(came.value) : came;
    });

  const asJson =
    (command: string) =>
    (came: Answer): Result<Json> => {
      const answer = readJson(came.body);
      const why = failureOf(came, answer, command, allOf(secrets));
      if (why) return failed(why);
      return answer.ok ? ok(withoutQuotes(answer.value, secrets, ownWords)) : answer;
    };

  /** A refusal comes as JSON. */
  const asXml =
    (command: string) =>
    (came: Answer): Result<Xml> => {
      const list = readXml(came.body);
      if (came.status === 200 && list.ok) return ok(cleanXml(list.value, secrets, ownWords));
      const why = failureOf(came, readJson(came.body), command, allOf(secrets));
      return failed(why ?? failure("malformed", { command, text: "The answer is no XML" }));
    };

  return (authorization) => {
    const secret =
      authorization.kind === "session" ? null : readSecret(autodnsProfile, authorization);
    const headers = {
      authorization: basicOf(user, secret?.password ?? ""),
      "x-domainrobot-context": context,
    };
    /** Why nothing is sent; null: it may be. */
    const stop = (command: string, isAllowed: boolean): Failure | null => {
      const why = (kind: Failure["kind"], text = "") => failure(kind, { command, text });
      // There are no sessions here: a record that says so was altered.
      if (secret === null) return why("not-configured");
      if (!isAllowed) return why("rejected", "Not a reading request");
      if (user === "" || user.includes(":")) return why("sign-in-failed", "No user name");
      return isContext(context) ? null : why("sign-in-failed", "The context is no number");
    };
    return {
      hasPriceList: priceUser !== "" && (secret?.pricePassword ?? "") !== "",
      read: async (path: Reading, name) => {
        const command = readingCommand(path);
        const isAllowed = mayRead(path, name) && path !== "document/price_list.xml";
        const why = stop(command, isAllowed);
        if (why) return failed(why);
        const to = addressOf(address, path, name === undefined ? {} : { name });
        return send({
          command,
          authorization,
          request: (limited) => getForAny(to, headers, limited),
          read: asJson(command),
        });
      },
      search: async (path, search) => {
        const command = searchCommand(path);
        const why = stop(command, maySearch(path, search));
        if (why) return failed(why);
        const { keys = [], ...query } = search;
        const to = addressOf(address, path, { keys });
        const body = { type: "application/json", text: JSON.stringify(query) } as const;
        return send({
          command,
          authorization,
          request: (limited) => postForAny(to, body, limited, headers),
          read: asJson(command),
        });
      },
      priceList: async () => {
        const path = "document/price_list.xml";
        const command = readingCommand(path);
        const why = stop(command, mayRead(path, undefined));
        if (why) return failed(why);
        const own = { authorization: basicOf(priceUser, secret?.pricePassword ?? "") };
        const to = addressOf(address, path);
        return send({
          command,
          authorization,
          request: (limited) => getForAny(to, own, limited),
          read: asXml(command),
        });
      },
    };
  };
}
