interface TakenOut<T> {
  account: T;
  /** The ids of all that stood before it, in their order, those that were taken out earlier among them. */
  behind: readonly string[];
}

/**
 * The list with an account in it again: right behind the nearest that stood before it and is there, else first. So
 * several that were taken out stand as before, in whatever order they come back.
 */
export function putBack<T extends { id: string }>(
  accounts: readonly T[],
  { account, behind }: TakenOut<T>,
): T[] {
  const ids = accounts.map(({ id }) => id);
  const nearest = behind.findLast((id) => ids.includes(id));
  const place = nearest === undefined ? 0 : ids.indexOf(nearest) + 1;
  return accounts.toSpliced(place, 0, account);
}
