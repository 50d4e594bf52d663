import type { Decimal, FieldValues, Registrar, System } from "../domain/account.ts";
import type { AccountStatus, Statistic } from "../domain/account-status.ts";
import type { AccountTerms } from "../domain/account-terms.ts";
import { failed, failure, type Result } from "../domain/failure.ts";
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

// What the worker may ask of a registrar, whatever its protocol. Each registrar's folder has a client that answers it.

/** Where and as whom to speak. */
export interface Login {
  registrar: Registrar;
  system: System;
  /** A custom API address, or null for the registrar's own. */
  endpoint: string | null;
  /** What was entered into the profile's public fields: `readPublic` reads those that it declares. */
  publicFields: FieldValues;
}

/** The secrets that prove a login, as they were typed or opened from the vault. */
export interface Credential {
  kind: "credential";
  /** What was entered into the profile's secret fields, a password or an API key: `readSecret` reads those that it declares. */
  secretFields: FieldValues;
  /** Empty where none is asked for. */
  oneTimePassword: string;
}

/** A session that the registrar opened: its id or token is a secret. */
export interface Session {
  kind: "session";
  session: string;
}

/** What one request is sent with: an open session, or the credential itself. */
export type Authorization = Credential | Session;

/** A session just opened, and its end: seconds without use, and seconds in all, as the registrar tells or was asked for. */
export interface OpenedSession {
  session: string;
  timeout: number;
  maxTtl: number;
}

/** Rows of a list's page, and how many the list has in all; null: not told. */
export interface Page<T> {
  rows: T[];
  total: number | null;
}

/** Which page of the upcoming charges to ask for. */
export interface ChargesQuery {
  /**
   * Place of the first row wanted, from 0. Rows of the page before are asked for again, to see whether the list
   * moved in between: for lists that can begin at any row.
   */
  first: number;
  /** What the page before said is next ({@link ChargesPage.next}); left out: the first page, or a list that is asked for by row. */
  cursor?: string;
  /** Today's UTC day number, and the last one that charges are wanted for. */
  today: number;
  through: number;
  /** The account's own VAT percent, for rows without one; null: not known. */
  vatPercent: Decimal | null;
  /** The account's own currency, ISO 4217, for rows without one. */
  currency: string;
}

/** One page of what will be charged. */
export interface ChargesPage extends Page<UpcomingCharge> {
  /**
   * Where the list goes on: a cursor that only the client understands (at most {@link cursorLimit} characters), or
   * null where it is through. "by-row": the list can begin at any row, and ends by its total or by a page without news.
   */
  next: { cursor: string } | "by-row" | null;
  /** Whether the rows come in order of day, so that a page that is missing concerns later days only. */
  ordered: boolean;
  /**
   * "listed": the registrar itself says what it will charge. "derived": made here from domains, renewal dates and
   * prices. Rows of a derived list say `computed` each.
   */
  basis: "listed" | "derived";
}

/** Characters: a cursor is stored with the list that it belongs to. */
export const cursorLimit = 1000;

/**
 * Which bookings: from and to in milliseconds since the epoch, both cut to whole seconds and included as far as
 * documented; and the place of the page's first row.
 */
export interface BookingsQuery {
  from: number;
  to: number;
  first: number;
}

/**
 * A registrar's reading commands. Every method answers with a result and never throws; it keeps no answer between
 * calls. What a client has a method for is what it can do: all but the first three are left out where the registrar
 * has no command for it.
 */
export interface RegistrarClient {
  /**
   * Proves the login once. "stateless": the registrar has no sessions, or lets this user open none, and each request
   * carries the credential: the first of them proves it.
   */
  signIn(credential: Credential): Promise<Result<OpenedSession | "stateless">>;
  /** Closes a session; goes on although the vault is locked by then. */
  signOut(session: string): Promise<Result<null>>;
  /**
   * Balance, reserved deposits and credit line, exactly as sent.
   * @param known what the same account was answered earlier the same day: what does not move within a day (currency, VAT,
   * limits) need not be asked for again. Never a figure of the money itself.
   */
  balance(authorization: Authorization, known?: AccountStatus): Promise<Result<AccountStatus>>;
  /**
   * All product counts. A count that is refused or missing is null with its failure. The result fails as a whole only
   * where the account or the connection itself does (sign-in, lock, offline, host permission).
   */
  counts?(authorization: Authorization): Promise<Result<Statistic[]>>;
  /** What will be charged: one page. */
  charges?(authorization: Authorization, query: ChargesQuery): Promise<Result<ChargesPage>>;
  /** The reserved deposits by name: all of them; `malformed` where the list cannot be had whole. */
  reserves?(authorization: Authorization): Promise<Result<Deposit[]>>;
  /** The account's own balance as at the midnight that a UTC day number begins with, a row a currency. */
  pastBalances?(authorization: Authorization, day: number): Promise<Result<UserBalance[]>>;
  /** The subusers' balances: all of them; `malformed` where the list cannot be had whole. */
  subusers?(authorization: Authorization): Promise<Result<UserBalance[]>>;
  /** What was booked: one page, in order of time. */
  bookings?(authorization: Authorization, query: BookingsQuery): Promise<Result<Page<Booking>>>;
  /**
   * All bookings from `from` on, milliseconds since the epoch, and the balance they begin with; `malformed` where the
   * list cannot be had whole.
   */
  accountBook?(authorization: Authorization, from: number): Promise<Result<AccountBook>>;
  /** The domains that left the account from `from` on, milliseconds since the epoch. */
  removals?(authorization: Authorization, from: number): Promise<Result<Removal[]>>;
  /** Renewals that failed and that came through from `from` on, milliseconds since the epoch. */
  renewalEvents?(authorization: Authorization, from: number): Promise<Result<RenewalEvent[]>>;
  /** Names that are in the account though a list of removals may have them: suspended, or renewed in the last days. */
  presentDomains?(authorization: Authorization, days: number): Promise<Result<string[]>>;
  /** The user's own warning limit at the registrar, and what else it says of the account's money. */
  terms?(authorization: Authorization): Promise<Result<AccountTerms>>;
  /** What the login itself may do. */
  ownRights?(authorization: Authorization): Promise<Result<GrantedRight[]>>;
  /** The registrar's own rates of exchange. */
  rates?(authorization: Authorization): Promise<Result<ExchangeRate[]>>;
}

/** UTF-16 code units that a client may keep for a day: there is one memory for all accounts. */
export const dayMemoryLimit = 200_000;

/**
 * What a client may keep until the UTC day is over: answers that do not move within one and cost many requests, as
 * prices do. Never a secret, and never a figure of the money itself. Neither way ever fails: what cannot be kept is asked
 * for again.
 */
export interface DayMemory {
  /** null: nothing was kept today. */
  read(): Promise<string | null>;
  /** What is longer than {@link dayMemoryLimit} is not kept. */
  write(text: string): Promise<void>;
}

/** An answer as it came, for who looks at its form alone: none of it is to be kept or shown as it is. */
export interface ObservedAnswer {
  /** The request's name where a failure tells of it. */
  command: string;
  status: number;
  body: string;
  /** What the registrar may have put into it, and nobody is to see. */
  secrets: readonly string[];
}

/** The outside world, as arguments: the browser's own in the product, the test's in a test. */
export interface HttpEnvironment {
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
  /**
   * What of the login is kept secret, whether a request carries it or not: under a session the password stays at home,
   * and an answer may quote it all the same. Its failure is that of the request, which is not sent then.
   */
  secrets?: () => Promise<Result<readonly string[]>>;
  /** Left out: nothing is kept. */
  memory?: DayMemory;
  /** The same for seven days, for what moves more seldom still. */
  week?: DayMemory;
  /** Is shown each answer before it is read, refusals too. Left out: nobody looks. */
  observe?: (answer: ObservedAnswer) => void;
}

/** Makes the client of one account. Of secrets it keeps, as long as it lives, what it was given: to cut out of answers. */
export type CreateClient = (login: Login, environment: HttpEnvironment) => RegistrarClient;

/** The answer where a client has no method for what is wanted. */
export const notOffered = async () =>
  failed(failure("rejected", { text: "This registrar has no such command" }));
