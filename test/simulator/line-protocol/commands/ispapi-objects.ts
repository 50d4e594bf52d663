import { domainName, gross } from "../../shared/generator.ts";
import type { Account, ObjectCounts } from "../../shared/scenario-schema.ts";
import { done } from "../../shared/types.ts";
import { subusersOf } from "../../shared/world.ts";
import { page, type Row } from "../lists.ts";
import { anyText, oneOf, paging } from "../parameters.ts";
import type { Command, Commands, Context } from "./command.ts";

const depth = oneOf("SELF", "SUBUSER", "ALL");
const listParameters = { ...paging, USERDEPTH: depth, WIDE: oneOf("0", "1"), ORDERBY: anyText };

/** An object count over the users that USERDEPTH names; without it, over all. */
function countOver({ world, account, parameters }: Context, of: (user: Account) => number): number {
  const wanted = parameters.get("USERDEPTH")?.toUpperCase() ?? "ALL";
  const below = subusersOf(world, account).reduce((sum, user) => sum + of(user), 0);
  return (wanted === "SUBUSER" ? 0 : of(account)) + (wanted === "SELF" ? 0 : below);
}

const listOf = (
  key: keyof ObjectCounts,
  name: string,
  row: (index: number) => string,
): Command => ({
  parameters: listParameters,
  run: (context) => {
    const total = countOver(context, (user) => user.objects[key]);
    const source = { total, row: (index: number) => ({ [name]: row(index) }) };
    return page(source, [name], context.parameters, context.world.scenario.limits.page);
  },
});

const zones = ["com", "de", "net", "org", "eu"];
const name = (index: number): string => domainName(index, zones[index % zones.length] ?? "com");
const numbered = (prefix: string) => (index: number) => `${prefix}${100_001 + index}`;

const priceColumns = ["RENEWALPRICE", "RENEWALGROSSPRICE", "VAT", "CURRENCY"];

/** ISPAPI's lists of objects, which give the product statistics by their TOTAL. */
export const ispapiObjectCommands: Commands = {
  QueryDomainList: {
    parameters: { ...listParameters, PROPERTIES: oneOf("RENEWALPRICE") },
    run: (context) => {
      const { money } = context.account;
      const priced = context.parameters.has("PROPERTIES");
      const row = (index: number): Row => {
        const net = `${8 + (index % 23)}.${String((index * 37) % 100).padStart(2, "0")}`;
        const prices = {
          RENEWALPRICE: net,
          RENEWALGROSSPRICE: gross(net, money.vat),
          VAT: money.vat ?? "0.00",
          CURRENCY: money.currency,
        };
        return { DOMAIN: name(index), ...(priced ? prices : {}) };
      };
      const total = countOver(context, (user) => user.objects.domains);
      const names = priced ? ["DOMAIN", ...priceColumns] : ["DOMAIN"];
      return page({ total, row }, names, context.parameters, context.world.scenario.limits.page);
    },
  },
  QueryDomainRepositoryList: {
    parameters: { USERDEPTH: depth },
    run: (context) =>
      done({
        TOTAL_DOMAINS: [String(countOver(context, (user) => user.objects.repositoryDomains))],
      }),
  },
  QuerySSLCertList: listOf("sslCertificates", "SSLCERTID", numbered("")),
  QueryDNSZoneList: listOf("dnsZones", "DNSZONE", (index) => `${name(index)}.`),
  QueryTransferList: listOf("transfers", "DOMAIN", name),
  QueryDomainApplicationList: listOf("applications", "APPLICATION", numbered("")),
  QueryContactList: listOf("contacts", "CONTACT", numbered("P-ABC")),
  QueryWebsiteList: listOf("websites", "WEBSITE", name),
  QueryTMCHMarkList: listOf("trademarks", "MARK", numbered("TM")),
  QueryUserList: {
    parameters: listParameters,
    run: (context) => {
      const { world, account, parameters } = context;
      const known = subusersOf(world, account);
      const nameless = numbered(`${account.login}-`);
      const source = {
        total: known.length + account.objects.subusers,
        row: (index: number) => ({ USER: known[index]?.login ?? nameless(index - known.length) }),
      };
      return page(source, ["USER"], parameters, world.scenario.limits.page);
    },
  },
};
