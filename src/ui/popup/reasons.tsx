import type { Statistic } from "../../domain/account-status.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { failureCode, failureText, failureTitle } from "../../text/failure-text.ts";
import { maskedIn } from "../../text/hidden-amounts.ts";
import { translate } from "../../text/translate.ts";
import { CopyMissingLine } from "../shared/copy-button.tsx";

/** Why a count is not known, with the registrar's own code and text. */
export function reasonOf({ failure }: Statistic, account: AccountOverview): string {
  if (!failure) return translate("not_told");
  const code = [failureCode(failure), maskedIn(failure.text)].filter(Boolean).join(": ");
  return `${failureTitle(failure)}. ${failureText(failure, account.facts)}${code && ` (${code})`}`;
}

interface ReasonsProps {
  /** The counts that are not known, each with its title in words. */
  rows: (Statistic & { title: string })[];
  account: AccountOverview;
}

/** The reason of each count that is not known, with the access rule that is missing, to copy. */
export const Reasons = ({ rows, account }: ReasonsProps) => (
  <ul>
    {rows.map((row) => (
      <li key={row.product}>
        <bdi>
          <b>{row.title}:</b> {reasonOf(row, account)}
        </bdi>{" "}
        {row.failure && <CopyMissingLine failure={row.failure} facts={account.facts} />}
      </li>
    ))}
  </ul>
);
