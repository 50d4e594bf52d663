import Big from "big.js";
import { dayMs } from "../shared/dates.ts";
import { type Answer, AutodnsRefusal, berlinTime, double } from "./answer.ts";
import { type Context, inOrder, listed } from "./query.ts";

const isNumber = (amount: string): boolean => /^-?\d+(\.\d+)?$/.test(amount);

/** What is left of the balance; nonsense as it is. */
function leftOf(amount: string, deposit: string): string {
  if (!isNumber(amount) || !isNumber(deposit)) return amount;
  return new Big(amount).minus(deposit).toFixed();
}

export function account({ account: { money, autodns } }: Context): Answer {
  const { wire, minimum, runningTotal, sendsReserved, customer, hasAccount } = autodns;
  const amount = (text: string) => double(text, wire.numbers);
  const held = money.deposit ?? "0.00";
  const only = {
    created: "2019-03-01T09:00:00.000+0100",
    updated: "2027-01-14T09:00:00.000+0100",
    customer: {
      number: customer,
      client: "intern",
      group: 0,
      name: "Mustermann",
      city: "Privatstadt",
      emails: ["account@private.example"],
    },
    currentAccountBalance: amount(money.amount),
    runningTotal: amount(runningTotal ?? leftOf(money.amount, held)),
    ...(money.credit === undefined ? {} : { creditLimit: amount(money.credit) }),
    currency: money.currency,
    ...(minimum === undefined
      ? {}
      : {
          minRunningTotalNotification: amount(minimum),
          minRunningTotalNotificationEmail: "account@private.example",
        }),
    ...(sendsReserved ? { reserved: amount(held) } : {}),
  };
  return {
    number: "0984",
    text: "Das Konto wurde erfolgreich ermittelt.",
    object: { type: "Account" },
    data: hasAccount ? [only] : [],
  };
}

/** What was booked, and what will be. */
export function products(context: Context): Answer {
  const { account: owner, query, world } = context;
  const { products: all, wire } = owner.autodns;
  const rows = all.map((each, index) => ({
    ...each,
    id: 70_001 + index,
    at: world.startedAt + Math.round(each.day * dayMs),
  }));
  return listed(
    inOrder(rows, query),
    context,
    (row) => ({
      id: row.id,
      owner: { context: 4, user: "mustermann" },
      customer: { number: owner.autodns.customer, name: "Mustermann" },
      subject: { name: row.name, object: "domain" },
      product: {
        article: { type: row.article, category: "domain", label: row.label },
        businessCase: row.businessCase,
      },
      ...(row.period === null ? {} : { period: row.period }),
      count: double("1.0", wire.numbers),
      amount: double(row.amount, wire.numbers),
      ...(row.netAmount === undefined ? {} : { netAmount: double(row.netAmount, wire.numbers) }),
      currency: row.currency ?? owner.money.currency,
      type: row.type,
      payable: berlinTime(row.at),
      ...(row.provisioning === null ? {} : { provisioning: row.provisioning }),
    }),
    { number: "0995001", type: "SubjectProduct" },
  );
}

/** The price of one premium name; of another one it says that there is none. */
export function premium({ account: { money, autodns }, name }: Context): Answer {
  const found = autodns.premium.find((each) => each.name.toLowerCase() === name);
  if (!found)
    throw new AutodnsRefusal(404, {
      number: "0135",
      text: "Die Domain ist keine Premium-Domain.",
      reason: "EF03014",
    });
  return {
    number: "0135",
    text: "Die Premium-Domain wurde erfolgreich ermittelt.",
    object: { type: "DomainPremium", value: name },
    data: [
      {
        name: found.name,
        priceClass: found.priceClass,
        ...(found.priceClassRenew === undefined ? {} : { priceClassRenew: found.priceClassRenew }),
        price: double(found.price, autodns.wire.numbers),
        currency: found.currency ?? money.currency,
        provider: "registry",
      },
    ],
  };
}
