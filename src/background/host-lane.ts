import type { Pace } from "../domain/registrar-sites.ts";

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

/** A clock that only runs forward, in milliseconds, and the way to wait for it. */
export interface PaceClock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

const realClock: PaceClock = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** When the last request to a host was begun, by host. */
const begunAt = new Map<string, number>();

/**
 * Does the work when the registrar's pace allows: so many at a time, and each so long after the one before. All that
 * is asked of the host counts: checks, lists and sign-ins.
 */
export const inPace = <T>(
  host: string,
  { atOnce: width, spacing }: Pace,
  work: () => Promise<T>,
  clock: PaceClock = realClock,
): Promise<T> =>
  spacing === 0
    ? work()
    : inHostLane(
        `pace of ${host}`,
        async () => {
          const left = (begunAt.get(host) ?? Number.NEGATIVE_INFINITY) + spacing - clock.now();
          if (left > 0) await clock.wait(left);
          begunAt.set(host, clock.now());
          return work();
        },
        width,
      );
