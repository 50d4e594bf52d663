import type { Documented } from "../../domain/probe/documented.ts";

const assoc = "OPS_envelope.body.data_block.dt_assoc";
const of = (path: string, names: string): string =>
  names
    .split(" ")
    .map((name) => `${assoc}.${path}${name}`)
    .join(" ");

const envelope = `OPS_envelope.header.version ${of("", "protocol object action is_success response_code response_text")}`;
const attributes = "attributes.dt_assoc.";

export const opensrsDocumented: Documented = {
  GET_BALANCE: `${envelope} ${of(attributes, "balance hold_balance")}`,
  GET_DOMAINS_BY_EXPIREDATE: `${envelope} ${of(attributes, "page remainder total")} ${of(`${attributes}exp_domains.dt_array[].dt_assoc.`, "name expiredate f_auto_renew f_let_expire")}`,
  GET_PRICE: `${envelope} ${of(attributes, "price is_registry_premium? registry_premium_group?")}`,
};
