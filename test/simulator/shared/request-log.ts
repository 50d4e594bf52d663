import type { ViolationKind } from "./refusal.ts";
import type { Registrar, System, Via } from "./types.ts";

/** One request to the API. Passwords, one-time passwords and session ids are not in it. */
export interface LoggedRequest {
  /** ms since 1970, by the simulator's clock */
  at: number;
  host: string;
  registrar: Registrar | undefined;
  system: System | undefined;
  /** Key of the account the login or session belongs to, if there is one. */
  account: string | undefined;
  login: string;
  via: Via;
  command: string;
  parameters: Record<string, string>;
  /** The API code that was answered; undefined if the body had none, or none was sent yet. */
  code: number | undefined;
  /** HTTP status; undefined while it is not answered, or if it was dropped. */
  status: number | undefined;
  /** Kind of the fault that was played. */
  fault: string | undefined;
  /** The answer is sent, or given up. */
  finished: boolean;
  headers: Record<string, string>;
}

export interface Violation {
  at: number;
  kind: ViolationKind;
  reason: string;
  host: string;
  command: string;
  login: string;
}

/** Sign-ins by password with one login: tried, and how many of them were refused (530, 535, 422, 425; INWX: 2200; Openprovider: 196, 10005; AutoDNS, Gandi, OpenSRS, Realtime Register: 401; Namecheap: 1011102). */
export interface SignIns {
  tried: number;
  refused: number;
}

export type RequestFilter = Partial<
  Pick<LoggedRequest, "account" | "login" | "registrar" | "system" | "command" | "code" | "via">
>;

const refusals = new Set([196, 401, 422, 425, 530, 535, 2200, 10_005, 1_011_102]);

export class RequestLog {
  requests: LoggedRequest[] = [];
  violations: Violation[] = [];
  /** The most requests that were open at the same time. */
  peak = 0;
  /** Requests to CNR that came while another was open there, or sooner than a second after the one before. */
  hurried: string[] = [];
  #pace = new Map<string, { open: number; lastAt: number }>();
  #open = 0;
  #waiting = new Set<() => void>();

  begin(entry: LoggedRequest): LoggedRequest {
    this.requests.push(entry);
    this.#open += 1;
    this.peak = Math.max(this.peak, this.#open);
    return entry;
  }

  /**
   * Notes the pace of a registrar that wants one command after the other, about one a second. Slack: timers and
   * connections are not exact.
   * @param at ms of a clock that only runs forward
   */
  notePace({ host, command, registrar }: LoggedRequest, at: number): () => void {
    if (registrar !== "cnr") return () => undefined;
    const pace = this.#pace.get(host) ?? { open: 0, lastAt: Number.NEGATIVE_INFINITY };
    this.#pace.set(host, pace);
    if (pace.open > 0) this.hurried.push(`${command}: another command is under way`);
    else if (at - pace.lastAt < 700)
      this.hurried.push(`${command}: ${Math.round(at - pace.lastAt)} ms after the one before`);
    pace.open += 1;
    pace.lastAt = at;
    return () => {
      pace.open -= 1;
    };
  }

  finish(entry: LoggedRequest): void {
    entry.finished = true;
    this.#open -= 1;
    for (const check of [...this.#waiting]) check();
  }

  /** Sign-ins by password, by login as it was typed. */
  get signIns(): Record<string, SignIns> {
    const counts: Record<string, SignIns> = {};
    for (const { via, login, code } of this.requests) {
      if (via !== "password") continue;
      const count = counts[login] ?? { tried: 0, refused: 0 };
      counts[login] = count;
      count.tried += 1;
      if (refusals.has(code ?? 0)) count.refused += 1;
    }
    return counts;
  }

  /** The finished requests that fit. */
  find(filter: RequestFilter): LoggedRequest[] {
    const wanted = Object.entries(filter) as [keyof RequestFilter, unknown][];
    return this.requests.filter(
      (entry) => entry.finished && wanted.every(([key, value]) => entry[key] === value),
    );
  }

  /** Resolves when at least `count` requests that fit are finished; rejects after `timeoutMs`. */
  waitFor(filter: RequestFilter, count: number, timeoutMs: number): Promise<LoggedRequest[]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(check);
        reject(new Error(`no ${count} requests like ${JSON.stringify(filter)} in ${timeoutMs} ms`));
      }, timeoutMs);
      const check = (): void => {
        const found = this.find(filter);
        if (found.length < count) return;
        clearTimeout(timer);
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  clear(): void {
    this.requests = [];
    this.violations = [];
    this.hurried = [];
    this.peak = 0;
  }
}
