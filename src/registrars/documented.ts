import type { Documented } from "../domain/probe/documented.ts";
import { autodnsDocumented } from "./autodns/documented.ts";
import { cnrDocumented } from "./cnr/documented.ts";
import { gandiDocumented } from "./gandi/documented.ts";
import { inwxDocumented } from "./inwx/documented.ts";
import { ispapiDocumented } from "./ispapi/documented.ts";
import { namecheapDocumented } from "./namecheap/documented.ts";
import { openproviderDocumented } from "./openprovider/documented.ts";
import { opensrsDocumented } from "./opensrs/documented.ts";
import { rtrDocumented } from "./rtr/documented.ts";

/** What the registrars' documents name in their answers, pure data: one line a registrar, by the id of its profile. */
export const documentedBy: Readonly<Record<string, Documented>> = {
  autodns: autodnsDocumented,
  cnr: cnrDocumented,
  gandi: gandiDocumented,
  inwx: inwxDocumented,
  ispapi: ispapiDocumented,
  namecheap: namecheapDocumented,
  openprovider: openproviderDocumented,
  opensrs: opensrsDocumented,
  rtr: rtrDocumented,
  "united-domains": ispapiDocumented,
};
