import { LosslessNumber, parse, stringify } from "lossless-json";
import type { Wire } from "./harness.ts";

type Change = (name: string, value: unknown) => unknown;

/** Each member as it is to be, from the outside in; undefined: it is left out. */
function changed(value: unknown, change: Change): unknown {
  if (Array.isArray(value)) return value.map((item) => changed(item, change));
  if (value === null || typeof value !== "object" || value instanceof LosslessNumber) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const told = change(name, member);
      return told === undefined ? [] : [[name, changed(told, change)]];
    }),
  );
}

const rewritten = (body: string, change: Change): string =>
  stringify(changed(parse(body), change)) ?? "";

/** Each member of that name as it is to be, told which one it is. */
function only(member: string, told: (index: number) => unknown): Change {
  let index = 0;
  return (name, value) => (name === member ? told(index++) : value);
}

const isText = (value: unknown): value is string =>
  typeof value === "string" && /[a-z]/i.test(value) && !/^(?:[A-Z]{3}|\d.*)$/.test(value);

const harms: Record<string, (index: number) => unknown> = {
  missing: () => undefined,
  null: () => null,
  empty: () => "",
  unreadable: (index) => `12,50 or so (${index})`,
  "an empty object": () => ({}),
  "an empty list": () => [],
  "a boolean": () => false,
};

/** JSON whose amounts are numbers, to the last digit. In members of these names no server quotes what it was sent. */
export const jsonWireBut = (bare: readonly string[]): Wire => ({
  membersOf: (body) => {
    const names = new Set<string>();
    changed(parse(body), (name, value) => {
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
      only(member, () => new LosslessNumber(digits)),
    ),
  quoting: (body, quoted) =>
    rewritten(body, (name, value) =>
      isText(value) && !bare.includes(name) ? `${value} ${quoted}` : value,
    ),
});

export const jsonWire: Wire = jsonWireBut(["token"]);
