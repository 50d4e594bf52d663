import type { Registrars } from "../../../src/domain/project-overview.ts";
import { comparableAddress, sameAccountKey } from "../../../src/registrars/addresses.ts";
import { factsOf } from "../../../src/registrars/facts.ts";

/** What the worker knows of the registrars when it publishes. */
export const knownRegistrars: Registrars = {
  factsOf,
  addressOf: comparableAddress,
  moneyOf: sameAccountKey,
};
