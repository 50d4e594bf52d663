import type { ClientId } from "../../../src/registrars/clients.ts";
import { autodnsHarness } from "./autodns-harness.ts";
import { gandiHarness } from "./gandi-harness.ts";
import type { Harness } from "./harness.ts";
import { inwxHarness } from "./inwx-harness.ts";
import { lineHarness } from "./line-harness.ts";
import { namecheapHarness } from "./namecheap-harness.ts";
import { openproviderHarness } from "./openprovider-harness.ts";
import { opensrsHarness } from "./opensrs-harness.ts";
import { rtrHarness } from "./rtr-harness.ts";

const ispapi: Harness = {
  ...lineHarness("ispapi"),
  charges: { command: "QueryObjectRenewalList", total: "TOTAL" },
};

/** One for each line of the registry: a registrar that is not here does not compile. */
const harnesses: Record<ClientId, Harness> = {
  autodns: autodnsHarness,
  cnr: {
    ...lineHarness("cnr"),
    charges: { command: "QueryUpcomingAccountingList", total: "total" },
  },
  gandi: gandiHarness,
  inwx: inwxHarness,
  ispapi,
  namecheap: namecheapHarness,
  openprovider: openproviderHarness,
  opensrs: opensrsHarness,
  rtr: rtrHarness,
  // The same API at another host: ISPAPI's simulator answers there.
  "united-domains": ispapi,
};

/** What the suite runs a registrar's client against. Throws, and names the registrar, where there is none. */
export function simulatorOf(registrar: string): Harness {
  const found = Object.hasOwn(harnesses, registrar) ? harnesses[registrar as ClientId] : undefined;
  if (!found) throw new Error(`The contract suite has no harness for ${registrar}`);
  return found;
}
