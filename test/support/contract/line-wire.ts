import type { Wire } from "./harness.ts";

const property = /^(\s*PROPERTY\[([^\]]*)\]\[\d+\]\s*=\s*)(.*?)(\r?)$/i;

/** Each property as it is to be; undefined: its line is left out. */
const changed = (
  body: string,
  change: (name: string, value: string) => string | undefined,
): string =>
  body
    .split("\n")
    .flatMap((line) => {
      const [, before = "", name, value = "", end = ""] = property.exec(line) ?? [];
      if (name === undefined) return [line];
      const told = change(name, value);
      return told === undefined ? [] : [before + told + end];
    })
    .join("\n");

/** Each member of that name as it is to be, told which one it is. */
const only = (member: string, told: (index: number) => string | undefined) => {
  let index = 0;
  return (name: string, value: string): string | undefined =>
    name === member ? told(index++) : value;
};

const isText = (value: string): boolean =>
  /[a-z]/i.test(value) && !/^(?:[A-Z]{3}|\d.*)$/.test(value);

/** The id of a session is used as it is. */
const isSession = (name: string): boolean => /^session\s?(?:id)?$/i.test(name);

/** The line protocol of ISPAPI and CNR. */
export const lineWire: Wire = {
  membersOf: (body) => {
    const names = new Set<string>();
    changed(body, (name, value) => {
      names.add(name);
      return value;
    });
    return [...names];
  },
  harmed: (body, member) => [
    {
      how: "missing",
      body: changed(
        body,
        only(member, () => undefined),
      ),
    },
    {
      how: "empty",
      body: changed(
        body,
        only(member, () => ""),
      ),
    },
    {
      how: "unreadable",
      body: changed(
        body,
        only(member, (index) => `12,50 or so (${index})`),
      ),
    },
  ],
  withNumber: (body, member, digits) =>
    changed(
      body,
      only(member, () => digits),
    ),
  quoting: (body, quoted) =>
    changed(body, (name, value) =>
      isText(value) && !isSession(name) ? `${value} ${quoted}` : value,
    ),
};
