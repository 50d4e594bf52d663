/** A dictionary without one of its entries; the very same object where it has none by that key. */
export function withoutKey<T>(all: Record<string, T>, key: string): Record<string, T> {
  if (!Object.hasOwn(all, key)) return all;
  const { [key]: _gone, ...rest } = all;
  return rest;
}
