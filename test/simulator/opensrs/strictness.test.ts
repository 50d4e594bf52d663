import { createHash } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { envelopeOf } from "../../../src/registrars/opensrs/requests.ts";
import { type Simulator, startSimulator } from "../server.ts";
import { readEnvelope } from "./envelope.ts";

let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "opensrs", now: () => Date.UTC(2027, 0, 15, 12) });
});
afterAll(() => registrar.close());
beforeEach(() => registrar.reset("opensrs"));

const md5 = (...parts: (Buffer | string)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash("md5")).digest("hex");
const user = "lantern-domains";
const key = (): string => registrar.account("opensrs").state.password;

interface Sent {
  method?: string;
  type?: string;
  headers?: Record<string, string>;
  /** What is signed, where that is not what is sent. */
  signed?: Buffer | string;
}

async function send(body: Buffer | string, { method = "POST", type, headers, signed }: Sent = {}) {
  const signature = md5(md5(Buffer.from(signed ?? body), key()), key());
  const { status, text } = await new Promise<{ status: number; text: string }>(
    (resolve, reject) => {
      const asked = request(
        `http://127.0.0.1:${registrar.httpPort}/opensrs/live/`,
        {
          method,
          headers: headers ?? {
            "content-type": type ?? "text/xml",
            "x-username": user,
            "x-signature": signature,
          },
        },
        async (answer) => {
          let said = "";
          for await (const chunk of answer) said += String(chunk);
          resolve({ status: answer.statusCode ?? 0, text: said });
        },
      );
      asked.once("error", reject);
      asked.end(Buffer.from(body));
    },
  );
  const data = readEnvelope(text);
  return { status, code: data?.response_code, success: data?.is_success, data };
}

const violations = () => registrar.violations.map(({ kind }) => kind);
const balance = envelopeOf("GET_BALANCE", {});
const span = { exp_from: "2027-01-01", exp_to: "2027-02-01" };

it("answers what is written as the guide writes it, and without attributes too", async () => {
  expect(await send(balance)).toMatchObject({ status: 200, code: "200", success: "1" });
  const bare = balance.replace(/<item key="attributes">.*?<\/dt_assoc><\/item>/, "");
  expect(bare).not.toContain("attributes");
  for (const object of ["DOMAIN", "balance", "Domain"])
    expect(await send(bare.replace(">DOMAIN<", `>${object}<`))).toMatchObject({ code: "200" });
  expect(violations()).toEqual([]);
});

describe("the signature is one of the bytes that came", () => {
  it.each<[string, Buffer | string, Buffer | string]>([
    ["a line end behind it", `${balance}\n`, balance],
    ["a null sign behind it", `${balance}\0`, balance],
    ["a byte order mark before it", `\ufeff${balance}`, balance],
    ["another encoding", Buffer.from(balance, "utf16le"), balance],
    ["another document", balance, envelopeOf("GET_BALANCE", { a: "b" })],
  ])("%s", async (_what, body, signed) => {
    expect(await send(body, { signed })).toMatchObject({ status: 401, code: "401" });
    // A user's wrong key looks the same.
    expect(violations()).toEqual([]);
  });

  it.each(["envelope", "bare", "code"] as const)("told as it is set (%s)", async (unauthorized) => {
    registrar.account("opensrs").change({ opensrs: { wire: { unauthorized } } });
    const { status, code } = await send(balance, { signed: "x" });
    expect([status, code]).toEqual(
      { envelope: [401, "401"], bare: [401, undefined], code: [200, "401"] }[unauthorized],
    );
  });
});

describe("what no correct client does is refused and noted", () => {
  it.each<[string, string, Sent, string, number, string | undefined]>([
    ["a renewal", envelopeOf("RENEW", {}), {}, "write", 200, "430"],
    ["a registration", envelopeOf("SW_REGISTER", {}), {}, "write", 200, "430"],
    ["an unknown action", envelopeOf("GET_NOTHING", {}), {}, "command", 200, "430"],
    ["no protocol", balance.replace("XCP", "XML"), {}, "command", 200, "430"],
    ["no document", "balance", {}, "form", 200, "400"],
    [
      "a day that is none",
      envelopeOf("GET_DOMAINS_BY_EXPIREDATE", { ...span, exp_to: "soon" }),
      {},
      "parameter",
      200,
      "465",
    ],
    [
      "an unknown attribute",
      envelopeOf("GET_BALANCE", { currency: "EUR" }),
      {},
      "parameter",
      200,
      "465",
    ],
    ["a missing one", envelopeOf("GET_PRICE", { domain: "a.com" }), {}, "parameter", 200, "460"],
    ["another type", balance, { type: "application/xml" }, "transport", 415, undefined],
    [
      "no signature",
      balance,
      { headers: { "content-type": "text/xml", "x-username": user } },
      "session",
      401,
      "401",
    ],
    [
      "a signature in capitals",
      balance,
      {
        headers: { "content-type": "text/xml", "x-username": user, "x-signature": "A".repeat(32) },
      },
      "session",
      401,
      "401",
    ],
    ["another method", balance, { method: "PUT" }, "transport", 405, undefined],
  ])("%s", async (_what, body, how, kind, status, code) => {
    expect(await send(body, how)).toMatchObject({ status, ...(code && { code }) });
    expect(violations()).toEqual([kind]);
  });
});

it("the log has what was asked for, and no key", async () => {
  await send(envelopeOf("GET_DOMAINS_BY_EXPIREDATE", { ...span, limit: 5, page: 1 }));
  expect(registrar.requests).toMatchObject([
    {
      command: "GET_DOMAINS_BY_EXPIREDATE",
      via: "password",
      login: user,
      account: "opensrs",
      code: 200,
      parameters: { ...span, limit: "5", page: "1" },
    },
  ]);
  expect(JSON.stringify(registrar.requests)).not.toContain(JSON.stringify(key()).slice(1, -1));
});
