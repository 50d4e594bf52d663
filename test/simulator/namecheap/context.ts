import type { Account } from "../shared/scenario-schema.ts";
import type { World } from "../shared/world.ts";
import { type Element, NamecheapRefusal } from "./answer.ts";

export type Fields = ReadonlyMap<string, string>;

/** What answers a command may look at. */
export interface Context {
  world: World;
  account: Account;
  /** The command's own parameters. */
  params: Fields;
}

const badParameter = (name: string): NamecheapRefusal =>
  new NamecheapRefusal(2011170, `Parameter ${name} is invalid`, {
    violation: "parameter",
    what: `${name} is invalid`,
  });

export function wholeIn(
  params: Fields,
  name: string,
  { least, most, usual }: Record<"least" | "most" | "usual", number>,
): number {
  const text = params.get(name) ?? String(usual);
  const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) throw badParameter(name);
  return value;
}

export function oneOf(params: Fields, name: string, words: readonly string[]): string {
  const value = (params.get(name) ?? words[0] ?? "").toUpperCase();
  if (!words.includes(value)) throw badParameter(name);
  return value;
}

/** One page of a list, and how many it has in all. */
export function paged<Row>(
  rows: readonly Row[],
  { account, params }: Context,
): { page: readonly Row[]; paging: Element } {
  const number = wholeIn(params, "Page", { least: 1, most: 1e9, usual: 1 });
  const asked = wholeIn(params, "PageSize", { least: 10, most: 100, usual: 20 });
  const size = Math.min(asked, account.namecheap.wire.largestPage);
  const told = (name: string, value: number): Element => ({ name, content: String(value) });
  return {
    page: rows.slice((number - 1) * size, number * size),
    paging: {
      name: "Paging",
      content: [
        told("TotalItems", rows.length),
        told("CurrentPage", number),
        told("PageSize", size),
      ],
    },
  };
}
