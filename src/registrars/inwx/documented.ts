import type { Documented } from "../../domain/probe/documented.ts";

const envelope =
  "code msg svTRID runtime reasonCode? reason? details[].code? details[].msg? resData?";
/** A date is an object, or an ISO text. */
const date = (path: string): string =>
  `${path}? ${path}.scalar? ${path}.xmlrpc_type? ${path}.timestamp?`;
const of = (path: string, names: string): string =>
  names
    .split(" ")
    .map((name) => `resData.${path}${name}`)
    .join(" ");

export const inwxDocumented: Documented = {
  "account.info": `${envelope} ${of("", "customerId customerNo accountId username currency lowBalance vat? paymentType defaultRenewalMode renewalReport isReseller tfa")}`,
  "accounting.accountBalance": `${envelope} ${of("", "total available locked creditLimit")}`,
  "accounting.lockedFunds": `${envelope} ${date("resData.funds[].date")} ${of("funds[].", "domain? amount? status?")} ${of("sslFunds[].", "certificateId? creationDate? commonName? netto? vat? productId? productName? status?")}`,
  "accounting.log": `${envelope} ${of("", "count sum")} ${date("resData.log[].date")} ${of("log[].", "amount type details refundable")}`,
  "domain.list": `${envelope} ${of("", "count")} ${of("domain[].", "roId domain domain-ace period transferLock status renewalMode")} ${["crDate", "exDate", "reDate", "scDate", "upDate"].map((name) => date(`resData.domain[].${name}`)).join(" ")}`,
  "domain.log": `${envelope} ${of("", "count sum?")} ${date("resData.domain[].date")} ${of("domain[].", "roId? domain? status? price?")}`,
  "domain.getPrices": `${envelope} ${of("price[].", "tld currency renewalPrice monthlyRenewalPrice? renewalPeriod vat? promo? chargedPrice.currency? chargedPrice.renewalPrice? chargedPrice.monthlyRenewalPrice?")}`,
  "domain.getdomainprice": `${envelope} ${of("domain[].", "type period price currency promo premium")}`,
  "domain.priceChanges": `${envelope} ${date("resData.futureChanges[].changeDate")} ${of("futureChanges[].", "tld? affectsCustomer? renewalPrice? chargedPrice.currency? chargedPrice.renewalPrice?")}`,
  "contact.list": `${envelope} ${of("", "count contact[].roId?")}`,
  "nameserver.list": `${envelope} ${of("", "count domains[].roId?")}`,
};
