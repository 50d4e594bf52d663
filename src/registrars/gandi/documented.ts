import type { Documented } from "../../domain/probe/documented.ts";

const of = (path: string, names: string): string =>
  names
    .split(" ")
    .map((name) => `${path}${name}`)
    .join(" ");

const taxes = of("taxes[].", "name? name_label? rate? type?");
const price = of(
  "products[].prices[].",
  "duration_unit min_duration max_duration discount price_before_taxes price_after_taxes normal_price_before_taxes? normal_price_after_taxes? type? features? features[]? options.phase? options.*?",
);

export const gandiDocumented: Documented = {
  "GET /billing/info": `${of("prepaid.", "amount currency warning_threshold created_at updated_at")} outstanding_amount annual_balance grid prepaid_monthly_invoice?`,
  "GET /billing/price/domain": `currency grid taxes? ${taxes} ${of("products[].", "name process status phases? phases[].name? phases[].starts_at? phases[].ends_at? taxes?")} ${taxes.replaceAll("taxes[]", "products[].taxes[]")} ${price}`,
  "GET /certificate/issued-certs": of(
    "[].",
    "id? cn? status? package? package.*? dates? dates.*? cn_unicode? contact? middleware? software? trustee? href? altnames[]? sharing_id? tags[]?",
  ),
  "GET /domain/domains": `${of("[].", "id fqdn fqdn_unicode? tld autorenew autorenew.enabled? autorenew.duration? autorenew.dates[]? autorenew.org_id? status? status[]? nameserver.current? nameserver.hosts[]? sharing_id? href? tags? tags[]? services[]? is_locked? can_tld_lock?")} ${of("[].dates.", "registry_ends_at created_at? registry_created_at? updated_at? deletes_at? hold_begins_at? hold_ends_at? pending_delete_ends_at? renew_begins_at? restore_ends_at?")}`,
  "GET /organization/organizations": of("[].", "id type? reseller? corporate?"),
};
