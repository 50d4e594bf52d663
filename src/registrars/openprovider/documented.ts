import type { Documented } from "../../domain/probe/documented.ts";

const envelope = "code desc maintenance warnings? data?";
const of = (path: string, names: string): string =>
  names
    .split(" ")
    .map((name) => `data.${path}${name}`)
    .join(" ");
/** A price for the product, and the same for the reseller. */
const price = (path: string): string =>
  ["product", "reseller"].map((whose) => of(`${path}.${whose}.`, "currency? price?")).join(" ");

export const openproviderDocumented: Documented = {
  "POST /auth/login": `${envelope} ${of("", "token reseller_id")}`,
  "GET /resellers": `${envelope} ${of("", "id balance reserved_balance status tier vat? vatperc")} ${of("settings.", "currency is_auto_renew_enabled maximum_credit minimum_payment renew_notification_days[] transaction_fee.*?")}`,
  "GET /resellers/statistics": `${envelope} ${of("", "domain.total domain.by_status.* ssl.total ssl.by_status? ssl.by_status.*? customer.total dns.total license.total email_service.total_count spam_experts.*?")}`,
  "GET /domains": `${envelope} ${of("", "total results?")} ${of("results[].", "id domain.name domain.extension status autorenew renewal_date expiration_date registry_expiration_date? can_renew is_premium is_deleted delete_status? unit quarantine_expiration_date? soft_quarantine_expiry_date? hard_quarantine_expiry_date? restorable_until? active_date? order_date? creation_date? last_changed?")}`,
  "GET /domains/prices": `${envelope} ${of("", "is_premium is_promotion membership_price? membership_price.*? tier_price? tier_price.*? promotion_data? promotion_data.*?")} ${price("price")}`,
  "GET /payments": `${envelope} ${of("", "total results?")} ${of("results[].", "amount? confirmation_date? method? status? type? is_processed?")}`,
  "GET /transactions": `${envelope} ${of("", "total results?")} ${of("results[].", "action creation_date subject object_type type quantity reference_id exchange_rate? vat discount?")} ${["price", "setup", "total"].map((name) => price(`results[].${name}`)).join(" ")}`,
};
