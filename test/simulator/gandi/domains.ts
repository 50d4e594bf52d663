import { dayMs } from "../shared/dates.ts";
import { between, generatedFrom } from "../shared/generator.ts";
import { madeOnce } from "../shared/made-once.ts";
import type { Account } from "../shared/scenario-schema.ts";
import { type Answer, isoTime } from "./answer.ts";
import { type Context, listed } from "./query.ts";
import type { GandiDomain } from "./schema.ts";

const bytesOf = (name: string): Buffer => Buffer.from(name);

/** All domains of an account by name. Their days are counted from the world's beginning where they are told. */
const domainsOf = ({ gandi }: Account): readonly GandiDomain[] =>
  madeOnce(gandi, 0, () => {
    const further = generatedFrom(
      gandi.generated,
      (domain, next, { days, renewedOfTen }): GandiDomain => ({
        domain,
        endDay: Math.floor(between(next, days)),
        autorenew: next() * 10 < renewedOfTen,
        status: ["clientTransferProhibited"],
        withoutDates: false,
      }),
    );
    return [...gandi.domains, ...further].sort((a, b) =>
      Buffer.compare(bytesOf(a.domain), bytesOf(b.domain)),
    );
  });

const sent = <T>(name: string, value: T | null | undefined): object =>
  value === null || value === undefined ? {} : { [name]: value };

function rowOf(domain: GandiDomain, { account, world }: Context): object {
  const { endDay, endsAt, autorenew, status, withoutDates } = domain;
  const end = endDay === undefined ? undefined : world.startedAt + Math.round(endDay * dayMs);
  const written = endsAt ?? (end === undefined ? undefined : isoTime(end));
  const created = isoTime(world.startedAt - 400 * dayMs);
  const dates = {
    created_at: created,
    registry_created_at: created,
    ...sent("registry_ends_at", written),
    updated_at: isoTime(world.startedAt - 30 * dayMs),
  };
  return {
    ...sent("status", status),
    ...(withoutDates ? {} : { dates }),
    tags: ["private.example"],
    fqdn: domain.domain,
    id: "0b1e7c1a-0000-4000-8000-000000000001",
    ...sent("autorenew", autorenew),
    tld: domain.domain.slice(domain.domain.lastIndexOf(".") + 1),
    owner: "Erika Mustermann",
    orga_owner: "Mustermann GmbH",
    domain_owner: "Erika Mustermann",
    nameserver: { current: "livedns" },
    sharing_id: account.login,
    fqdn_unicode: domain.domain,
  };
}

export const domains = (context: Context): Answer =>
  listed(domainsOf(context.account), context, (each) => rowOf(each, context));
