import { isZero } from "../../../domain/money.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import type { Statement } from "../../../domain/statement/statement.ts";
import { formatAmount, formatMoney } from "../../../text/format-money.ts";
import { formatUtcMoment } from "../../../text/format-period.ts";
import { failureOf, missingText } from "../../../text/statement-text.ts";
import { translate } from "../../../text/translate.ts";
import { FailureNote } from "../../shared/failure-note.tsx";
import { doubtIcon, Icon, tickIcon, warnIcon } from "../../shared/icon.tsx";

interface ProofProps {
  statement: Statement;
  facts: AccountOverview["facts"];
}

/** The balances that the figures rest on, as they were read. */
function seenText({ seen, currency }: Statement): string | null {
  const { opening, closing } = seen;
  const one = opening ?? closing;
  if (opening && closing)
    return translate(
      "statement_seen",
      formatMoney(opening.balance, currency),
      formatUtcMoment(opening.at),
      formatMoney(closing.balance, currency),
      formatUtcMoment(closing.at),
    );
  return (
    one &&
    translate("statement_seen_alone", formatMoney(one.balance, currency), formatUtcMoment(one.at))
  );
}

/** Whether the figures add up, and by which balances; what is missing where it cannot be told. */
export function Proof({ statement, facts }: ProofProps) {
  const { unexplained, missing, currency } = statement;
  const isWell = unexplained !== null && isZero(unexplained);
  const tone = unexplained === null ? "doubt" : isWell ? "" : "care";
  const failures = missing.flatMap((each) => failureOf(each) ?? []);
  return (
    <>
      <div class={`proof ${tone}`}>
        <Icon drawing={unexplained === null ? doubtIcon : isWell ? tickIcon : warnIcon} />
        <div>
          <p>
            <b>
              {translate("dash_unexplained")}:{" "}
              {unexplained === null
                ? translate("state_unknown")
                : formatAmount(unexplained, currency)}
              .
            </b>{" "}
            {unexplained !== null && translate(isWell ? "statement_adds_up" : "statement_moved")}
          </p>
          {missing.map((each) => (
            <p key={each.kind}>{missingText(each, facts.name)}</p>
          ))}
          <p class="soft">{seenText(statement)}</p>
        </div>
      </div>
      {failures.map((failure) => (
        <FailureNote
          key={failure.kind}
          failure={failure}
          facts={facts}
          care={failure.kind === "not-allowed" || failure.kind === "storage"}
        />
      ))}
    </>
  );
}
