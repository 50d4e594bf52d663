let last: Promise<unknown> = Promise.resolve();

const settled = (): void => undefined;

/**
 * Runs one at a time what changes the vault's key or an account's secrets: several records and the browser's
 * memory hang together there, and two changes at once could lose a password or undo a lock. Not to be
 * nested, and never to wait for a registrar inside. Rejects as `work` does; the next in line starts regardless.
 */
export function withMutex<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.then(settled, settled);
  return result;
}
