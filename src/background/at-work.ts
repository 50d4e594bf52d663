/** The Web Lock that is held while the worker has something to do: whoever must not disturb it, as tests do, waits for it. */
export const workLock = "work";

const underWay = new Set<Promise<unknown>>();
let letGo: (() => void) | null = null;

/** Node, where the unit tests are, has none. */
const locks = (): LockManager | undefined =>
  (globalThis.navigator as Partial<Navigator> | undefined)?.locks;

function begun(): void {
  const over = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  // Shared, so that no work ever waits for it. One that the browser refuses keeps nothing from being done.
  locks()
    ?.request(workLock, { mode: "shared" }, () => over)
    .catch(() => undefined);
}

/** Counts work as under way until it settles, whatever it comes to; hands it back. A worker that dies has none. */
export function atWork<T>(work: Promise<T>): Promise<T> {
  if (underWay.size === 0) begun();
  underWay.add(work);
  const end = (): void => {
    underWay.delete(work);
    if (underWay.size === 0) letGo?.();
  };
  work.then(end, end);
  return work;
}

/** Resolves once nothing is under way any longer. */
export async function workSettled(): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled(underWay);
}
