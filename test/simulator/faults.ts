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
  /** Settles when the fault is taken away. */
  gone: Promise<void>;
  end: () => void;
}

/** The faults to play, in the order they were set; the first that fits a request is played. */
export class FaultPlan {
  #planned: Planned[] = [];
  #nextId = 1;

  /** Plans a fault and returns its number. Throws if matcher or fault is not of the schema. */
  set(matcher: MatcherInput, fault: FaultInput): number {
    const id = this.#nextId++;
    let end = (): void => undefined;
    const gone = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#planned.push({
      id,
      matcher: v.parse(MatcherSchema, matcher),
      fault: v.parse(FaultSchema, fault),
      seen: 0,
      gone,
      end,
    });
    return id;
  }

  remove(id: number): void {
    this.#keep((planned) => planned.id !== id);
  }

  clear(): void {
    this.#keep(() => false);
  }

  #keep(stays: (planned: Planned) => boolean): void {
    const before = this.#planned;
    this.#planned = before.filter(stays);
    for (const planned of before) if (!stays(planned)) planned.end();
  }

  list(): { id: number; matcher: Matcher; fault: Fault; seen: number }[] {
    return structuredClone(
      this.#planned.map(({ id, matcher, fault, seen }) => ({ id, matcher, fault, seen })),
    );
  }

  /** The fault for this request, with the moment when it is taken away, and counts it. */
  take(request: LoggedRequest): Pick<Planned, "fault" | "gone"> | undefined {
    for (const planned of this.#planned) {
      if (!fits(planned.matcher, request)) continue;
      planned.seen += 1;
      const { skip, times = Number.POSITIVE_INFINITY } = planned.matcher;
      if (planned.seen > skip && planned.seen <= skip + times) return planned;
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
