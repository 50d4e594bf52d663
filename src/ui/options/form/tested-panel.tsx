import { useLayoutEffect, useRef } from "preact/hooks";
import type { LoginDraft, TestReport } from "../../../messages/message-map.ts";
import { failureFactsOf } from "../../../registrars/failure-facts.ts";
import { profileOf } from "../../../registrars/profiles.ts";
import { besideText } from "../../../text/beside-text.ts";
import { placeText } from "../../../text/failure-text.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { isolated } from "../../../text/name-text.ts";
import { translate } from "../../../text/translate.ts";
import { Icon, tickIcon } from "../../shared/icon.tsx";
import { AmountField } from "./amount-field.tsx";
import { MayRead } from "./may-read.tsx";
import { TriedReads } from "./tried-reads.tsx";

interface TestedPanelProps {
  draft: LoginDraft;
  /** Asked for what an account begins with; the settings of one that is kept have a form of their own. */
  isNew: boolean;
  report: TestReport;
  warnBelow: string;
  warnBelowProblem: string | undefined;
  changeWarnBelow: (typed: string) => void;
  /** What is reserved, where the registrar does not tell it and the user was not asked yet; else undefined. */
  reserved: string | undefined;
  reservedProblem: string | undefined;
  changeReserved: (typed: string) => void;
  isSaving: boolean;
  back: () => void;
}

/** Who answered the test and what they said: nothing is kept yet. */
export function TestedPanel(props: TestedPanelProps) {
  const { draft, report, isSaving } = props;
  const { status } = report;
  const save = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => save.current?.focus(), []);
  const money = (amount: string | null) =>
    amount === null ? translate("state_unknown") : formatMoney(amount, status.currency);
  return (
    <>
      <h3 class="well tested" id="tested">
        <Icon drawing={tickIcon} /> {translate("tested_title")}
      </h3>
      <dl class="report" aria-labelledby="tested">
        <Fact term={translate("tested_host")}>{report.host}</Fact>
        {report.login !== "" && <Fact term={translate("tested_login")}>{report.login}</Fact>}
        <Fact term={translate("field_system")} isTest={draft.system === "ote"}>
          {placeText({ system: draft.system, facts: failureFactsOf(draft) })}
        </Fact>
        <Fact term={translate("account_balance")}>{money(status.balance)}</Fact>
        <Fact term={translate("reserved_deposits")}>{money(status.deposits)}</Fact>
        {status.creditLine && (
          <Fact term={translate("credit_line")}>{money(status.creditLine)}</Fact>
        )}
      </dl>
      {report.rights === null ? (
        <TriedReads ticket={report.ticket} />
      ) : (
        <MayRead profile={profileOf(draft)} granted={report.rights} />
      )}
      {status.beside?.map((beside) => (
        <p
          class={beside.kind === "auto-renewals" ? "soft" : "care"}
          key={`${beside.kind} ${beside.currency}`}
        >
          {besideText(beside)}
        </p>
      ))}
      {report.already !== null && (
        <p class="care">{translate("tested_already", isolated(report.already))}</p>
      )}
      {report.noteThatGoes !== null && (
        <p class="care">{translate("tested_note_goes", isolated(report.noteThatGoes))}</p>
      )}
      {props.isNew && (
        <AmountField
          name="warnBelow"
          label={translate("field_warn_below")}
          currency={status.currency}
          problem={props.warnBelowProblem}
          hint={translate("hint_warn_below_tested")}
          value={props.warnBelow}
          change={props.changeWarnBelow}
        />
      )}
      {props.reserved !== undefined && (
        <AmountField
          name="reserved"
          label={translate("watch_reserved")}
          currency={status.currency}
          problem={props.reservedProblem}
          hint={translate("watch_reserved_hint")}
          value={props.reserved}
          change={props.changeReserved}
        />
      )}
      <div class="buttons">
        <button
          ref={save}
          type="submit"
          class="button primary"
          aria-busy={isSaving}
          aria-disabled={isSaving}
        >
          {translate(props.isNew ? "save_account" : "save_login")}
        </button>
        <button type="button" class="button" onClick={props.back}>
          {translate("back")}
        </button>
      </div>
    </>
  );
}

const Fact = ({ term, isTest, children }: { term: string; isTest?: boolean; children: string }) => (
  <div>
    <dt>{term}</dt>
    <dd class={isTest ? "test" : ""}>
      <bdi>{children}</bdi>
    </dd>
  </div>
);
