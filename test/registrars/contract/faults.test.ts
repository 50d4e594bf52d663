import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { type FailureKind, failureKinds, type Result } from "../../../src/domain/failure.ts";
import type { HttpEnvironment } from "../../../src/registrars/contract.ts";
import type { FaultInput } from "../../simulator/shared/fault-schema.ts";
import { everyRegistrar, useSimulator } from "../../support/contract/contract-account.ts";
import { asked, type Method, methodsOf, now } from "../../support/contract/every-method.ts";
import { httpsFetch } from "../../support/contract/https-fetch.ts";
import { namedAt } from "../../support/registrars/credential.ts";

const { have } = useSimulator();

type Fault = [what: string, fault: FaultInput, kind: FailureKind, more?: Partial<HttpEnvironment>];

const short = { timeLimit: 150 };
const small = { bodyLimit: 100_000 };
const cutHeaders = { "content-length": "20" };

/** What a network, a server or somebody in between may come up with instead of an answer, and what it is told as. */
const faults: Fault[] = [
  ["a dropped connection", { kind: "drop" }, "unreachable"],
  ["a connection dropped behind the headers", { kind: "drop", when: "headers" }, "unreachable"],
  ["a connection dropped in the answer", { kind: "cut", how: "broken" }, "unreachable"],
  ["an answer without its end", { kind: "cut" }, "malformed"],
  [
    "an answer of the wrong length",
    { kind: "status", status: 200, headers: cutHeaders, body: "x".repeat(500) },
    "malformed",
  ],
  ["a time that is over", { kind: "hold" }, "timeout", short],
  ["a slow drip", { kind: "drip", bytes: 1, everyMs: 40 }, "timeout", short],
  ["no network", { kind: "drop" }, "offline", { isOnline: () => false }],
  ["a web page", { kind: "html" }, "malformed"],
  ["a gateway's page", { kind: "html", status: 502 }, "http"],
  ["a status without a body", { kind: "status", status: 503 }, "http"],
  ["too many requests", { kind: "status", status: 429, body: "Slow down" }, "http"],
  ["a redirect", { kind: "redirect", to: "https://example.org/" }, "unreachable"],
  ["nothing", { kind: "body", body: "" }, "malformed"],
  ["random bytes", { kind: "garbage" }, "malformed"],
  ["null as JSON", { kind: "body", body: "null" }, "malformed"],
  ["an empty object", { kind: "body", body: "{}" }, "malformed"],
  ["an empty element", { kind: "body", body: '<?xml version="1.0"?><a/>' }, "malformed"],
  ["more than the limit", { kind: "huge", bytes: 1_000_000 }, "malformed", small],
  [
    "one endless text",
    { kind: "huge", bytes: 1_000_000, shape: "line", eof: false },
    "malformed",
    small,
  ],
  ["lists in lists without end", { kind: "body", body: "[".repeat(200_000) }, "malformed"],
];

/** The kinds of a failed answer; counts may fail one by one, unknown each. Throws for any other success. */
function kindsOf(method: Method, answer: Result<unknown>): FailureKind[] {
  if (!answer.ok) return [answer.failure.kind];
  if (method !== "counts") throw new Error(`${method}: ${JSON.stringify(answer.value)}`);
  return (answer.value as { count: number | null; failure: { kind: FailureKind } }[]).map(
    ({ count, failure }) => {
      expect(count).toBeNull();
      return failure.kind;
    },
  );
}

describe.each(everyRegistrar)("%s", (registrar) => {
  it.each(faults)("%s ends every method in the closed union", async (_what, fault, kind, more) => {
    const { clientWith, authorization, simulator, parts } = await have(registrar);
    simulator.faults.set({}, fault);
    const client = clientWith(more);
    for (const method of methodsOf(registrar)) {
      const answer = await asked[method](client, authorization);
      const kinds = kindsOf(method, answer);
      expect([method, [...new Set(kinds)]]).toEqual([method, [kind]]);
      expect(failureKinds).toContain(kind);
      expect(JSON.stringify(answer)).not.toContain(JSON.stringify(parts.password));
      // Which request it was is said: without it nobody can report it.
      if (!answer.ok) expect(answer.failure.command).toBeTruthy();
    }
    const opened = await client.signIn(authorization);
    expect(opened).toMatchObject(
      opened.ok ? { value: "stateless" } : { failure: { kind: expect.stringMatching(kind) } },
    );
    simulator.faults.clear();
  });

  it("a refused connection is unreachable", async () => {
    const { clientWith, authorization, simulator } = await have(registrar);
    const closed = createServer();
    await new Promise<void>((listening) => closed.listen(0, "127.0.0.1", listening));
    const { port } = closed.address() as { port: number };
    await new Promise((done) => closed.close(done));
    const client = clientWith({
      fetch: httpsFetch({ certificate: simulator.certificate, httpsPort: port }),
    });
    for (const method of methodsOf(registrar))
      expect(kindsOf(method, await asked[method](client, authorization))).toContain("unreachable");
  });

  it("its documented codes are what they are documented to be", async () => {
    const { harness, clientWith, authorization, simulator } = await have(registrar);
    for (const [code, kind] of harness.codes) {
      // As in another round: some of them ask for a pause.
      const client = clientWith();
      simulator.faults.clear();
      simulator.faults.set({}, { kind: "code", code, text: "Said by the registrar" });
      expect([code, await client.balance(authorization)]).toMatchObject([
        code,
        { ok: false, failure: { kind, code, text: "Said by the registrar" } },
      ]);
      for (const method of methodsOf(registrar)) {
        const kinds = kindsOf(method, await asked[method](client, authorization));
        expect([code, method, kinds]).toEqual([code, method, kinds.map(() => kind)]);
      }
    }
  });

  it("that asks for a pause is the last thing that is asked for", async () => {
    const { clientWith, authorization, simulator } = await have(registrar);
    const client = clientWith();
    const headers = { "retry-after": "90" };
    simulator.faults.set({}, { kind: "status", status: 429, headers });
    const why = { kind: "http", code: 429, wait: 90 };
    expect(await client.balance(authorization)).toMatchObject({ ok: false, failure: why });
    simulator.faults.clear();
    const sent = simulator.requests.length;
    expect(await client.balance(authorization)).toMatchObject({ ok: false, failure: why });
    for (const method of methodsOf(registrar))
      expect(kindsOf(method, await asked[method](client, authorization))).toEqual(["http"]);
    expect(simulator.requests.length).toBe(sent);
    expect(await clientWith().balance(authorization)).toMatchObject({ ok: true });
  });

  it("is given up as soon as the secrets may no longer be used", async () => {
    const { clientWith, authorization, simulator } = await have(registrar);
    const lock = new AbortController();
    simulator.faults.set({}, { kind: "hold" });
    const client = clientWith({ signal: lock.signal });
    const under = client.balance(authorization);
    await expect.poll(() => simulator.peak).toBeGreaterThan(0);
    lock.abort();
    expect(await under).toMatchObject({ failure: { kind: "locked" } });
    const before = simulator.requests.length;
    for (const method of methodsOf(registrar))
      expect(kindsOf(method, await asked[method](client, authorization))).toContain("locked");
    expect(simulator.requests.length).toBe(before);
    simulator.faults.clear();
  });

  it("sends no password to plain HTTP on another machine", async () => {
    const { createClient } = await import("../../../src/registrars/clients.ts");
    const { authorization } = await have(registrar);
    let sent = 0;
    const client = createClient(
      {
        registrar,
        system: "live",
        endpoint: "http://proxy.example/",
        publicFields: namedAt(registrar, "shop"),
      },
      {
        isOnline: () => now > 0,
        fetch: async () => {
          sent++;
          return new Response("");
        },
      },
    );
    expect(await client.balance(authorization)).toMatchObject({
      failure: { kind: "unsafe-endpoint" },
    });
    expect(sent).toBe(0);
  });
});
