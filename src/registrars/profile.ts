import type { System } from "../domain/account.ts";
import type { FailureKind } from "../domain/failure.ts";
import type { Assumption, FailedCharge } from "../domain/registrar-facts.ts";

// What a registrar's profile says: pure data, for pages and worker. Texts are names of messages in `_locales`, so that
// this room needs no translation; a test compares them with the locale files.

/** Where one of its systems is. */
export interface SystemPlace {
  /** The address that commands are posted to. */
  api: string;
  /** The control panel's sign-in page. */
  panel: string;
  /** Where funds are added; the panel itself where no deeper link is documented. */
  topUp: string;
}

/**
 * What becomes of what was pasted into a field. "trimmed": blanks around it and signs that are not seen are taken out.
 * "compact": blanks inside as well, as of numbers and keys that are shown in groups. "asked": nothing is taken out, for
 * they may belong to it; the user is asked about blanks around it and signs that are not seen.
 */
export type Pasted = "trimmed" | "compact" | "asked";

/** One field of a login. There may be several secret ones, and none that is public. */
export interface SignInField {
  /** Of its own within the profile. Stored with each account, so it is never changed. */
  id: string;
  /** Name of its label's text. */
  label: string;
  /** Whether it is kept in the vault alone, and never shown again. */
  secret: boolean;
  required: boolean;
  /** Whether it says whose money it is: of two users of one account it is the account, not the user. Of public ones only. */
  identifies: boolean;
  /** The sign that joins it to the field before it, where both are sent as one login (account!role); null: it stands for itself. */
  joinedBy: string | null;
  /** Signs that cannot belong to it, each as it may be typed, and the name of the text that says so, whose placeholder is the sign. null: all may. */
  forbidden: { signs: string; text: string } | null;
  /** UTF-16 code units at most. */
  max: number;
  pasted: Pasted;
  /** HTML's token for what browsers fill in by themselves: "off" for none; "new-password" for a secret, which they then do not offer to keep. */
  autocomplete: string;
  /** Name of the text with advice about it; null: none. */
  hint: string | null;
}

export interface SignIn {
  /** In the order of the form. A registrar without user names has no field for one. */
  fields: readonly SignInField[];
  /** Whether an account may want a one-time password at each sign-in by the API. */
  oneTimePassword: boolean;
}

/** How fast a registrar is asked: requests at a time, and milliseconds from the beginning of one to that of the next; 0: no pace of its own. */
export interface Pace {
  atOnce: number;
  spacing: number;
}

/** What the extension does with a registrar's API. */
export const functions = [
  "sessions",
  "balance",
  "statistics",
  "charges",
  "deposits",
  "bookings",
  "history",
  "lost",
  "terms",
  "rights",
  "subusers",
] as const;
export type RegistrarFunction = (typeof functions)[number];

/** The commands that each function sends, all of them reading; none: the registrar documents no command for it. */
export type CommandsOf = Readonly<Record<RegistrarFunction, readonly string[]>>;

/**
 * How the user gets a login with the rights that are needed, and no others. In templates `{command}`, `{area}` and
 * `{index}` are filled in; `<…>` is for the user to fill in.
 */
export type RightsGuide =
  /** Nothing to choose: the text says what to do. */
  | { kind: "none"; text: string }
  /** A line for each command, to paste, and the whole command that makes such a login. */
  | {
      kind: "lines";
      line: string;
      /** Its first lines, then {@link numbered} for each line, of which `{line}` is the line. */
      make: string;
      numbered: string;
    }
  /** Areas to tick in the panel. */
  | {
      kind: "areas";
      /** All that may be needed, in the panel's order, as the API writes them. */
      areas: readonly string[];
      /** The area that a command most likely needs (unverified where no document says so). */
      areaOf: Readonly<Record<string, string>>;
      /** What reading needs in each. */
      read: readonly string[];
      /** The commands that make such a login, and give it one area each; null: there are none. */
      make: { user: string; area: string } | null;
    };

/** What the registrar's documents know more about a failure: name of a text, for one system or both (null). */
export interface FailureAdvice {
  kinds: readonly FailureKind[];
  system: System | null;
  text: string;
}

/** All that pages and storage need to know of a registrar without asking it. */
export interface Profile {
  /** Stored with each account: never changed. */
  id: string;
  /** Proper names, never translated: where there is room, and where there is not. */
  names: { long: string; short: string };
  /** null: there is no test system. */
  systems: { live: SystemPlace; ote: SystemPlace | null };
  /** Where one becomes a customer of each system, for who has no account yet; null: no document tells. */
  signUp: { live: string | null; ote: string | null };
  signIn: SignIn;
  pace: Pace;
  failedCharge: FailedCharge;
  /** False: no command tells what is reserved; the user is asked once, and the figure is by the user's word. */
  tellsReserved: boolean;
  /** How many counts of products it has at most. */
  counts: number;
  assumptions: readonly Assumption[];
  commands: CommandsOf;
  rights: RightsGuide;
  /** Names of texts: what allows a refused command (its placeholder is the command), and where an area is known (the area). */
  allow: { command: string; area: string | null };
  advice: readonly FailureAdvice[];
  /** It is being closed: only for accounts that are still there. Absent: it is not. */
  closing?: boolean;
  /** Name of the text that is said where the registrar is chosen; null: nothing. */
  note: string | null;
}
