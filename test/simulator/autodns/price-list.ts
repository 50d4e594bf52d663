import { dayMs } from "../shared/dates.ts";
import { berlinTime } from "./answer.ts";
import type { Autodns, ListedPrice } from "./schema.ts";

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    // What XML cannot hold at all is left out.
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "");

const attributes = (values: Record<string, string | null | undefined>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(value ?? "")}"`)
    .join("");

function priceElement(price: ListedPrice, startedAt: number): string {
  const { amount, currency, type, vatRate, period, special, regular, fromDay, untilDay } = price;
  const timeOf = (day: number | undefined): string | undefined =>
    day === undefined ? undefined : berlinTime(startedAt + Math.round(day * dayMs));
  const own = attributes({ type, vatRate, currency, amount, period });
  const inner = [
    special === undefined ? "" : `<${special}/>`,
    fromDay === undefined && untilDay === undefined
      ? ""
      : `<validity${attributes({ from: timeOf(fromDay), until: timeOf(untilDay) })}/>`,
    regular === undefined
      ? ""
      : `<regular${attributes({ type, vatRate, currency, amount: regular, period })}/>`,
  ].join("");
  return inner === "" ? `<price${own}/>` : `<price${own}>${inner}</price>`;
}

function section(prices: readonly ListedPrice[], startedAt: number): string {
  const articles = new Map<string, ListedPrice[]>();
  for (const price of prices) {
    const key = JSON.stringify([price.kind, price.label]);
    articles.set(key, [...(articles.get(key) ?? []), price]);
  }
  return [...articles.values()]
    .map((all) => {
      const [{ kind, label } = { kind: "domain", label: "" }] = all;
      const cases = [...new Set(all.map(({ businessCase }) => businessCase))].map((name) => {
        const own = all.filter(({ businessCase }) => businessCase === name);
        const inner = own.map((price) => priceElement(price, startedAt)).join("");
        return `<businessCase label="${escaped(name)}">${inner}</businessCase>`;
      });
      const create =
        '<businessCase label="create"><price amount="0.5" period="1y"/></businessCase>';
      return `<${kind} label="${escaped(label)}">${create}${cases.join("")}</${kind}>\n`;
    })
    .join("");
}

/** The whole list, as its schema has it. */
export const writePriceList = (
  { prices, promos }: NonNullable<Autodns["priceList"]>,
  { customer }: Pick<Autodns, "customer">,
  startedAt: number,
): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<priceList xmlns="urn:com:internetx:ns:price_list-1.0" generated="${berlinTime(startedAt)}" customer="${escaped(String(customer))}">\n<!-- one for each customer -->\n<prices>\n${section(prices, startedAt)}</prices>\n<promos>${section(promos, startedAt)}</promos>\n</priceList>\n`,
  );
