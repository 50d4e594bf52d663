/**
 * Every way a registrar request, or what it needs, can fail. Closed: everything downstream decides by
 * `kind` alone and never by message text.
 */
export const failureKinds = [
  /** No password or session is kept for the account. */
  "not-configured",
  /** The browser has not granted the API host to the extension. */
  "no-permission",
  /** The account's address is one that no password is sent to: plain HTTP to `localhost`, as version 0.1.0 took it. */
  "unsafe-endpoint",
  /** 530: user or password wrong, or the account closed. The API gives no reason, on purpose. */
  "sign-in-failed",
  /** A sign-in was cut off before its answer was seen, a short while ago: it may have been refused, and is not repeated yet. */
  "sign-in-unknown",
  /** 530 with OTP in its text, or a kept 2FA session that has ended. */
  "otp-needed",
  /** The login is right, and wants a second factor that this registrar takes in a way which is not used here: another login is needed. */
  "second-factor",
  /** 530 SESSION… NOT FOUND, or 507: the session has ended. */
  "session-expired",
  /** The registrar ended so many sessions within the hour that the worker signs in no more until it is over. */
  "too-many-sign-ins",
  /** 531: the (role) user may not use this command. */
  "not-allowed",
  /** The IP address is not on the account's list. */
  "address-refused",
  /** 422, 425: the account is locked for some minutes. */
  "locked-out",
  /** 520, 521: the server is closing, or too many sessions are open. */
  "too-many-sessions",
  /** The browser says it is offline. */
  "offline",
  /** No connection, a dropped one, a refused redirect, or no trusted certificate: the browser does not say which. */
  "unreachable",
  /** No complete answer within the time limit. */
  "timeout",
  /** 420, 421, 423: a temporary fault of the registrar. */
  "server",
  /** An HTTP status other than 200. */
  "http",
  /** Not an API response, or one without a field it must have. */
  "malformed",
  /** The registrar's bookings do not make the balance it tells. */
  "not-adding-up",
  /** Any other code: a bad command, a missing feature, a command that failed. */
  "rejected",
  /** The vault is locked: its passphrase was not entered yet, or its time is over. */
  "locked",
  /** The passphrase does not open the vault. */
  "wrong-passphrase",
  /** Too short to protect anything. */
  "weak-passphrase",
  /** The stored password cannot be decrypted, for good: altered, or its key is truly gone. */
  "vault",
  /** The record says that the passwords are kept in another way than their ciphertexts say: it was altered. */
  "vault-altered",
  /** The test sign-in that was to be saved waits no longer: the browser was restarted, the vault locked, or another one was made. */
  "test-expired",
  /** The account that was to be changed has been removed, in another window say. */
  "account-gone",
  /** The user has switched the account off: nothing is asked about it. */
  "account-off",
  /** The account is a sample: there is no registrar to ask, and nothing of it to keep. */
  "sample-data",
  /** The browser could not store or read a record. */
  "storage",
  /** The browser handed out no accounts though some were set up: lost, or back at its next start. */
  "records-lost",
  /** Stored entries were not understood: they were set aside, and the rest goes on. */
  "set-aside",
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface Failure {
  kind: FailureKind;
  /** The API's own code, a number or a word, or the HTTP status for `http`; null where there is none. */
  code: number | string | null;
  /** What the registrar said, or what was wrong with its answer, for display as plain text; may be empty. */
  text: string;
  /** The API command that failed, null where none was involved. */
  command: string | null;
  /** Seconds that the registrar, or its documents, want it to be left alone for; absent: nothing is said. */
  wait?: number | undefined;
}

/** What {@link Failure.text} is cut to, in UTF-16 code units. */
export const failureTextLimit = 300;

/** Builds a failure; `text` is cut to {@link failureTextLimit}. */
export function failure(
  kind: FailureKind,
  details: { code?: number | string | null; text?: string; command?: string | null } = {},
): Failure {
  return {
    kind,
    code: details.code ?? null,
    text: (details.text ?? "").slice(0, failureTextLimit),
    command: details.command ?? null,
  };
}

/** The failure with the pause that is to follow it, seconds; none where nothing is said. */
export const withWait = (why: Failure, wait: number | undefined): Failure =>
  wait === undefined ? why : { ...why, wait };

/** Too many requests, whether it was said how long to wait or not; 405 is one vendor's status for it. */
export const isHaste = ({ kind, code }: Failure): boolean =>
  kind === "http" && (code === 429 || code === 405);

/** Whether a failure is of one request alone, and says nothing of others: it was refused, and no pause was asked for. */
export const isOfRequestAlone = ({ kind, wait }: Failure): boolean =>
  wait === undefined && (kind === "not-allowed" || kind === "rejected");

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (why: Failure): { ok: false; failure: Failure } => ({
  ok: false,
  failure: why,
});
