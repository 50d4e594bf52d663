import type { Result } from "../domain/failure.ts";
import type { ToSetAside } from "./set-aside.ts";

/** A record as one change of several finds it, see `StoredRecord.hold`. */
export interface Held<T> {
  /** As `update` would find it. Begun anew, a record that is absent is empty also where it must have been lost. */
  before(isBegunAnew?: boolean): Result<T>;
  /** The value as part of one write, see `writeTogether`. */
  next(value: T): HeldWrite;
}

/** What a write of a held record is made of. */
export interface HeldWrite extends ToSetAside {
  items: Record<string, unknown>;
  /** Whether it could be read again. */
  isSound: boolean;
}
