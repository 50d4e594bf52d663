import { attributeOf, childOf, childrenOf, textOf, type Xml } from "../xml/xml.ts";

// The vendor's data in XML: an association (`dt_assoc`) of items by their keys, and an array (`dt_array`) of items by
// their numbers. An item holds a text, or one of both.

/** The association in an element; undefined where there is none, or several. */
export const assocIn = (holder: Xml | undefined): Xml | undefined => childOf(holder, "dt_assoc");

/** The item of a key; undefined where it is absent, or is there twice: nobody knows which one is meant. */
export function itemOf(assoc: Xml | undefined, key: string): Xml | undefined {
  const [only, ...more] = childrenOf(assoc, "item").filter(
    (item) => attributeOf(item, "key") === key,
  );
  return more.length === 0 ? only : undefined;
}

/** Whether an item of that key is there at all, however often, and whatever it holds. */
export const hasItem = (assoc: Xml | undefined, key: string): boolean =>
  childrenOf(assoc, "item").some((item) => attributeOf(item, "key") === key);

/** The text of a key's item; undefined where there is none. */
export const textIn = (assoc: Xml | undefined, key: string): string | undefined =>
  textOf(itemOf(assoc, key));

/** The associations in an element's array, by their numbers; null: there is no array, or it is none of associations. */
export function rowsIn(holder: Xml | undefined): Xml[] | null {
  const array = childOf(holder, "dt_array");
  if (array === undefined) return null;
  const rows = childrenOf(array, "item").map((item) => ({
    number: /^\d{1,9}$/.exec(attributeOf(item, "key") ?? "")?.[0],
    assoc: assocIn(item),
  }));
  const numbers = new Set(rows.map(({ number }) => number));
  if (rows.length !== array.children.length || numbers.size !== rows.length) return null;
  const sorted = rows.sort((one, other) => Number(one.number) - Number(other.number));
  const found = sorted.flatMap(({ number, assoc }) =>
    number === undefined || assoc === undefined ? [] : [assoc],
  );
  return found.length === rows.length ? found : null;
}
