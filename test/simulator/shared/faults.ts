import * as v from "valibot";
import {
  type Fault,
  type FaultInput,
  FaultSchema,
  type Matcher,
  type MatcherInput,
} from "./fault-schema.ts";
import { Plan } from "./plan.ts";
import type { LoggedRequest } from "./request-log.ts";

/** The faults to play, in the order they were set; the first that fits a request is played. */
export class FaultPlan {
  #plan = new Plan<Fault>();

  /** Plans a fault and returns its number. Throws if matcher or fault is not of the schema. */
  set(matcher: MatcherInput, fault: FaultInput): number {
    return this.#plan.set(matcher, v.parse(FaultSchema, fault));
  }

  remove(id: number): void {
    this.#plan.remove(id);
  }

  clear(): void {
    this.#plan.clear();
  }

  list(): { id: number; matcher: Matcher; fault: Fault; seen: number }[] {
    return structuredClone(
      this.#plan.list().map(({ id, matcher, what, seen }) => ({ id, matcher, fault: what, seen })),
    );
  }

  /** The fault for this request, with the moment when it is taken away, and counts it. */
  take(request: LoggedRequest): { fault: Fault; gone: Promise<void> } | undefined {
    for (const { what, gone } of this.#plan.due(request)) return { fault: what, gone };
    return undefined;
  }
}
