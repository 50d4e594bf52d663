import type { AccountOverview } from "../../../domain/overview.ts";
import type { Subject } from "../../../domain/statement/statement-accounts.ts";
import { translate } from "../../../text/translate.ts";

/** What a statement is about, in words: an account's name with its registrar, or all accounts of a currency. */
export function subjectText(subject: Subject, accounts: readonly AccountOverview[]): string {
  if (subject.kind === "all")
    return translate(
      subject.system === "live" ? "statement_all" : "statement_all_test",
      subject.currency,
    );
  const account = accounts.find(({ id }) => id === subject.id);
  return account ? `${account.name}, ${account.facts.name}` : "";
}
