import { type Data, readEnvelope, writeEnvelope } from "../../simulator/opensrs/envelope.ts";
import type { Wire } from "./harness.ts";

type Change = (name: string, value: Data) => Data | undefined;

/** Each item as it is to be, from the outside in; undefined: it is left out. */
function changed(value: Data, change: Change): Data {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map((each) => changed(each, change));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      const told = change(name, item);
      return told === undefined ? [] : [[name, changed(told, change)]];
    }),
  );
}

function rewritten(body: string, change: Change): string {
  const data = readEnvelope(body);
  if (data === null) throw new Error("No envelope");
  return writeEnvelope(changed(data, change)).toString();
}

/** Each item of that key as it is to be, told which one it is. */
function only(member: string, told: (index: number) => Data | undefined): Change {
  let index = 0;
  return (name, value) => (name === member ? told(index++) : value);
}

/** What a server may have quoted something in: words, and names of domains. */
const isText = (value: Data): value is string =>
  typeof value === "string" && /[a-z]{2}/.test(value);

const harms: Record<string, (index: number) => Data | undefined> = {
  missing: () => undefined,
  empty: () => "",
  unreadable: (index) => `12,50 or so (${index})`,
  "an empty array": () => [],
  "an empty association": () => ({}),
};

/** Items of the vendor's data by their keys, whatever they hold. */
export const opsWire: Wire = {
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
  quoting: (body, quoted) =>
    rewritten(body, (_name, value) => (isText(value) ? `${value} ${quoted}` : value)),
};
