import type { ProductName, Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { asResult, endsStatistics } from "../counts-result.ts";
import { inParallel } from "../http/in-parallel.ts";
import { single } from "../line-protocol/columns.ts";
import type { Parameters } from "../line-protocol/command.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { statisticOf } from "../line-protocol/statistics.ts";
import type { IspapiCommand } from "./commands.ts";

/** Where a count comes from: `field` is the property, {@link parameters} are all in the command's manual page. */
interface Source {
  product: ProductName;
  command: IspapiCommand;
  parameters: Parameters;
  field: string;
}

const listed = (product: ProductName, command: IspapiCommand, more: Parameters = {}): Source => ({
  product,
  command,
  parameters: { LIMIT: 1, USERDEPTH: "SELF", ...more },
  field: "TOTAL",
});

const sources: readonly Source[] = [
  listed("domains", "QueryDomainList"),
  {
    product: "managed-domains",
    command: "QueryDomainRepositoryList",
    // It has no LIMIT and no TOTAL.
    parameters: { USERDEPTH: "SELF" },
    field: "TOTAL_DOMAINS",
  },
  listed("ssl-certificates", "QuerySSLCertList"),
  // The only one that requires WIDE.
  listed("dns-zones", "QueryDNSZoneList", { WIDE: 0 }),
  listed("transfers", "QueryTransferList"),
  listed("applications", "QueryDomainApplicationList"),
  listed("contacts", "QueryContactList"),
  listed("websites", "QueryWebsiteList"),
  listed("trademarks", "QueryTMCHMarkList"),
  // With SELF this one lists the account itself and nobody else (its manual page), hence always 1.
  listed("subusers", "QueryUserList", { USERDEPTH: "SUBUSER" }),
];

/** Requests at a time. */
const width = 6;

/** ISPAPI's product counts, one list command each. */
export async function ispapiStatistics(ask: Ask<IspapiCommand>): Promise<Result<Statistic[]>> {
  const count = async ({ product, command, parameters, field }: Source): Promise<Statistic> => {
    const answer = await ask(command, parameters);
    return answer.ok
      ? statisticOf(product, single(answer.value, field), command, field)
      : { product, count: null, failure: answer.failure };
  };
  return asResult(await inParallel(sources, width, count, endsStatistics));
}
