const made = new WeakMap<object, { generated: object; startedAt: number; value: unknown }>();

/** What is made of an account's domains, once: of 100,000 each page would take a second. It is made anew where they or the world's beginning have changed. */
export function madeOnce<T>(
  { domains, generated }: { domains: object; generated: object },
  startedAt: number,
  make: () => T,
): T {
  const known = made.get(domains);
  // A list of domains is one registrar's, which makes the same of it each time.
  if (known?.generated === generated && known.startedAt === startedAt) return known.value as T;
  const value = make();
  made.set(domains, { generated, startedAt, value });
  return value;
}

/** Domains, and each order of them that was asked for. */
export interface Lists<Held> {
  held: Held[];
  sorted: Map<string, Held[]>;
}

export const listsOf = <Held>(held: Held[]): Lists<Held> => ({ held, sorted: new Map() });
