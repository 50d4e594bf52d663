import type { ClientId } from "./clients.ts";
import { cnrDocumented } from "./cnr/documented.ts";
import { inwxDocumented } from "./inwx/documented.ts";
import { ispapiDocumented } from "./ispapi/documented.ts";
import { openproviderDocumented } from "./openprovider/documented.ts";
import type { Documented } from "./probe/documented.ts";
import { rtrDocumented } from "./rtr/documented.ts";

const registry: Record<ClientId, Documented> = {
  cnr: cnrDocumented,
  inwx: inwxDocumented,
  ispapi: ispapiDocumented,
  openprovider: openproviderDocumented,
  rtr: rtrDocumented,
  "united-domains": ispapiDocumented,
};

/** What the registrars' documents name in their answers: one line a registrar. */
export const documentedBy: Readonly<Record<string, Documented>> = registry;
