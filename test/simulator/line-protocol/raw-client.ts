import { request } from "node:https";
import type { Simulator } from "../server.ts";

/** An API answer taken apart as simply as can be: keys as sent, values as sent. */
export interface RawAnswer {
  status: number;
  body: string;
  code: number | undefined;
  description: string | undefined;
  /** The value of the first line with this key, regardless of case. */
  get(key: string): string | undefined;
  /** All rows of a property, in order of arrival. */
  column(name: string): string[];
}

type Fields = Record<string, string>;

export const commandText = (name: string, parameters: Fields = {}): string =>
  [`COMMAND=${name}`, ...Object.entries(parameters).map(([k, value]) => `${k}=${value}`)].join(
    "\n",
  );

function takeApart(status: number, body: string): RawAnswer {
  const pairs = body.split(/\r?\n/).flatMap((line): [string, string][] => {
    const match = /^([^=]*?)[ \t]*=[ \t]*(.*)$/s.exec(line);
    return match ? [[match[1]?.toUpperCase() ?? "", match[2] ?? ""]] : [];
  });
  const get = (key: string): string | undefined =>
    pairs.find(([name]) => name === key.toUpperCase())?.[1];
  const column = (name: string): string[] =>
    pairs
      .filter(([key]) => key.startsWith(`PROPERTY[${name.toUpperCase()}][`))
      .map(([, value]) => value);
  const code = get("CODE");
  return {
    status,
    body,
    code: code === undefined ? undefined : Number(code),
    description: get("DESCRIPTION"),
    get,
    column,
  };
}

/** Posts a form to a loopback path over plain HTTP; rejects if the connection breaks. */
export async function post(
  simulator: Simulator,
  path: string,
  fields: Fields,
  init: RequestInit = {},
): Promise<RawAnswer> {
  const response = await fetch(`http://127.0.0.1:${simulator.httpPort}${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
    ...init,
  });
  return takeApart(response.status, await response.text());
}

const ispapi = "/api/call.cgi";

/** One command of the ISPAPI account `plain` (or another login) on LIVE. */
export const askIspapi = (
  simulator: Simulator,
  command: string,
  parameters: Fields = {},
  credentials: Fields = { s_login: "plain.user", s_pw: "plain pass & word=1" },
): Promise<RawAnswer> =>
  post(simulator, ispapi, {
    s_entity: "54cd",
    ...credentials,
    s_command: commandText(command, parameters),
  });

/** One command of the CNR account `cnr` (or another login) on LIVE. */
export const askCnr = (
  simulator: Simulator,
  command: string,
  parameters: Fields = {},
  credentials: Fields = { s_login: "cnr.user", s_pw: "cnr-pass" },
): Promise<RawAnswer> =>
  post(simulator, "/cnr/live/api/call.cgi", {
    ...credentials,
    s_command: commandText(command, parameters),
  });

/** Posts a form over HTTPS, with the TLS name and Host header of a real host. */
export function postAs(
  simulator: Simulator,
  { serverName, host = serverName }: { serverName: string; host?: string },
  fields: Fields,
): Promise<RawAnswer> {
  const body = new URLSearchParams(fields).toString();
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port: simulator.httpsPort,
        servername: serverName,
        ca: simulator.certificate.cert,
        agent: false,
        method: "POST",
        path: ispapi,
        headers: {
          host,
          "content-type": "application/x-www-form-urlencoded",
          "content-length": Buffer.byteLength(body),
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve(takeApart(response.statusCode ?? 0, text)));
        response.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
