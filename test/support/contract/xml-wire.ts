import { readXml, type Xml } from "../../../src/registrars/xml/xml.ts";
import type { Wire } from "./harness.ts";

/** One attribute, or the text of one element, told by its name: `@Price` and `Price`. undefined: it is left out. */
type Change = (name: string, value: string) => string | undefined;

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);

/** An element as it is to be; an element that is left out goes with all that is in it, and one that has a text has it alone. */
function changed({ name, attributes, text, children }: Xml, change: Change): string {
  const told = change(name, text);
  if (told === undefined) return "";
  const written = Array.from(attributes, ([key, value]) => {
    const next = change(`@${key}`, value);
    return next === undefined ? "" : ` ${key}="${escaped(next)}"`;
  }).join("");
  const inner = told === text ? children.map((child) => changed(child, change)).join("") : "";
  return `<${name}${written}>${escaped(told)}${inner}</${name}>`;
}

function rewritten(body: string, change: Change): string {
  const root = readXml(body);
  if (!root.ok) throw new Error(root.failure.text);
  return changed(root.value, change);
}

/** Each member of that name as it is to be, told which one it is. */
function only(member: string, told: (index: number) => string | undefined): Change {
  let index = 0;
  return (name, value) => (name === member ? told(index++) : value);
}

const isText = (value: string): boolean =>
  /[a-z]/i.test(value) && !/^\s*(?:[A-Z]{3}|\d.*)\s*$/.test(value);

const harms: Record<string, (index: number) => string | undefined> = {
  missing: () => undefined,
  empty: () => "",
  unreadable: (index) => `12,50 or so (${index})`,
};

/** XML whose figures stand in attributes and in elements. */
export const xmlWire: Wire = {
  membersOf: (body) => {
    const names = new Set<string>();
    rewritten(body, (name, value) => {
      names.add(name);
      return value;
    });
    return [...names];
  },
  harmed: (body, member) =>
    Object.entries(harms).map(([how, told]) => ({
      how,
      body: rewritten(body, only(member, told)),
    })),
  withNumber: (body, member, digits) =>
    rewritten(
      body,
      only(member, () => digits),
    ),
  // What says which answer it is decides whether it is read at all.
  quoting: (body, quoted) =>
    rewritten(body, (name, value) =>
      isText(value) && !["@Type", "@Status", "@xmlns"].includes(name)
        ? `${value} ${quoted}`
        : value,
    ),
};
