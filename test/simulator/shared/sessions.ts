import { randomBytes } from "node:crypto";
import { Refusal } from "./refusal.ts";
import type { Registrar, System } from "./types.ts";

export interface Session {
  id: string;
  registrar: Registrar;
  system: System;
  accountKey: string;
  /** As typed at sign-in, with its role. */
  login: string;
  timeoutMs: number;
  /** INWX: a one-time password is still to be told. */
  isLocked?: boolean;
  /** Time (ms since 1970) after which it ends however busy it is. */
  endsAt: number;
  lastUsedAt: number;
}

export type SessionTerms = Omit<Session, "id" | "endsAt" | "lastUsedAt"> & {
  maxTtlMs: number;
  /** Any number of them may be open. */
  anyNumber?: boolean;
};

export class SessionStore {
  #sessions = new Map<string, Session>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  /** Opens a session at `now` (ms since 1970); throws Refusal 521 if the user has too many. */
  open({ maxTtlMs, anyNumber = false, ...terms }: SessionTerms, now: number): Session {
    const mine = [...this.#sessions.values()].filter(
      (session) => session.accountKey === terms.accountKey && alive(session, now),
    );
    if (!anyNumber && mine.length >= this.#max) throw new Refusal(521, "Too many open sessions");
    const id = randomBytes(32).toString("hex");
    const session = { ...terms, id, lastUsedAt: now, endsAt: now + maxTtlMs };
    this.#sessions.set(id, session);
    return session;
  }

  /** The session if it is open at `now`, and counts this as a use of it. */
  use(id: string, now: number): Session | undefined {
    const session = this.#sessions.get(id);
    if (!session || !alive(session, now)) return undefined;
    session.lastUsedAt = now;
    return session;
  }

  /** Who a session belongs to, open or not, without using it. */
  peek(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  close(id: string): void {
    this.#sessions.delete(id);
  }

  closeAll(accountKey?: string): void {
    for (const session of this.#sessions.values()) {
      if (accountKey === undefined || session.accountKey === accountKey) this.close(session.id);
    }
  }

  countOpen(accountKey: string, now: number): number {
    return [...this.#sessions.values()].filter((s) => s.accountKey === accountKey && alive(s, now))
      .length;
  }
}

const alive = (session: Session, now: number): boolean =>
  now < session.endsAt && now - session.lastUsedAt < session.timeoutMs;
