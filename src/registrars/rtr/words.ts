// The API's own words, as far as a decision hangs on them.

/** A name that stands like this, and is to be renewed, will be charged on its day. */
const usual = [
  "OK",
  "INACTIVE",
  "PENDING_RENEW",
  "PENDING_UPDATE",
  "PENDING_VALIDATION",
  "ADD_PERIOD",
  "RENEW_PERIOD",
  "AUTO_RENEW_PERIOD",
  "TRANSFER_PERIOD",
  "CLIENT_HOLD",
  "CLIENT_DELETE_PROHIBITED",
  "CLIENT_UPDATE_PROHIBITED",
  "CLIENT_TRANSFER_PROHIBITED",
  "REGISTRAR_HOLD",
  "REGISTRAR_DELETE_PROHIBITED",
  "REGISTRAR_UPDATE_PROHIBITED",
  "REGISTRAR_TRANSFER_PROHIBITED",
  "SERVER_HOLD",
  "SERVER_DELETE_PROHIBITED",
  "SERVER_UPDATE_PROHIBITED",
  "SERVER_TRANSFER_PROHIBITED",
  "PRIVACY_PROTECT_PROHIBITED",
  "IRTPC_TRANSFER_PROHIBITED",
] as const;
export const usualStatuses: ReadonlySet<string> = new Set(usual);

/** The day of renewal is over, and nothing was paid. */
export const expired = "EXPIRED";
/** So it stands as well where the registry has renewed it, and the registrar may still give it back. */
export const autoRenewed = "AUTO_RENEW_PERIOD";
/** It was deleted: what brings it back costs more than a renewal. */
export const deletedStatuses: ReadonlySet<string> = new Set([
  "REDEMPTION_PERIOD",
  "PENDING_DELETE",
]);

/** What is charged, of the price list's actions. */
export const renewal = "RENEW";

/** A process that waits for somebody. */
export const suspended = "SUSPENDED";

/** All of them, in upper case: they stay as they are, also where a key begins as one does. */
export const ownWords: ReadonlySet<string> = new Set([
  ...usual,
  ...deletedStatuses,
  expired,
  renewal,
  "EUR",
  "USD",
]);
