import { describe, expect, it } from "vitest";
import { failureKinds, type Result } from "../../../src/domain/failure.ts";
import { apiAddress } from "../../../src/registrars/addresses.ts";
import { clients, createClient, idleClient } from "../../../src/registrars/clients.ts";
import type { Authorization, RegistrarClient } from "../../../src/registrars/contract.ts";
import { namedAt, provedAt } from "../../support/registrars/credential.ts";

// What holds for each line of the registry, whatever its protocol: a new client is in here by its line alone.

const password = "Pä55 word&x=1";
const session = "session-0f3a9c1e77";
const secrets = [password, encodeURIComponent(password), session];
const authorizationsAt = (registrar: string): readonly Authorization[] => [
  provedAt(registrar, password),
  { kind: "session", session },
];
const today = 20_000;

/** Each method with arguments that fit; one that is not here is a type error. */
const asked: {
  [M in keyof Required<RegistrarClient>]: (
    client: Required<RegistrarClient>,
    authorization: Authorization,
    registrar: string,
  ) => Promise<Result<unknown>>;
} = {
  signIn: (client, _authorization, registrar) => client.signIn(provedAt(registrar, password)),
  signOut: (client) => client.signOut(session),
  balance: (client, authorization) => client.balance(authorization),
  counts: (client, authorization) => client.counts(authorization),
  charges: (client, authorization) =>
    client.charges(authorization, {
      first: 0,
      today,
      through: today + 90,
      vatPercent: "19",
      currency: "EUR",
    }),
  reserves: (client, authorization) => client.reserves(authorization),
  pastBalances: (client, authorization) => client.pastBalances(authorization, today - 7),
  subusers: (client, authorization) => client.subusers(authorization),
  bookings: (client, authorization) =>
    client.bookings(authorization, { from: 0, to: 86_400_000, first: 0 }),
  accountBook: (client, authorization) => client.accountBook(authorization, 0),
  removals: (client, authorization) => client.removals(authorization, 0),
  renewalEvents: (client, authorization) => client.renewalEvents(authorization, 0),
  presentDomains: (client, authorization) => client.presentDomains(authorization, 40),
  terms: (client, authorization) => client.terms(authorization),
  ownRights: (client, authorization) => client.ownRights(authorization),
  rates: (client, authorization) => client.rates(authorization),
};
type Method = keyof typeof asked;

/** What a server or a network may come up with instead of an answer. */
const answers: Record<string, (init: RequestInit) => Promise<Response>> = {
  "a dropped connection": () => Promise.reject(new TypeError("Failed to fetch")),
  "a web page": async () => new Response("<!doctype html><title>Sign in</title>"),
  nothing: async () => new Response(""),
  "a fault of the server": async () => new Response("", { status: 503 }),
  "null as JSON": async () => new Response("null"),
  "what it was sent": async ({ body }) => new Response(`${body} ${password} ${session}`),
  "half an answer": async () => new Response("[RESPONSE]\nCODE = 200\n"),
};

const systems = ["live", "ote"] as const;
const cases = Object.keys(clients).flatMap((registrar) => {
  const offered = idleClient(registrar);
  return (Object.keys(asked) as Method[])
    .filter((method) => offered[method] !== undefined)
    .flatMap((method) =>
      Object.keys(answers).map((answer) => [registrar, method, answer] as const),
    );
});

it("every registrar's client can at least sign in, sign out and tell the balance", () => {
  for (const registrar of Object.keys(clients))
    expect(Object.keys(idleClient(registrar))).toEqual(
      expect.arrayContaining(["signIn", "signOut", "balance"]),
    );
});

describe("a client that gets no answer of its registrar", () => {
  it.each(cases)(
    "%s, %s, %s: fails as one of the closed union, and tells nothing",
    async (registrar, method, answer) => {
      for (const system of systems)
        for (const authorization of authorizationsAt(registrar)) {
          const requests: [RequestInfo | URL, RequestInit][] = [];
          const login = {
            registrar,
            system,
            endpoint: null,
            publicFields: namedAt(registrar, "shop"),
          };
          const client = createClient(login, {
            isOnline: () => true,
            fetch: async (input, init = {}) => {
              requests.push([input, init]);
              return (answers[answer] as (init: RequestInit) => Promise<Response>)(init);
            },
          }) as Required<RegistrarClient>;
          const result = await asked[method](client, authorization, registrar);
          const isStateless = requests.length === 0;
          if (!result.ok) expect(failureKinds).toContain(result.failure.kind);
          // Counts fail one by one: unknown each, never zero. Without sessions there is nothing to open or to close.
          else if (method === "counts")
            expect((result.value as { count: unknown }[]).map(({ count }) => count)).toEqual(
              (result.value as unknown[]).map(() => null),
            );
          else expect([method, isStateless]).toEqual([expect.stringMatching(/^sign/), true]);
          for (const secret of secrets) expect(JSON.stringify(result)).not.toContain(secret);
          expect(requests.length).toBeLessThanOrEqual(12);
          for (const [input, init] of requests) {
            expect(String(input).startsWith(apiAddress(login))).toBe(true);
            expect(["GET", "POST"]).toContain(init.method);
            expect(init).toMatchObject({
              credentials: "omit",
              cache: "no-store",
              redirect: "error",
              referrerPolicy: "no-referrer",
            });
          }
        }
    },
  );
});

describe("a client whose vault is locked", () => {
  it.each(Object.keys(clients))("%s sends nothing any more", async (registrar) => {
    const login = {
      registrar,
      system: "live" as const,
      endpoint: null,
      publicFields: namedAt(registrar, "shop"),
    };
    let sent = 0;
    const client = createClient(login, {
      isOnline: () => true,
      signal: AbortSignal.abort(),
      fetch: async () => {
        sent++;
        return new Response("");
      },
    }) as Required<RegistrarClient>;
    const offered = idleClient(registrar);
    for (const method of Object.keys(asked) as Method[]) {
      if (offered[method] === undefined || method === "signOut" || method === "signIn") continue;
      const result = await asked[method](client, provedAt(registrar, password), registrar);
      expect([method, result.ok ? "" : result.failure.kind]).toEqual([method, "locked"]);
    }
    expect(sent).toBe(0);
  });
});
