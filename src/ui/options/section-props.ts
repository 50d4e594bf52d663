import type { Account } from "../../domain/account.ts";
import type { AlertSettings } from "../../domain/alert-settings.ts";
import type { Failure } from "../../domain/failure.ts";
import type { Overview } from "../../domain/overview.ts";
import type { UnsavedForms } from "./form/use-unsaved.ts";
import type { AccountPart } from "./view.ts";

/** What a section shows, and what it can ask of the page around it. */
export interface SectionProps {
  accounts: Account[];
  overview: Overview;
  /** By account id. */
  allAlerts: Record<string, AlertSettings>;
  now: number;
  unsaved: UnsavedForms;
  add: () => void;
  /** Opens an account's page at one of its parts. */
  open: (accountId: string, part: AccountPart) => void;
  remove: (account: Account) => void;
  /** Says what was done. */
  say: (words: string) => void;
  /** Shows why the worker did not do what was asked; null takes it away. */
  fail: (failure: Failure | null) => void;
}
