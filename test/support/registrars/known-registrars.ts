import type { Registrars } from "../../../src/domain/project-overview.ts";
import { apiAddress, sameAccountKey } from "../../../src/registrars/addresses.ts";
import { factsOf } from "../../../src/registrars/facts.ts";

/** What the worker knows of the registrars when it publishes. */
export const knownRegistrars: Registrars = {
  factsOf,
  addressOf: apiAddress,
  moneyOf: sameAccountKey,
};
