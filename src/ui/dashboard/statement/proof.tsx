import type { Decimal } from "../../../domain/account.ts";
import { isZero, subtract } from "../../../domain/money.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import type { SeenBalance, Statement } from "../../../domain/statement/statement.ts";
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

const isOther = (read: SeenBalance | null, shown: Decimal | null): boolean =>
  read !== null && shown !== null && !isZero(subtract(read.balance, shown));

/** Whether what was read is not what the period began or ended with. */
const isCarried = ({ seen, opening, closing }: Statement): boolean =>
  isOther(seen.opening, opening) || isOther(seen.closing, closing);

/** The balances that the figures rest on, as they were read, and how they belong to them. */
function seenText(statement: Statement): string | null {
  const read = readText(statement);
  return read && isCarried(statement) ? `${read} ${translate("statement_carried")}` : read;
}

function readText({ seen, currency }: Statement): string | null {
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
