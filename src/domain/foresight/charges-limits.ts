import { overlap } from "./day-sums.ts";

/**
 * How long the list of charges may keep the client asking, whatever its answers say. 100,000 rows, the largest
 * portfolio that is known, are about 100 pages; where the server gives fewer rows at a time the load goes on at the
 * next wake.
 */
export const chargesLimits = {
  /** Requests between two wakes of the worker. */
  perRound: 200,
  /** Requests for one list; one that needs more is given up until the next time it is due. */
  perLoad: 2000,
  /** Pages in a row that bring nothing new: a few more than an overlap that is read row by row. */
  withoutNews: overlap + 5,
  /** A list that is not through after an hour (milliseconds) no longer fits together. */
  time: 60 * 60_000,
} as const;
