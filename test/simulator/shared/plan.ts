import * as v from "valibot";
import { type Matcher, type MatcherInput, MatcherSchema } from "./fault-schema.ts";
import type { LoggedRequest } from "./request-log.ts";

interface Planned<T> {
  id: number;
  matcher: Matcher;
  what: T;
  seen: number;
  /** Settles when it is taken away. */
  gone: Promise<void>;
  end: () => void;
}

/** What is to happen at which requests, in the order it was set. */
export class Plan<T> {
  #planned: Planned<T>[] = [];
  #nextId = 1;

  /** Plans something and returns its number. Throws if the matcher is not of the schema. */
  set(matcher: MatcherInput, what: T): number {
    const id = this.#nextId++;
    let end = (): void => undefined;
    const gone = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#planned.push({ id, matcher: v.parse(MatcherSchema, matcher), what, seen: 0, gone, end });
    return id;
  }

  remove(id: number): void {
    this.#keep((planned) => planned.id !== id);
  }

  clear(): void {
    this.#keep(() => false);
  }

  #keep(stays: (planned: Planned<T>) => boolean): void {
    const before = this.#planned;
    this.#planned = before.filter(stays);
    for (const planned of before) if (!stays(planned)) planned.end();
  }

  list(): readonly Readonly<Planned<T>>[] {
    return this.#planned;
  }

  /** What is to happen at this request, one by one; each is counted when it is its turn. */
  *due(request: LoggedRequest): Generator<Pick<Planned<T>, "what" | "gone">> {
    for (const planned of this.#planned) {
      if (!fits(planned.matcher, request)) continue;
      planned.seen += 1;
      const { skip, times = Number.POSITIVE_INFINITY } = planned.matcher;
      if (planned.seen > skip && planned.seen <= skip + times) yield planned;
    }
  }
}

function fits(
  { skip: _, times: __, command, parameters = {}, ...rest }: Matcher,
  request: LoggedRequest,
): boolean {
  if (command !== undefined && command.toLowerCase() !== request.command.toLowerCase())
    return false;
  return (
    Object.entries(parameters).every(([name, value]) => request.parameters[name] === value) &&
    Object.entries(rest).every(
      ([key, value]) => value === undefined || request[key as keyof typeof rest] === value,
    )
  );
}
