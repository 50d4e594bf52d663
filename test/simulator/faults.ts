import * as v from "valibot";
import {
  type Fault,
  type FaultInput,
  FaultSchema,
  type Matcher,
  type MatcherInput,
  MatcherSchema,
} from "./fault-schema.ts";
import type { LoggedRequest } from "./request-log.ts";

interface Planned {
  id: number;
  matcher: Matcher;
  fault: Fault;
  seen: number;
}

/** The faults to play, in the order they were set; the first that fits a request is played. */
export class FaultPlan {
  #planned: Planned[] = [];
  #nextId = 1;

  /** Plans a fault and returns its number. Throws if matcher or fault is not of the schema. */
  set(matcher: MatcherInput, fault: FaultInput): number {
    const id = this.#nextId++;
    this.#planned.push({
      id,
      matcher: v.parse(MatcherSchema, matcher),
      fault: v.parse(FaultSchema, fault),
      seen: 0,
    });
    return id;
  }

  remove(id: number): void {
    this.#planned = this.#planned.filter((planned) => planned.id !== id);
  }

  clear(): void {
    this.#planned = [];
  }

  list(): { id: number; matcher: Matcher; fault: Fault; seen: number }[] {
    return structuredClone(this.#planned);
  }

  /** The fault for this request, and counts it. */
  take(request: LoggedRequest): Fault | undefined {
    for (const planned of this.#planned) {
      if (!fits(planned.matcher, request)) continue;
      planned.seen += 1;
      const { skip, times = Number.POSITIVE_INFINITY } = planned.matcher;
      if (planned.seen > skip && planned.seen <= skip + times) return planned.fault;
    }
    return undefined;
  }
}

function fits({ skip: _, times: __, command, ...rest }: Matcher, request: LoggedRequest): boolean {
  if (command !== undefined && command.toLowerCase() !== request.command.toLowerCase())
    return false;
  return Object.entries(rest).every(
    ([key, value]) => value === undefined || request[key as keyof typeof rest] === value,
  );
}
