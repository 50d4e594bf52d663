import { publishFault } from "./publish.ts";

const underWay = new Set<Promise<void>>();

/** Lets work go on that nobody waits for. What it rejects with, as the browser did, is said where all faults are. */
export function unwaited(work: Promise<unknown>): void {
  const done: Promise<void> = work
    .then(() => undefined, publishFault)
    .finally(() => underWay.delete(done));
  underWay.add(done);
}

/** Resolves once none of it is under way any longer. */
export async function unwaitedSettled(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}
