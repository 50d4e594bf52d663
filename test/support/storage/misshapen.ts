export type Path = (string | number)[];

/** The path of every member of a value, at any depth. */
export function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key];
    return [path, ...pathsOf(member, path)];
  });
}

export const absent = Symbol("absent");

/** A copy in which the member at `path` is another, or is gone. */
export function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  const member = changed(copy[key], rest, to);
  if (member === absent) delete copy[key];
  else copy[key] = member;
  return copy;
}

/** What a member can become that it must not be, by name. */
export const replacements: [string, unknown][] = [
  ["gone", absent],
  ["null", null],
  ["undefined", undefined],
  ["a text", "text"],
  ["a number", 7],
  ["not a number", Number.NaN],
  ["a truth", true],
  ["a list", []],
  ["an object", {}],
];
