import { done, listed } from "../answer.ts";
import { type Context, type Method, pageOf, paging } from "../method.ts";

/** A list of which the number is all that counts here. */
const counted = (count: number, name: string, context: Context) => {
  const rows = Array.from({ length: count }, (_, index) => ({ roId: index + 1 }));
  return done({
    count,
    ...listed(name, pageOf(rows, context.params, context), context.account.inwx.wire),
  });
};

export const listMethods: Record<string, Method> = {
  "contact.list": {
    role: 20002,
    params: paging,
    run: (context) => counted(context.account.inwx.counts.contacts, "contact", context),
  },
  "nameserver.list": {
    role: 20004,
    params: { domain: { kind: "text" }, wide: { kind: "whole" }, ...paging },
    run: (context) => counted(context.account.inwx.counts.nameservers, "domains", context),
  },
};
