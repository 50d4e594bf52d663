import { browser } from "../platform/browser.ts";
import { publish } from "./publish.ts";

/** In the browser's memory: a browser that starts brings everything up to date anyway. */
const key = "unpublished";

/** Changes of this worker that are not shown yet. */
let open = 0;

/**
 * Makes a change, and shows it before it is reported as done. That it is under way is noted before: the next worker shows
 * it where this one is killed in between, at its start, and does not wait for an alarm.
 */
export async function published<T>(change: () => Promise<T>): Promise<T> {
  open += 1;
  try {
    // Where the browser cannot note it, it is shown with the next alarm, which is no reason to refuse the change.
    await browser.storage.session.set({ [key]: true }).catch(() => undefined);
    const result = await change();
    await publish();
    if (open === 1) await forgetUnpublished();
    return result;
  } finally {
    open -= 1;
  }
}

/** Whether an earlier worker was killed between a change and its being shown. Rejects as the browser does. */
export const isUnpublished = async (): Promise<boolean> =>
  open === 0 && (await browser.storage.session.get(key))[key] === true;

/** To be called once all is shown. */
export const forgetUnpublished = (): Promise<void> => browser.storage.session.remove(key);
