import type { ComponentChildren } from "preact";
import type { Failure, Result } from "../../domain/failure.ts";
import type { ForesightPart } from "../../domain/foresight/parts.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { whyUnasked } from "../../text/charges-text.ts";
import { formatMoment } from "../../text/format-time.ts";
import { translate } from "../../text/translate.ts";
import { FailureNote } from "../shared/failure-note.tsx";

interface PartStateProps {
  account: AccountOverview;
  part: ForesightPart;
  /** What was read from the browser's own storage; null within: nothing yet. */
  kept: Result<unknown>;
  /** When what is shown was asked for, milliseconds since the epoch; null: nothing is. */
  at: number | null;
}

/** Why a list is missing, or is not fresh; nothing where all is well. What is shown stays below. */
export function PartState({ account, part, kept, at }: PartStateProps): ComponentChildren {
  if (account.facts.lacks.includes(part))
    return <p class="soft">{translate("dash_lacks", account.facts.name)}</p>;
  const note = (failure: Failure) => (
    <FailureNote
      failure={failure}
      facts={account.facts}
      care={failure.kind === "not-allowed" || failure.kind === "storage"}
      rest={at !== null && translate("dash_older_list", formatMoment(at))}
    />
  );
  if (!kept.ok) return note(kept.failure);
  const failure = account.foresight?.failures[part];
  if (failure) return note(failure);
  return at === null && <p class="soft">{whyUnasked(account)}</p>;
}
