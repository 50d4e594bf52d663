import type { HttpEnvironment } from "../../../src/registrars/contract.ts";

/** One request as the registrar gets it. */
export interface Received {
  address: string;
  init: RequestInit;
  /** The form's fields, decoded, in their order. */
  fields: [string, string][];
  /** `COMMAND` and its parameters. */
  command: Record<string, string>;
}

/** A body for a 200, or a whole response. */
export type Answer = string | Response;

/** A fetch that answers from `answer` and keeps what it was asked. */
export function fakeRegistrar(answer: (request: Received) => Answer | Promise<Answer>) {
  const received: Received[] = [];
  const fetch: HttpEnvironment["fetch"] = async (address, init = {}) => {
    const fields = [...new URLSearchParams(String(init.body))];
    const lines = fields.find(([name]) => name === "s_command")?.[1].split("\n") ?? [];
    const pairs = lines.map((line) => {
      const sign = line.indexOf("=");
      return [line.slice(0, sign), line.slice(sign + 1)] as const;
    });
    const request = { address: String(address), init, fields, command: Object.fromEntries(pairs) };
    received.push(request);
    const said = await answer(request);
    return typeof said === "string" ? new Response(said) : said;
  };
  return { received, surroundings: { fetch, isOnline: () => true } satisfies HttpEnvironment };
}
