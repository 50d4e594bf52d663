import { describe, expect, it } from "vitest";
import type { Authorization } from "../../../src/registrars/contract.ts";
import { named } from "../../support/registrars/credential.ts";
import {
  type Answer,
  fakeRegistrar,
  type Received,
} from "../../support/registrars/fake-registrar.ts";
import { fullClient } from "../../support/registrars/full-client.ts";
import { responseText, success } from "../../support/registrars/response-text.ts";

const session: Authorization = { kind: "session", session: "QkJUz3wjjLW2" };

const expected: Record<
  string,
  { product: string; parameters: Record<string, string>; count: number }
> = {
  QueryDomainList: {
    product: "domains",
    parameters: { LIMIT: "1", USERDEPTH: "SELF" },
    count: 1234,
  },
  QueryDomainRepositoryList: {
    product: "managed-domains",
    parameters: { USERDEPTH: "SELF" },
    count: 6005,
  },
  QuerySSLCertList: {
    product: "ssl-certificates",
    parameters: { LIMIT: "1", USERDEPTH: "SELF" },
    count: 3,
  },
  QueryDNSZoneList: {
    product: "dns-zones",
    parameters: { LIMIT: "1", USERDEPTH: "SELF", WIDE: "0" },
    count: 602,
  },
  QueryTransferList: {
    product: "transfers",
    parameters: { LIMIT: "1", USERDEPTH: "SELF" },
    count: 27,
  },
  QueryDomainApplicationList: {
    product: "applications",
    parameters: { LIMIT: "1", USERDEPTH: "SELF" },
    count: 2,
  },
  QueryContactList: {
    product: "contacts",
    parameters: { LIMIT: "1", USERDEPTH: "SELF" },
    count: 88,
  },
  QueryWebsiteList: {
    product: "websites",
    parameters: { LIMIT: "1", USERDEPTH: "SELF" },
    count: 0,
  },
  QueryTMCHMarkList: {
    product: "trademarks",
    parameters: { LIMIT: "1", USERDEPTH: "SELF" },
    count: 16,
  },
  QueryUserList: {
    product: "subusers",
    parameters: { LIMIT: "1", USERDEPTH: "SUBUSER" },
    count: 63,
  },
};

/** What a registrar without trouble says. */
function counted({ command }: Received): string {
  const name = command.COMMAND ?? "";
  const count = String(expected[name]?.count);
  return name === "QueryDomainRepositoryList"
    ? success({ REPOSITORY: ["a", "b"], TOTAL_DOMAINS: [count] })
    : success({ FIRST: ["0"], LAST: ["0"], COUNT: ["1"], TOTAL: [count], LIMIT: ["1"] });
}

function statistics(answer: (request: Received) => Answer | Promise<Answer>) {
  const { received, surroundings } = fakeRegistrar(answer);
  const login = {
    registrar: "ispapi",
    system: "live",
    endpoint: null,
    publicFields: named("test.user"),
  } as const;
  return {
    received,
    result: fullClient(login, surroundings).counts(session),
  };
}

/** As {@link counted}, but for one command. */
const counteredBy = (name: string, answer: Answer) => (request: Received) =>
  request.command.COMMAND === name ? answer : counted(request);

it("asks each source once, with parameters it documents", async () => {
  const { received, result } = statistics(counted);
  expect(await result).toEqual({
    ok: true,
    value: Object.values(expected).map(({ product, count }) => ({ product, count, failure: null })),
  });
  const sent = received.map(({ command: { COMMAND = "", ...parameters } }) => [
    COMMAND,
    parameters,
  ]);
  expect(Object.fromEntries(sent)).toEqual(
    Object.fromEntries(
      Object.entries(expected).map(([name, { parameters }]) => [name, parameters]),
    ),
  );
  expect(sent).toHaveLength(10);
});

it("asks six at a time", async () => {
  let under = 0;
  let max = 0;
  const { result } = statistics(async (request) => {
    max = Math.max(max, ++under);
    await new Promise(setImmediate);
    under--;
    return counted(request);
  });
  expect((await result).ok).toBe(true);
  expect(max).toBe(6);
});

describe("one count that is not to be had is unknown, the others stand", () => {
  const unreadable = {
    kind: "malformed",
    code: null,
    text: "TOTAL is missing or unreadable",
    command: "QuerySSLCertList",
  };
  it.each<[string, Answer, object]>([
    [
      "refused",
      responseText(531, "Operation forbidden by ACL"),
      {
        kind: "not-allowed",
        code: 531,
        text: "Operation forbidden by ACL",
        command: "QuerySSLCertList",
      },
    ],
    [
      "rejected",
      responseText(549, "Command failed"),
      { kind: "rejected", code: 549, text: "Command failed", command: "QuerySSLCertList" },
    ],
    [
      "out of order",
      responseText(421, "Try again"),
      { kind: "server", code: 421, text: "Try again", command: "QuerySSLCertList" },
    ],
    ["missing", success({ COUNT: ["1"] }), unreadable],
    ["empty", success({ TOTAL: [""] }), unreadable],
    ["negative", success({ TOTAL: ["-1"] }), unreadable],
    ["signed", success({ TOTAL: ["+1"] }), unreadable],
    ["a fraction", success({ TOTAL: ["1.0"] }), unreadable],
    ["no number", success({ TOTAL: ["many"] }), unreadable],
    ["in another row", success({ TOTAL: { 1: "5" } }), unreadable],
    ["past all counting", success({ TOTAL: ["9007199254740993"] }), unreadable],
    [
      "an HTTP error",
      new Response(null, { status: 500 }),
      { kind: "http", code: 500, text: "", command: "QuerySSLCertList" },
    ],
  ])("%s", async (_, answer, failure) => {
    const rows = await statistics(counteredBy("QuerySSLCertList", answer)).result;
    expect(rows).toEqual({
      ok: true,
      value: Object.values(expected).map(({ product, count }) =>
        product === "ssl-certificates"
          ? { product, count: null, failure }
          : { product, count, failure: null },
      ),
    });
  });

  it("an unnamed TOTAL does not stand in for TOTAL_DOMAINS", async () => {
    const result = await statistics(
      counteredBy("QueryDomainRepositoryList", success({ TOTAL: ["5"] })),
    ).result;
    expect(result.ok && result.value[1]).toMatchObject({
      product: "managed-domains",
      count: null,
      failure: { kind: "malformed", text: "TOTAL_DOMAINS is missing or unreadable" },
    });
  });
});

describe("a failure of the account ends the statistics", () => {
  it.each([
    ["sign-in-failed", 530, "Authentication failed"],
    ["otp-needed", 530, "OTP required"],
    ["session-expired", 530, "SESSION NOT FOUND"],
    ["session-expired", 507, "Session expired"],
    ["locked-out", 425, "Usage exceeded"],
    ["address-refused", 535, "IP address not allowed"],
  ])("%s (%i): what was not sent stays unsent", async (kind, code, text) => {
    const { received, result } = statistics(() => responseText(code, text));
    expect(await result).toMatchObject({ ok: false, failure: { kind, code, text } });
    expect(received).toHaveLength(6);
  });

  it("also where it comes late, and among counts", async () => {
    const { received, result } = statistics(
      counteredBy("QueryUserList", responseText(425, "Usage exceeded")),
    );
    expect(await result).toMatchObject({
      ok: false,
      failure: { kind: "locked-out", command: "QueryUserList" },
    });
    expect(received).toHaveLength(10);
  });

  it("and so does being offline", async () => {
    let calls = 0;
    const fetch = () => {
      calls++;
      return Promise.reject(new TypeError("Failed to fetch"));
    };
    const login = {
      registrar: "ispapi",
      system: "live",
      endpoint: null,
      publicFields: named("u"),
    } as const;
    const client = fullClient(login, { fetch, isOnline: () => false });
    expect(await client.counts(session)).toMatchObject({
      ok: false,
      failure: { kind: "offline" },
    });
    expect(calls).toBe(6);
  });
});

it.each<[string, () => Answer]>([
  ["server", () => responseText(421, "Try again")],
  ["http", () => new Response(null, { status: 503 })],
  ["too-many-sessions", () => responseText(521, "Too many sessions")],
])("fails as a whole where every count fails by %s: older ones can stay", async (kind, answer) => {
  expect(await statistics(answer).result).toMatchObject({ ok: false, failure: { kind } });
});

it("does not fail as a whole where every count is refused", async () => {
  const result = await statistics(() => responseText(531, "Operation forbidden by ACL")).result;
  expect(result.ok && result.value.map(({ count, failure }) => [count, failure?.kind])).toEqual(
    Array.from({ length: 10 }, () => [null, "not-allowed"]),
  );
});
