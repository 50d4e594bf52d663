import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { FieldValues } from "../../../src/domain/account.ts";
import { apiAddress } from "../../../src/registrars/addresses.ts";
import { clients } from "../../../src/registrars/clients.ts";
import type { HttpEnvironment } from "../../../src/registrars/contract.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { namedAt, provedAt } from "../registrars/credential.ts";
import { fullClient } from "../registrars/full-client.ts";
import { now } from "./every-method.ts";
import { type AccountParts, answerOf, textOf } from "./harness.ts";
import { simulatorOf } from "./harnesses.ts";
import { httpsFetch } from "./https-fetch.ts";

/** All registrars: a new one is in the suite by its line of the registry alone. */
export const everyRegistrar: readonly string[] = Object.keys(clients);

export const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `name-${index}.com`);

/** A password of signs that each spelling writes in its own way. */
export const password = `S3 cr<e>t&"q"'a'\\b/ä%+z`;

export const usualParts: AccountParts = {
  password,
  balance: "858.24",
  reserved: "45.90",
  currency: "EUR",
  names: numbered(5),
  price: "11.30",
  booked: "13.45",
  pageSize: 1000,
};

/** What stands between client and simulator: gets the whole answer, and gives what the client is to see. */
export type Between = (body: string, request: { address: string; body: string }) => string;

/** The simulator for the tests of one file; what no correct client does fails the test in which it was done. */
export function useSimulator() {
  let simulator: Simulator;
  let direct: typeof fetch;
  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: simulatorOf(everyRegistrar[0] ?? "").scenario(usualParts),
      now: () => now,
    });
    direct = httpsFetch(simulator);
  });
  afterAll(() => simulator.close());
  afterEach(() => {
    expect(simulator.violations).toEqual([]);
  });

  /** The registrar's real client against its simulator, at the registrar's own address. */
  async function have(registrar: string, parts: Partial<AccountParts> = {}) {
    const harness = simulatorOf(registrar);
    const all = { ...usualParts, ...parts };
    await simulator.reset(harness.scenario(all));
    const login = {
      registrar,
      system: "live",
      endpoint: null,
      publicFields: {
        ...namedAt(registrar, harness.user),
        ...harness.more?.publicFields,
        ...harness.fields?.(all),
      },
    } as const;
    const proved = provedAt(registrar, all.password);
    const requests: { address: string; init: RequestInit }[] = [];
    const clientWith = (
      more: Partial<HttpEnvironment> = {},
      between?: Between,
      publicFields: FieldValues = login.publicFields,
    ) =>
      fullClient(
        { ...login, publicFields },
        {
          isOnline: () => true,
          fetch: async (input, init = {}) => {
            requests.push({ address: String(input), init });
            const answer = await direct(input, init);
            if (!between) return answer;
            const { wire } = harness;
            const request = { address: String(input), body: String(init.body ?? "") };
            const seen = between(await textOf(wire, answer), request);
            return answerOf(wire, seen, answer.status);
          },
          ...more,
        },
      );
    return {
      harness,
      simulator,
      parts: all,
      /** What was sent, as it left the client. */
      requests,
      address: apiAddress(login),
      clientWith,
      client: clientWith(),
      /** Straight to the simulator. */
      direct,
      authorization: {
        ...proved,
        secretFields: { ...proved.secretFields, ...harness.more?.secretFields },
      },
      commands: () => simulator.requests.map(({ command }) => command),
    };
  }
  return { have };
}
