import type { Documented } from "../../domain/probe/documented.ts";

const pagination = "pagination.total pagination.offset pagination.limit entities?";
const of = (path: string, names: string): string =>
  names
    .split(" ")
    .map((name) => `${path}${name}`)
    .join(" ");

export const rtrDocumented: Documented = {
  "GET /customers/{customer}/credit": of("accounts[].", "currency balance reservation locked"),
  "GET /customers/{customer}/pricelist": `${of("prices[].", "product action currency price")} priceChanges? ${of("priceChanges[].", "product? action? currency? price? fromDate?")} promos? ${of("promos[].", "product? action? currency? price? fromDate? endDate? active?")}`,
  "GET /customers/{customer}/notifications": `${pagination} ${of("entities[].", "id customer? fireDate eventType notificationType message? isAsync? watermark? currency? balance? negativeSinceDate? negativeLimit? negativeSoftLimit?")}`,
  "GET /customers/{customer}/contacts": pagination,
  "GET /dns/zones": pagination,
  "GET /ssl/certificates": pagination,
  "GET /processes": pagination,
  "GET /domains": `${pagination} ${of("entities[].", "domainName expiryDate autoRenew autoRenewPeriod status[] premium registry? customer?")}`,
  "GET /tlds/{tld}/info":
    "provider? applicableFor[] metadata.createDomainPeriods[]? metadata.renewDomainPeriods[]? metadata.autoRenewDomainPeriods[] metadata.expiryDateOffset metadata.autoRenewGracePeriod? metadata.redemptionPeriod? metadata.transferFOA?",
  "GET /billing/financialtransactions": `${pagination} ${of("entities[].", "id customer date amount currency processId processType processIdentifier processAction chargesPerAccount.*")} ${of("entities[].billables[].", "product? action? quantity? amount? providerName? refundable? total?")}`,
};
