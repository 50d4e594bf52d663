/**
 * Browsers open six HTTP/1.1 connections to a host; more accounts at once would wait in line there, with
 * their time limit already running.
 */
const atOnce = 6;

interface Lane {
  running: number;
  waiting: (() => void)[];
}
const lanes = new Map<string, Lane>();

/**
 * Does the work when it is its turn among all that is to be asked of a host: six at a time, first come, first served.
 * @param width another number at a time, for a lane beside the host's own
 */
export async function inHostLane<T>(
  host: string,
  work: () => Promise<T>,
  width = atOnce,
): Promise<T> {
  const lane = lanes.get(host) ?? { running: 0, waiting: [] };
  lanes.set(host, lane);
  if (lane.running < width) lane.running += 1;
  else await new Promise<void>((go) => lane.waiting.push(go));
  try {
    return await work();
  } finally {
    // The place is handed on, not given up: nobody can slip in between.
    const next = lane.waiting.shift();
    if (next) next();
    else lane.running -= 1;
  }
}
