import type { Decimal, Registrar, System } from "../domain/account.ts";
import type { AccountStatus, Statistic } from "../domain/account-status.ts";
import type { AccountTerms } from "../domain/account-terms.ts";
import type { Result } from "../domain/failure.ts";
import type {
  AccountBook,
  Booking,
  Deposit,
  ExchangeRate,
  UserBalance,
} from "../domain/foresight/account-lists.ts";
import type { Removal, RenewalEvent } from "../domain/foresight/lost-domains.ts";
import type { UpcomingCharge } from "../domain/foresight/upcoming-charge.ts";
import type { GrantedRight } from "../domain/rights.ts";

/** Where and as whom to speak. `user` and `role` are joined by the dialect (`account!role`, `account:role`). */
export interface Login {
  registrar: Registrar;
  system: System;
  /** A custom API address, or null for the registrar's own. */
  endpoint: string | null;
  user: string;
  /** Empty when there is none. */
  role: string;
}

/** What proves it: a password (with a one-time password where the account wants one), or an open session. */
export type Proof =
  | { kind: "password"; password: string; oneTimePassword: string }
  | { kind: "session"; session: string };

/** Limits the API puts on a session, seconds. */
export interface SessionLimits {
  /** Seconds of inactivity, 60 to 3600 (ISPAPI TIMEOUT). */
  timeout: number;
  /** Seconds in all, 60 to 86400 (ISPAPI MAXTTL). */
  maxTtl: number;
}

/** Rows of a list's page, and how many the list has in all (TOTAL); null: not told. */
export interface Page<T> {
  rows: T[];
  total: number | null;
}

/** Which page of the upcoming charges to ask for. */
export interface ChargesPage {
  /** FIRST: place of its first row, from 0. */
  first: number;
  /** Today's UTC day number, and the last one that charges are wanted for. */
  today: number;
  through: number;
  /** The account's own VAT percent, for rows without one; null: not known. */
  vatPercent: Decimal | null;
  /** The account's own currency, ISO 4217, for rows without one. */
  currency: string;
}

/**
 * Whose balances are wanted, and of which UTC day number (null: now): DATEBALANCE is as at the midnight that
 * day begins with (the manual's example).
 */
export interface BalancesQuery {
  depth: "SELF" | "SUBUSER";
  day: number | null;
}

/**
 * Which bookings: from and to in milliseconds since the epoch, both cut to whole seconds and included as far as
 * documented; and the place of the page's first row.
 */
export interface BookingsQuery {
  from: number;
  to: number;
  first: number;
}

/** The read-only commands of either registrar. Every method answers with a result and never throws. */
export interface RegistrarClient {
  /** `StartSession`, or CNR's `persistent=1`. Answers with the session id: a secret. */
  openSession(proof: Proof, limits: SessionLimits): Promise<Result<string>>;
  /** `EndSession` (ISPAPI), `StopSession` (CNR). */
  closeSession(session: string): Promise<Result<null>>;
  /** `StatusAccount`. */
  accountStatus(proof: Proof): Promise<Result<AccountStatus>>;
  /**
   * All product counts; several commands in parallel, at most 6 at a time. A count that is refused or
   * missing is null with its failure. The result fails as a whole only where the account or the
   * connection itself does (sign-in, lock, offline, host permission).
   */
  productStatistics(proof: Proof): Promise<Result<Statistic[]>>;
  // What a registrar has no command for (`lacking`) is answered `rejected`, without a request.
  /** ISPAPI `QueryObjectRenewalList`, CNR `QueryUpcomingAccountingList`: one page. */
  upcomingCharges(proof: Proof, page: ChargesPage): Promise<Result<Page<UpcomingCharge>>>;
  /** ISPAPI `QueryDepositList`: all of them; `malformed` where the list cannot be had whole. */
  deposits(proof: Proof): Promise<Result<Deposit[]>>;
  /** ISPAPI `QueryAccountBalanceList`: all of them; `malformed` where the list cannot be had whole. */
  balances(proof: Proof, query: BalancesQuery): Promise<Result<UserBalance[]>>;
  /** `QueryAccountingList`: one page, in order of time. */
  bookings(proof: Proof, query: BookingsQuery): Promise<Result<Page<Booking>>>;
  /**
   * CNR `QueryAccountingList`: all bookings from `from` on, milliseconds since the epoch, and the balance they begin
   * with; `malformed` where the list cannot be had whole.
   */
  accountBook(proof: Proof, from: number): Promise<Result<AccountBook>>;
  /**
   * CNR `QueryDomainHistoryList` (in redemption, and pending deletion), ISPAPI `QueryObjectDeletionLogList` (which
   * tells neither stage nor reason): the domains that left the account from `from` on, milliseconds since the epoch.
   */
  removals(proof: Proof, from: number): Promise<Result<Removal[]>>;
  /** CNR `QueryEventList`, class DOMAIN_RENEWAL: renewals that failed and that came through from `from` on. */
  renewalEvents(proof: Proof, from: number): Promise<Result<RenewalEvent[]>>;
  /** CNR `QueryDomainList`: names suspended before their deletion (SHOWERRP), and those renewed in the last days. */
  presentDomains(proof: Proof, days: number): Promise<Result<string[]>>;
  /** CNR `StatusRegistrar`: the named fields alone; bank data and FTP password of that answer are never handed out. */
  accountTerms(proof: Proof): Promise<Result<AccountTerms>>;
  /** CNR `QueryACLList` of the login itself. */
  ownRights(proof: Proof): Promise<Result<GrantedRight[]>>;
  /** ISPAPI `GetCurrentExchangeRates`. */
  exchangeRates(proof: Proof): Promise<Result<ExchangeRate[]>>;
}

/** The outside world, as arguments: the browser's own in the product, the test's in a test. */
export interface Surroundings {
  fetch: typeof fetch;
  /** Milliseconds for one request, body included. Default 30 000. */
  timeLimit?: number;
  /** Bytes of one body. Default 64 MiB. */
  bodyLimit?: number;
  /** Waits for the request's turn by the registrar's pace, before its time limit begins. Left out: at once. */
  inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Whether the browser believes it is online. */
  isOnline: () => boolean;
  /**
   * Aborted when the secrets may no longer be used: no request begins then but the closing of a session, and those
   * under way are given up, all as `locked`; a session that opens all the same is closed at once.
   */
  signal?: AbortSignal;
}
