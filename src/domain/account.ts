/** The id of an account's registrar: one of those that storage and messages take, whose names are no business of this room. */
export type Registrar = string;

/** LIVE spends real money; OT&E is the test system. */
export const systems = ["live", "ote"] as const;
export type System = (typeof systems)[number];

/** An exact decimal number as text, as the registrar wrote it: `9902.03`, `-312.4000`. Never a float. */
export type Decimal = string;

/** What was entered into sign-in fields, by the ids that the registrar's profile gives them. A field that was left empty is not in it. */
export type FieldValues = Readonly<Record<string, string>>;

/** What the user entered about an account, without its secret fields: those are in the vault only. */
export interface Account {
  /** A random UUID. */
  id: string;
  name: string;
  registrar: Registrar;
  system: System;
  /** The fields of its login that are no secret: a user name, a role user, a customer's number. */
  publicFields: FieldValues;
  /** A custom API address, or null for the registrar's own host. */
  endpoint: string | null;
  /** Warn when the available funds fall below this amount, in the account's own currency. */
  warnBelow: Decimal;
  /** Minutes between two checks, {@link checkEveryLimits}. */
  checkEvery: number;
  /** The on/off switch: an account that is off is never polled and never warns. */
  enabled: boolean;
  /**
   * How it signs in: with the kept password, or with a session that the user opened with a one-time
   * password. Of the latter no password is kept: when the session ends, the user is asked for a new code.
   */
  signIn: "password" | "one-time-password";
}

/** What is changed without a sign-in: it is the user's own business, and the registrar knows nothing of it. */
export type AccountSettings = Pick<Account, "name" | "warnBelow" | "checkEvery">;

/** Minutes. */
export const checkEveryLimits = { min: 5, max: 1440, initial: 15 } as const;

/** Longest texts the form takes beside the sign-in fields, in UTF-16 code units: far above real ones, small enough to store. */
export const textLimits = { name: 80, endpoint: 500 } as const;
