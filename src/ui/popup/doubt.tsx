import type { Missing } from "../../domain/missing.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { failureText, missingLine } from "../../text/failure-text.ts";
import { missingWords } from "../../text/state-text.ts";
import { translate } from "../../text/translate.ts";
import { CopyIcon } from "../shared/copy-button.tsx";
import { doubtIcon, Icon } from "../shared/icon.tsx";
import { ReservedQuestion } from "../shared/reserved-question.tsx";

interface DoubtProps {
  account: AccountOverview;
  /** What is to be said here. */
  missing: Missing[];
}

/** Not fully known: what is missing, the right that would tell it, and the question that only the user can answer. */
export function Doubt({ account, missing }: DoubtProps) {
  const { facts, foresight } = account;
  const failure = foresight?.failures.charges;
  const line = failure && missingLine(failure, facts);
  return (
    <section class="doubt" aria-labelledby="doubt">
      <h2 id="doubt">
        <Icon drawing={doubtIcon} /> {translate("state_not_fully_known")}
      </h2>
      <p>
        {missing.map(missingWords).join(" ")}{" "}
        {failure && failure.kind !== "not-allowed" && failureText(failure, facts)}
      </p>
      {line && (
        <p class="rule">
          <code>{line}</code>
          <CopyIcon text={line} name={translate("copy_rule")} />
        </p>
      )}
      {missing.includes("charges-refused") && (
        <a href="options.html#rights" target="_blank" rel="noreferrer">
          {translate("doubt_rights")}
        </a>
      )}
      {missing.includes("reserved-deposits") && <ReservedQuestion account={account} />}
    </section>
  );
}
