import type { Account, AccountSettings, Decimal, FieldValues } from "../domain/account.ts";
import type { AccountStatus } from "../domain/account-status.ts";
import type { AlertSettings, AlertSettingsPart } from "../domain/alert-settings.ts";
import type { Result } from "../domain/failure.ts";
import type { Booking } from "../domain/foresight/account-lists.ts";
import type { UpcomingCharge } from "../domain/foresight/upcoming-charge.ts";
import type { Preferences } from "../domain/preferences.ts";
import type { Outcome, Probe } from "../domain/probe/probe.ts";
import type { GrantedRight } from "../domain/rights.ts";
import type { KeptMoney } from "../storage/money-records.ts";

/** Whom to sign in as, and with what. */
export interface LoginDraft
  extends Pick<Account, "registrar" | "system" | "endpoint" | "publicFields"> {
  /** null for an account that is not kept yet. */
  accountId: string | null;
  /** As typed. Of an account that is kept, one that is left out stands for the stored one. */
  secretFields: FieldValues;
  oneTimePassword: string;
  /** With a one-time password: whether the secret fields are kept too, so that only a new code has to be typed later. */
  keepPassword: boolean;
}

/** What a new account begins with beside its login. */
export interface NewSettings extends Omit<AccountSettings, "warnBelow"> {
  /** Empty: take the registrar's threshold or 100. */
  warnBelow: Decimal | "";
}

/** Who answered a test sign-in, and what they said. */
export interface TestReport {
  /** Names the sign-in that waits in the worker, its login and secrets with it, for `save-account`. */
  ticket: string;
  /** Host name of the API that answered. */
  host: string;
  /** The login as the registrar reads it (`wireLogin`). */
  login: string;
  status: AccountStatus;
  /** The name of the account that already stands for the same money; null: none does. It may be kept, and is summed once. */
  already: string | null;
  /**
   * The payment note of a kept account that goes when this login is saved, as it belongs to the money before; null: there
   * is none, or the money stays the same.
   */
  noteThatGoes: string | null;
  /** What the login may do, where the registrar says so in one answer; null: it does not, or would not. */
  rights: GrantedRight[] | null;
  /** What Warn below starts from: the registrar's own threshold where it sends one above zero, else 100. */
  suggestedWarnBelow: Decimal;
}

/**
 * Every message a page may send to the worker: its name, its request and its reply. Passwords travel
 * only inwards, each once; no reply holds one.
 */
export interface MessageMap {
  /** Checks what is due; a page sends it when it opens. */
  "check-due": { request: Record<never, never>; reply: Result<null> };
  /** Checks now, statistics included: one account, or all that are on. Answers when the checks have ended. */
  refresh: { request: { accountId: string | null }; reply: Result<null> };
  /** Signs in with a draft, the one message that carries sign-in secrets; keeps nothing but what the ticket names. */
  "test-account": { request: { draft: LoginDraft }; reply: Result<TestReport> };
  /** What the login of a test that succeeded may read: each question asked once, and how it ended. */
  "try-reads": { request: { ticket: string }; reply: Result<Outcome[]> };
  /**
   * Keeps the login of a test that succeeded, with its figures as the first snapshot: as a new account with these
   * settings, or, with null, as the login of the account that it was tested for, whose settings stay.
   */
  "save-account": {
    request: { ticket: string; settings: NewSettings | null };
    reply: Result<{ accountId: string }>;
  };
  /** Takes an account out at once; what is kept about it goes when it can no longer be taken back (`undoSpan`). */
  "remove-account": { request: { accountId: string }; reply: Result<null> };
  /** Has what is kept about one that was removed gone now: it cannot be taken back any more. */
  "finish-removal": { request: { accountId: string }; reply: Result<null> };
  /** Takes the removal back; `account-gone` where it is too late. One that is there, brought back in another window say, stays. */
  "undo-removal": { request: { accountId: string }; reply: Result<null> };
  /** All account ids in their new order. */
  "reorder-accounts": { request: { accountIds: string[] }; reply: Result<null> };
  "enable-account": { request: { accountId: string; enabled: boolean }; reply: Result<null> };
  /** `hideAmounts` is left to `hide-amounts`. */
  "save-preferences": { request: { preferences: Preferences }; reply: Result<null> };
  /** Hides all amounts everywhere, or shows them again; null: the other of the two. Not shown while the vault is locked. */
  "hide-amounts": { request: { hide: boolean | null }; reply: Result<null> };
  /**
   * What a user may change of an account without signing in, all of it by one write. `snoozedUntil` of the watch is
   * left to `snooze`, and the parts of `amend-alert-settings` to that.
   */
  "save-settings": {
    request: { accountId: string; settings: AccountSettings; alerts: AlertSettings };
    reply: Result<null>;
  };
  /** Changes the given parts alone. */
  "amend-alert-settings": {
    request: { accountId: string; part: AlertSettingsPart };
    reply: Result<null>;
  };
  /** No notification about an account until then, milliseconds since the epoch; null: again at any time. */
  snooze: { request: { accountId: string; until: number | null }; reply: Result<null> };
  /** Gives up loading an account's list of charges; the next try is six hours away, or at Refresh. */
  "stop-charges": { request: { accountId: string }; reply: Result<null> };
  /** An account's bookings of a time (milliseconds since the epoch), from the registrar; `more`: there are more than come. */
  "read-bookings": {
    request: { accountId: string; from: number; to: number };
    reply: Result<{ rows: Booking[]; more: boolean }>;
  };
  /** All rows of an account's list of charges, from the registrar as it is now; `more`: there are more than come. */
  "read-charges": {
    request: { accountId: string };
    reply: Result<{ rows: UpcomingCharge[]; currency: string; more: boolean }>;
  };
  /** What a login may do, as the registrar says it. */
  "read-rights": { request: { accountId: string }; reply: Result<GrantedRight[]> };
  /** Asks an account's registrar everything once, and tells which fields its answers have, without a value of any. */
  "probe-account": { request: { accountId: string }; reply: Result<Probe> };
  /** Opens a passphrase vault; `wrong-passphrase` costs a second of the worker's time, nothing else. */
  unlock: { request: { passphrase: string }; reply: Result<null> };
  /** Locks it now: the key goes, the sessions are closed. */
  lock: { request: Record<never, never>; reply: Result<null> };
  /** Sets a passphrase (`current` empty) or changes it; the vault is or stays unlocked. */
  "set-passphrase": { request: { current: string; next: string }; reply: Result<null> };
  /** Back to the key of this browser profile, without entering any password again. */
  "remove-passphrase": { request: { current: string }; reply: Result<null> };
  /** The user has seen what was set aside: it is kept, and no longer reported. */
  "acknowledge-aside": { request: Record<never, never>; reply: Result<null> };
  /** Shows sample accounts; `rejected` where there is a real one. */
  "begin-samples": { request: Record<never, never>; reply: Result<null> };
  /** Ends them, without a trace. */
  "end-samples": { request: Record<never, never>; reply: Result<null> };
  /** What would be kept of a sample account's money: of a real one the pages read the records themselves. */
  "read-sample": { request: { accountId: string }; reply: Result<KeptMoney> };
  /** Removes every stored password and session, and the passphrase; accounts and figures stay. */
  "forget-secrets": { request: Record<never, never>; reply: Result<null> };
  /** Deletes all that is kept, only copies included; `storage` where something is left, which is tried again. */
  "delete-everything": { request: Record<never, never>; reply: Result<null> };
}

export type MessageName = keyof MessageMap;
export type Request<N extends MessageName> = MessageMap[N]["request"];
export type Reply<N extends MessageName> = MessageMap[N]["reply"];

/** A message on the wire. */
export type Message = { [N in MessageName]: { name: N } & Request<N> }[MessageName];
