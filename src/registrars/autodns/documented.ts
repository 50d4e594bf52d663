import type { Documented } from "../../domain/probe/documented.ts";

/** One of the documents calls the code `resultCode`. */
const envelope =
  "stid status.code? status.resultCode? status.text status.type object.type? object.value? object.summary? messages?";
const of = (path: string, names: string): string =>
  names
    .split(" ")
    .map((name) => `${path}${name}`)
    .join(" ");
const rows = (names: string): string => `${envelope} data? ${of("data[].", names)}`;

const price = "priceList.prices.domain.businessCase.price";
const others = ["prices.domain_premium", "prices.domain_trustee", "prices.certificates"];

export const autodnsDocumented: Documented = {
  "GET /account": rows(
    "customer.number customer.client customer.group currentAccountBalance runningTotal creditLimit currency minRunningTotalNotification? reserved? created? updated? view.*?",
  ),
  "POST /domain/_search": rows(
    "name created? updated? owner.context? owner.user? payable? expire? autoRenewStatus? autorenew? cancelationStatus? period.unit? period.period? priceClassRenew?",
  ),
  "POST /domain/restore/_search": rows(
    "name created? updated? owner.context? owner.user? deleted? restorePhaseEnd?",
  ),
  "POST /subjectProduct/_search": rows(
    "id subject.name subject.object product.article.type product.article.category? product.article.label product.businessCase period.unit? period.period? amount netAmount? vatAmount? currency type payable provisioning? count? created? updated? owner.context? owner.user? customer.number? customer.client? customer.group?",
  ),
  "POST /certificate/_search": rows("id? created? updated?"),
  "POST /zone/_search": rows("id? created? updated?"),
  "POST /contact/_search": rows("id? created? updated?"),
  "GET /domainpremium/{name}": rows(
    "name idn? priceClass priceClassRenew? price currency provider? premiumStatus? created? updated?",
  ),
  "GET /document/price_list.xml": [
    of("priceList@", "xmlns generated customer"),
    "priceList.prices? priceList.prices.domain@label priceList.prices.domain.businessCase@label",
    of(`${price}@`, "amount period? type? vatRate? currency?"),
    of(
      `${price}.`,
      "runtimeTakeOver? grandfather? idn? registrarAutoDNS? inclusive@count? validity@from? validity@until? regular@amount? regular@period? regular@type? regular@vatRate? regular@currency?",
    ),
    ...others.map((name) =>
      of(
        `priceList.${name}`,
        "@label? .businessCase@label? .businessCase.price@amount? .businessCase.price@period? .businessCase.price@type? .businessCase.price@vatRate? .businessCase.price@currency?",
      ),
    ),
    "priceList.promos? priceList.comment? priceList.comment@lang?",
  ].join(" "),
};
