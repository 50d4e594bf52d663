import type { Pace } from "../registrars/profile.ts";

/**
 * Browsers open six HTTP/1.1 connections to a host; more accounts at once would wait in line there, with
 * their time limit already running.
 */
const atOnce = 6;

interface Semaphore {
  running: number;
  waiting: (() => void)[];
}
const semaphores = new Map<string, Semaphore>();

/**
 * Does the work while it holds one of the host's permits: six at a time, first come, first served.
 * @param permits another number at a time, for a semaphore beside the host's own
 */
export async function withHostPermit<T>(
  host: string,
  work: () => Promise<T>,
  permits = atOnce,
): Promise<T> {
  const semaphore = semaphores.get(host) ?? { running: 0, waiting: [] };
  semaphores.set(host, semaphore);
  if (semaphore.running < permits) semaphore.running += 1;
  else await new Promise<void>((go) => semaphore.waiting.push(go));
  try {
    return await work();
  } finally {
    // The permit is handed on, not given up: nobody can slip in between.
    const next = semaphore.waiting.shift();
    if (next) next();
    else semaphore.running -= 1;
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
    : withHostPermit(
        `pace of ${host}`,
        async () => {
          const left = (begunAt.get(host) ?? Number.NEGATIVE_INFINITY) + spacing - clock.now();
          if (left > 0) await clock.wait(left);
          begunAt.set(host, clock.now());
          return work();
        },
        width,
      );
