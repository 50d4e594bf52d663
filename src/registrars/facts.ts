import type { System } from "../domain/account.ts";
import type { RegistrarFacts } from "../domain/registrar-facts.ts";
import { idleClient, lackingIn } from "./clients.ts";
import { failureFactsOf } from "./failure-facts.ts";
import { profileOf } from "./profiles.ts";

/** What the worker publishes of an account's registrar: its profile, and what its client has methods for. */
export function factsOf({
  registrar,
  system,
}: {
  registrar: string;
  system: System;
}): RegistrarFacts {
  const profile = profileOf({ registrar });
  const client = idleClient(registrar);
  const place = profile.systems[system] ?? profile.systems.live;
  return {
    ...failureFactsOf({ registrar, system }),
    panel: place.panel,
    topUp: place.topUp,
    lacks: lackingIn(client),
    pastSource: client.accountBook ? "bookings" : "days",
    failedCharge: profile.failedCharge,
    tellsReserved: profile.tellsReserved,
    counts: profile.counts,
    assumptions: [...profile.assumptions],
  };
}
