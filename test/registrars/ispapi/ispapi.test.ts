import { describe, expect, it } from "vitest";
import type { Authorization, Login } from "../../../src/registrars/contract.ts";
import { byPassword, named } from "../../support/registrars/credential.ts";
import {
  type Answer,
  fakeRegistrar,
  type Received,
} from "../../support/registrars/fake-registrar.ts";
import { fullClient } from "../../support/registrars/full-client.ts";
import { responseText, success } from "../../support/registrars/response-text.ts";

const login: Login = {
  registrar: "ispapi",
  system: "live",
  endpoint: null,
  publicFields: named("test.user"),
};
const password: Authorization = byPassword("test.passw0rd");
const session: Authorization = { kind: "session", session: "QkJUz3wjjLW2" };

function clientWith(
  answer: (request: Received) => Answer | Promise<Answer>,
  as: Partial<Login> = {},
) {
  const { received, surroundings } = fakeRegistrar(answer);
  return { received, client: fullClient({ ...login, ...as }, surroundings) };
}

const statusText = success({
  AMOUNT: ["9902.03"],
  DEPOSIT: ["12.50"],
  CREDIT: ["0.00"],
  CURRENCY: ["eur"],
  VAT: ["19.00"],
});

describe("who asks", () => {
  const firstRequest = async (
    as: Partial<Login>,
    authorization: Authorization,
  ): Promise<Received | undefined> => {
    const { client, received } = clientWith(() => statusText, as);
    expect((await client.balance(authorization)).ok).toBe(true);
    return received[0];
  };

  it.each<[string, Partial<Login>, Authorization, [string, string][]]>([
    ["LIVE", {}, password, [["s_entity", "54cd"], ["s_login", "test.user"], ["s_pw", "test.passw0rd"]]],
    ["OT&E", { system: "ote" }, password, [["s_entity", "1234"], ["s_login", "test.user"], ["s_pw", "test.passw0rd"]]],
    ["a role user", { publicFields: named("test.user", "widget") }, password, [["s_entity", "54cd"], ["s_login", "test.user!widget"], ["s_pw", "test.passw0rd"]]],
    ["a one-time password", {}, { ...password, oneTimePassword: "914207" }, [["s_entity", "54cd"], ["s_login", "test.user"], ["s_pw", "test.passw0rd"], ["s_otp", "914207"]]],
    ["a session in place of login and password", { publicFields: named("test.user", "widget") }, session, [["s_entity", "54cd"], ["s_session", "QkJUz3wjjLW2"]]],
  ])("%s", async (_, as, authorization, fields) => {
    const request = await firstRequest(as, authorization);
    expect(request?.fields).toEqual([...fields, ["s_command", "COMMAND=StatusAccount"]]);
  }); // biome-ignore format: a table

  it.each<[Partial<Login>, string]>([
    [{}, "https://api.ispapi.net/api/call.cgi"],
    [{ system: "ote" }, "https://api-ote.ispapi.net/api/call.cgi"],
    [{ endpoint: "http://127.0.0.1/api/call.cgi" }, "http://127.0.0.1/api/call.cgi"],
  ])("%j is asked at %s", async (as, address) => {
    expect((await firstRequest(as, password))?.address).toBe(address);
  });

  it.each([
    "http://api.ispapi.net/api/call.cgi",
    "http://localhost:8080/api/call.cgi",
    "https://a:b@api.ispapi.net/",
    "nowhere",
    "",
  ])("no password goes to %j", async (endpoint) => {
    const { client, received } = clientWith(() => statusText, { endpoint });
    const status = await client.balance(password);
    expect(status.ok ? null : status.failure.kind).toBe("unsafe-endpoint");
    expect(received).toEqual([]);
  });
});

describe("account status", () => {
  it("is as sent, the currency in upper case", async () => {
    expect(await clientWith(() => statusText).client.balance(password)).toEqual({
      ok: true,
      value: {
        currency: "EUR",
        balance: "9902.03",
        deposits: "12.50",
        creditLine: "0.00",
        creditThreshold: null,
        vatPercent: "19.00",
      },
    });
  });

  it("keeps every digit, and leaves unknown what is absent or empty", async () => {
    const body = success({
      AMOUNT: ["-1000000000000000.000100"],
      DEPOSIT: [""],
      CURRENCY: ["KWD"],
    });
    expect(await clientWith(() => body).client.balance(password)).toEqual({
      ok: true,
      value: {
        currency: "KWD",
        balance: "-1000000000000000.000100",
        deposits: null,
        creditLine: null,
        creditThreshold: null,
        vatPercent: null,
      },
    });
  });

  const good = { AMOUNT: "1.00", DEPOSIT: "0.00", CREDIT: "0.00", CURRENCY: "EUR", VAT: "0" };
  it.each([
    ["AMOUNT", "1,00"],
    ["AMOUNT", "+1.00"],
    ["AMOUNT", "1e3"],
    ["AMOUNT", ".5"],
    ["AMOUNT", "5."],
    ["AMOUNT", "1 000"],
    ["AMOUNT", "NaN"],
    ["AMOUNT", ""],
    ["AMOUNT", "- 5"],
    ["AMOUNT", "1".repeat(41)],
    ["AMOUNT", "١"],
    ["DEPOSIT", "none"],
    ["CREDIT", "0x10"],
    ["VAT", "19%"],
    ["CURRENCY", ""],
    ["CURRENCY", "EURO"],
    ["CURRENCY", "E1R"],
    ["CURRENCY", "€"],
  ])("is malformed where %s is %j", async (field, text) => {
    const sent = Object.entries({ ...good, [field]: text }).map(([name, value]) => [name, [value]]);
    const status = await clientWith(() => success(Object.fromEntries(sent))).client.balance(
      password,
    );
    expect(status).toEqual({
      ok: false,
      failure: {
        kind: "malformed",
        code: null,
        text: `${field} is missing or unreadable`,
        command: "StatusAccount",
      },
    });
  });

  it.each(["AMOUNT", "CURRENCY"])("is malformed without %s", async (field) => {
    const sent = Object.entries(good)
      .filter(([name]) => name !== field)
      .map(([name, value]) => [name, [value]]);
    const status = await clientWith(() => success(Object.fromEntries(sent))).client.balance(
      password,
    );
    expect(status.ok ? null : status.failure.text).toBe(`${field} is missing or unreadable`);
  });

  it.each<[string, () => Answer, object]>([
    [
      "531",
      () => responseText(531, "Authorization failed; Operation forbidden by ACL"),
      { kind: "not-allowed", code: 531, text: "Authorization failed; Operation forbidden by ACL" },
    ],
    [
      "an HTTP error",
      () => new Response("Bad Gateway", { status: 502 }),
      { kind: "http", code: 502, text: "" },
    ],
    [
      "a web page",
      () => "<html></html>",
      { kind: "malformed", code: null, text: "Not an API response" },
    ],
    [
      "half an answer",
      () => statusText.slice(0, -8),
      { kind: "malformed", code: null, text: "The answer was cut off" },
    ],
  ])("fails by %s, with the command", async (_, answer, failure) => {
    expect(await clientWith(answer).client.balance(password)).toEqual({
      ok: false,
      failure: { ...failure, command: "StatusAccount" },
    });
  });
});

describe("sessions", () => {
  it("are opened with both limits", async () => {
    const { client, received } = clientWith(() => success({ SESSION: ["QkJUz3wjjLW2"] }));
    expect(await client.signIn({ ...password, oneTimePassword: "914207" })).toEqual({
      ok: true,
      value: { session: "QkJUz3wjjLW2", timeout: 3600, maxTtl: 86_400 },
    });
    expect(received[0]?.command).toEqual({
      COMMAND: "StartSession",
      TIMEOUT: "3600",
      MAXTTL: "86400",
    });
    expect(received[0]?.fields.map(([name]) => name)).toEqual([
      "s_entity",
      "s_login",
      "s_pw",
      "s_otp",
      "s_command",
    ]);
  });

  it.each([{}, { SESSION: [""] }])("are not opened by an answer with %j", async (columns) => {
    const { client } = clientWith(() => success(columns));
    const opened = await client.signIn(password);
    expect(opened).toMatchObject({
      ok: false,
      failure: { kind: "malformed", command: "StartSession" },
    });
  });

  it.each([
    [531, "Authorization failed; Operation forbidden by ACL"],
    [500, "Invalid command name"],
  ])(
    "that may not be opened, or are not known (%s), leave the password to each command",
    async (code, text) => {
      const { client } = clientWith(() => responseText(code, text));
      expect(await client.signIn(password)).toEqual({ ok: true, value: "stateless" });
      // A one-time password is spent by the first try.
      expect(await client.signIn({ ...password, oneTimePassword: "914207" })).toMatchObject({
        ok: false,
        failure: { code, command: "StartSession" },
      });
    },
  );

  it.each([
    [530, "sign-in-failed"],
    [425, "locked-out"],
    [421, "server"],
    [520, "too-many-sessions"],
  ])("that are refused by %s are a failure, and no password is sent again", async (code, kind) => {
    const { client, received } = clientWith(() => responseText(code, "Refused"));
    expect(await client.signIn(password)).toMatchObject({ ok: false, failure: { kind, code } });
    expect(received).toHaveLength(1);
  });

  it("are closed", async () => {
    const { client, received } = clientWith(() => success());
    expect(await client.signOut("QkJUz3wjjLW2")).toEqual({ ok: true, value: null });
    expect(received[0]?.fields).toEqual([
      ["s_entity", "54cd"],
      ["s_session", "QkJUz3wjjLW2"],
      ["s_command", "COMMAND=EndSession"],
    ]);
  });

  it("that have ended are told as such", async () => {
    const { client } = clientWith(() => responseText(530, "SESSION NOT FOUND"));
    expect(await client.signOut("x")).toMatchObject({ failure: { kind: "session-expired" } });
    expect(await client.balance(session)).toMatchObject({
      failure: { kind: "session-expired" },
    });
    expect(await client.balance(password)).toMatchObject({
      failure: { kind: "sign-in-failed" },
    });
  });
});

it("puts no secret into any failure, whatever the server quotes", async () => {
  const authorization = byPassword("hünter2 & more", "914207");
  const echo = ({ fields, init }: Received): string =>
    responseText(
      549,
      `${init.body} ${fields.map((field) => field.join("=")).join(" ")}`.replace(/\n/g, " "),
    );
  const { client } = clientWith(echo);
  const failures = await Promise.all([
    client.signIn(authorization),
    client.balance(authorization),
    client.counts(authorization),
    client.balance(session),
    client.signOut(session.session),
  ]);
  const said = JSON.stringify(failures).toLowerCase();
  for (const secret of ["hünter2", "h%c3%bcnter2", "914207", "qkjuz3wjjlw2"])
    expect(said).not.toContain(secret);
  expect(said).toContain('"kind":"rejected"');
});
