import Big from "big.js";
import type { Element } from "./answer.ts";
import { type Context, oneOf } from "./context.ts";

const isNumber = (amount: string): boolean => /^-?\d+(\.\d+)?$/.test(amount);

/** What can be spent: all that lies there without what is reserved; nonsense as it is. */
function spendable(amount: string, deposit: string): string {
  if (!isNumber(amount) || !isNumber(deposit)) return amount;
  const digits = Math.max(...[amount, deposit].map((text) => text.split(".")[1]?.length ?? 0));
  return new Big(amount).minus(deposit).toFixed(digits);
}

export function getBalances({ account }: Context): Element[] {
  const { money, namecheap } = account;
  const available =
    namecheap.available ??
    (money.deposit === undefined ? money.amount : spendable(money.amount, money.deposit));
  return [
    {
      name: "UserGetBalancesResult",
      attributes: {
        Currency: money.currency,
        AvailableBalance: available,
        AccountBalance: money.amount,
        EarnedAmount: "0.00",
        WithdrawableAmount: "0.00",
        FundsRequiredForAutoRenew: namecheap.required,
      },
    },
  ];
}

export function getPricing({ account, params }: Context): Element[] {
  const { prices, wire } = account.namecheap;
  oneOf(params, "ProductType", ["DOMAIN"]);
  const wanted = params.has("ActionName")
    ? [oneOf(params, "ActionName", ["REGISTER", "RENEW", "REACTIVATE", "TRANSFER"])]
    : ["REGISTER", "RENEW", "REACTIVATE", "TRANSFER"];
  const only = params.get("ProductName")?.toLowerCase();
  const named = (word: string): string =>
    wire.categories === "manual" ? word : word.toLowerCase();
  const category = (action: string): Element => {
    const rows = prices.filter(
      (each) =>
        (each.action === undefined || each.action === action) &&
        (only === undefined || each.product.toLowerCase() === only),
    );
    const products = [...new Set(rows.map(({ product }) => product))];
    return {
      name: "ProductCategory",
      attributes: { Name: named(action) },
      content: products.map((product) => ({
        name: "Product",
        attributes: { Name: product },
        content: rows
          .filter((each) => each.product === product)
          .map((each) => ({
            name: "Price",
            attributes: {
              Duration: String(each.duration),
              DurationType: "YEAR",
              Price: each.price ?? "",
              PricingType: "MULTIPLE",
              AdditionalCost: each.fee,
              RegularPrice: each.regularPrice ?? "",
              YourPrice: each.yourPrice ?? "",
              YourAdditonalCost: each.fee,
              PromotionPrice: each.promotionPrice,
              Currency: each.currency ?? account.money.currency,
            },
          })),
      })),
    };
  };
  return [
    {
      name: "UserGetPricingResult",
      content: [
        {
          name: "ProductType",
          attributes: { Name: wire.categories === "manual" ? "DOMAIN" : "domains" },
          content: wanted.map(category),
        },
      ],
    },
  ];
}
