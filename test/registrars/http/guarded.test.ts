import { expect, it } from "vitest";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import type { HttpEnvironment } from "../../../src/registrars/contract.ts";
import { guarded } from "../../../src/registrars/http/guarded.ts";
import { nothingNoted } from "../../../src/registrars/http/without-secrets.ts";
import { byPassword } from "../../support/registrars/credential.ts";

const answered = ok({ status: 200, body: "said" });

/** Sends one request, and says what came of it, with what limits it was sent, and which secrets were noted. */
async function sent(environment: Partial<HttpEnvironment> = {}, address = "https://api.example/") {
  const requests: HttpEnvironment[] = [];
  const secrets = nothingNoted();
  const came = await guarded(
    {
      command: "GET /x",
      address,
      authorization: byPassword("password-1"),
      secrets,
      bodyLimit: 1000,
    },
    { fetch, isOnline: () => true, ...environment },
    async (limited) => {
      requests.push(limited);
      return answered;
    },
  );
  return { came, requests, secrets };
}

it("sends a request once its secrets are noted, those that stay at home as well", async () => {
  const { came, secrets } = await sent({ secrets: async () => ok(["kept-at-home"]) });
  expect(came).toEqual(answered);
  expect([[...secrets.sent], [...secrets.kept]]).toEqual([["password-1"], ["kept-at-home"]]);
});

it.each([
  [undefined, 1000],
  [10, 10],
  [5000, 1000],
])("limits an answer to the smaller of %s bytes and its own limit", async (bodyLimit, limit) => {
  const { requests } = await sent(bodyLimit === undefined ? {} : { bodyLimit });
  expect(requests.map((limited) => limited.bodyLimit)).toEqual([limit]);
});

it.each(["http://api.example/", "http://localhost/", "", "nonsense"])(
  "sends nothing to %j",
  async (address) => {
    const { came, requests, secrets } = await sent({}, address);
    expect(came).toMatchObject({ failure: { kind: "unsafe-endpoint", command: "GET /x" } });
    expect([requests.length, secrets.sent.size]).toEqual([0, 0]);
  },
);

it("sends nothing while the vault is locked, nor once it was locked while the request waited", async () => {
  const locked = { failure: { kind: "locked", command: "GET /x" } };
  const before = await sent({ signal: AbortSignal.abort() });
  expect([before.came, before.requests.length]).toMatchObject([locked, 0]);
  const lock = new AbortController();
  const meanwhile = await sent({
    signal: lock.signal,
    inTurn: async (work) => {
      lock.abort();
      return work();
    },
  });
  expect([meanwhile.came, meanwhile.requests.length]).toMatchObject([locked, 0]);
});

it("sends nothing where the secrets that stay at home cannot be read, and says which request it was", async () => {
  const { came, requests } = await sent({ secrets: async () => failed(failure("vault")) });
  expect(came).toMatchObject({ failure: { kind: "vault", command: "GET /x" } });
  expect(requests).toEqual([]);
});
