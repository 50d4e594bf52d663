import { dayMs } from "../../shared/dates.ts";
import { float } from "../../shared/float.ts";
import { dateTime, done, listed } from "../answer.ts";
import { domainsOf, type Held, inOrder } from "../domains.ts";
import { type Context, isWithin, type Method, pageOf, paging } from "../method.ts";

const isAmong = (value: string, wanted: unknown): boolean =>
  wanted === undefined || [wanted].flat().includes(value);

const matches = (name: string, wanted: unknown): boolean =>
  wanted === undefined ||
  [wanted].flat().some((pattern) => pattern === "*" || String(pattern) === name);

const heldBy = ({ account, world }: Context): Held[] => domainsOf(account, world.startedAt);

function rowOf(held: Held, { account, params, world }: Context): Record<string, unknown> {
  const { wire } = account.inwx;
  const name = { roId: held.id, domain: held.domain, "domain-ace": held.domain };
  const isWide = params.wide !== 0 && params.wide !== false;
  if (!isWide && wire.narrowNames) return name;
  const created = dateTime(world.startedAt - 400 * 86_400_000, wire);
  const reDate = held.reDate ?? (held.at === undefined ? undefined : dateTime(held.at, wire));
  return {
    ...name,
    period: held.period,
    crDate: created,
    exDate: reDate,
    ...(reDate === undefined ? {} : { reDate }),
    upDate: created,
    transferLock: 1,
    status: held.status,
    renewalMode: held.renewalMode,
    ...(isWide ? { authCode: `auth-${held.id}`, registrant: 1, contact: { registrant: {} } } : {}),
  };
}

export const domainMethods: Record<string, Method> = {
  "domain.list": {
    role: 20002,
    params: {
      domain: { kind: "texts" },
      status: { kind: "texts" },
      renewalMode: { kind: "text" },
      wide: { kind: "whole" },
      order: { kind: "order" },
      ...paging,
    },
    run: (context) => {
      const { params, account } = context;
      const found = heldBy(context).filter(
        ({ domain, status, renewalMode }) =>
          matches(domain, params.domain) &&
          isAmong(status, params.status) &&
          isAmong(renewalMode, params.renewalMode),
      );
      const page = pageOf(inOrder(found, String(params.order ?? "DOMAINASC")), params, context);
      return done({
        count: found.length,
        ...listed(
          "domain",
          page.map((held) => rowOf(held, context)),
          account.inwx.wire,
        ),
      });
    },
  },
  "domain.log": {
    role: 20002,
    params: {
      domain: { kind: "text" },
      status: { kind: "text" },
      dateFrom: { kind: "time" },
      dateTo: { kind: "time" },
      priceMin: { kind: "number" },
      priceMax: { kind: "number" },
      ...paging,
    },
    run: (context) => {
      const { params, account, world } = context;
      const { domainLog, wire } = account.inwx;
      const { priceMin = 0, priceMax = Number.POSITIVE_INFINITY } = params;
      const found = domainLog
        .map((entry) => ({ ...entry, at: world.startedAt + Math.round(entry.day * dayMs) }))
        .filter(
          ({ domain, status, at, price }) =>
            isAmong(domain, params.domain) &&
            isAmong(status, params.status) &&
            isWithin(at, params) &&
            !(Number(price) < Number(priceMin)) &&
            !(Number(price) > Number(priceMax)),
        )
        .sort((a, b) => b.at - a.at);
      return done({
        count: found.length,
        sum: 0,
        ...listed(
          "domain",
          pageOf(found, params, context).map(({ at, domain, status, price }, index) => ({
            customerId: 1,
            account: account.login,
            date: dateTime(at, wire),
            roId: index,
            domain,
            status,
            price: float(price),
            invoice: "",
            remoteAddr: "192.0.2.7",
            userText: "",
            logId: index + 1,
          })),
          wire,
        ),
      });
    },
  },
  "domain.stats": {
    role: 20002,
    params: {},
    run: (context) => {
      const counts = new Map<string, number>();
      for (const { domain } of heldBy(context)) {
        const tld = domain.slice(domain.indexOf(".") + 1);
        counts.set(tld, (counts.get(tld) ?? 0) + 1);
      }
      const rows = [...counts].map(([tld, count]) => ({ tld, count }));
      return done(listed("tld", rows, context.account.inwx.wire));
    },
  },
};
