import { escaped } from "./escaped.ts";

/**
 * All that is ever sent, by its action, and what each one's attributes may be. All of it reads: `reg_type` is that of a
 * price, and `renewal` is the only one that is asked for.
 */
export const actions = {
  GET_BALANCE: {},
  GET_DOMAINS_BY_EXPIREDATE: {
    exp_from: /^\d{4}-\d\d-\d\d$/,
    exp_to: /^\d{4}-\d\d-\d\d$/,
    limit: /^\d{1,4}$/,
    page: /^\d{1,6}$/,
  },
  GET_PRICE: { domain: /./, period: /^1$/, reg_type: /^renewal$/ },
} as const satisfies Record<string, Readonly<Record<string, RegExp>>>;
export type Action = keyof typeof actions;
export type Attributes<A extends Action> = {
  readonly [N in keyof (typeof actions)[A]]: string | number;
};

/** Whether a request is one of those above, whatever the types were told. */
export function isAllowed(action: string, attributes: object): boolean {
  const known: Record<string, Readonly<Record<string, RegExp>>> = actions;
  const accepts = Object.hasOwn(known, action) ? known[action] : undefined;
  if (accepts === undefined) return false;
  return Object.entries(attributes).every(
    ([name, value]) => Object.hasOwn(accepts, name) && accepts[name]?.test(String(value)) === true,
  );
}

const itemsOf = (attributes: object): string =>
  Object.entries(attributes)
    .map(([name, value]) => `<item key="${name}">${escaped(String(value))}</item>`)
    .join("");

/** The document that asks for one action, as the vendor's guide writes it. */
export const envelopeOf = (action: string, attributes: object): string =>
  `<?xml version='1.0' encoding='UTF-8' standalone='no'?><!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>` +
  "<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>" +
  `<item key="protocol">XCP</item><item key="object">DOMAIN</item><item key="action">${action}</item>` +
  `<item key="attributes"><dt_assoc>${itemsOf(attributes)}</dt_assoc></item>` +
  "</dt_assoc></data_block></body></OPS_envelope>";
