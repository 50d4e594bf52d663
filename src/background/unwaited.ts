import { atWork } from "./at-work.ts";
import { publishFault } from "./publish.ts";

/**
 * Lets work go on that nobody waits for. What it rejects with, as the browser did, is said where all faults are.
 * @returns when it is over, for an event whose listeners somebody waits for all the same; never rejects
 */
export const unwaited = (work: Promise<unknown>): Promise<void> =>
  atWork(work.then(() => undefined, publishFault));
