import type { AccountOverview } from "../../../domain/overview.ts";
import {
  asKind,
  hasBegun,
  type Period,
  type PeriodKind,
  periodLater,
} from "../../../domain/statement/period.ts";
import type { Subject } from "../../../domain/statement/statement-accounts.ts";
import { formatPeriod } from "../../../text/format-period.ts";
import { translate } from "../../../text/translate.ts";
import { HoldsAmounts } from "../../shared/eye-button.tsx";
import { Icon, sheetIcon } from "../../shared/icon.tsx";
import { statementHash, subjectKey, subjectsOf } from "./address.ts";
import { subjectText } from "./subject-text.ts";

const leftIcon = "m9.8 4-4 4 4 4";
const rightIcon = "m6.2 4 4 4-4 4";
const printIcon = "M4.5 6V2h7v4M4.5 11.5H2V6h12v5.5h-2.5M4.5 9.5h7V14h-7Z";

interface StatementToolsProps {
  accounts: readonly AccountOverview[];
  subject: Subject;
  period: Period;
  now: number;
  /** null: there is nothing to save yet. */
  save: (() => void) | null;
  /** The sums by type; null: there are none of this subject, or not yet. */
  saveSums: (() => void) | null;
}

/** Another statement: the address changes, and the page follows it. */
const go = (subject: Subject, period: Period): void => {
  location.hash = statementHash(subject, period);
};

const kinds = [
  ["month", "statement_month"],
  ["quarter", "statement_quarter"],
] as const satisfies readonly [PeriodKind, string][];

/** Which account, which time, and what to do with the statement; none of it is on paper. */
export function StatementTools({
  accounts,
  subject,
  period,
  now,
  save,
  saveSums,
}: StatementToolsProps) {
  const subjects = subjectsOf(accounts);
  const isTest = (each: Subject): boolean =>
    each.kind === "all"
      ? each.system === "ote"
      : accounts.find(({ id }) => id === each.id)?.system === "ote";
  const options = (of: readonly Subject[]) =>
    of.map((each) => (
      <option key={subjectKey(each)} value={subjectKey(each)}>
        {subjectText(each, accounts)}
      </option>
    ));
  const tests = subjects.filter(isTest);
  return (
    <nav class="tools" aria-label={translate("statement")}>
      <select
        aria-label={translate("dash_account")}
        value={subjectKey(subject)}
        onChange={({ currentTarget: { value } }) => {
          const chosen = subjects.find((each) => subjectKey(each) === value);
          if (chosen) go(chosen, period);
        }}
      >
        {options(subjects.filter((each) => !isTest(each)))}
        {tests.length > 0 && (
          <optgroup label={`${translate("test_system")}, ${translate("no_real_money")}`}>
            {options(tests)}
          </optgroup>
        )}
      </select>
      <div class="period">
        <Step to={periodLater(period, -1)} drawing={leftIcon} {...{ subject, now }} />
        <b aria-live="polite">{formatPeriod(period)}</b>
        <Step to={periodLater(period, 1)} drawing={rightIcon} {...{ subject, now }} />
      </div>
      <select
        aria-label={translate("statement_period")}
        value={period.kind}
        onChange={({ currentTarget: { value } }) => {
          const [kind] = kinds.find(([each]) => each === value) ?? kinds[0];
          go(subject, asKind(kind, period, now));
        }}
      >
        {kinds.map(([kind, name]) => (
          <option key={kind} value={kind}>
            {translate(name)}
          </option>
        ))}
      </select>
      <div class="do">
        <HoldsAmounts text="amounts_in_file" />
        <button type="button" class="button" aria-disabled={!save} onClick={() => save?.()}>
          <Icon drawing={sheetIcon} /> {translate("statement_csv")}
        </button>
        {saveSums && (
          <button type="button" class="button" onClick={saveSums}>
            <Icon drawing={sheetIcon} /> {translate("dash_export", translate("statement_sums"))}
          </button>
        )}
        <button
          type="button"
          class="button primary"
          aria-disabled={!save}
          onClick={() => save && print()}
        >
          <Icon drawing={printIcon} /> {translate("statement_print")}
        </button>
      </div>
    </nav>
  );
}

interface StepProps {
  to: Period;
  subject: Subject;
  drawing: string;
  now: number;
}

/** To the period beside; named by it. One that has not begun cannot be chosen, nor one before 2000. */
function Step({ to, subject, drawing, now }: StepProps) {
  const isThere = hasBegun(to, now) && to.year >= 2000;
  return (
    <button
      type="button"
      class="button square"
      aria-label={formatPeriod(to)}
      aria-disabled={!isThere}
      onClick={() => isThere && go(subject, to)}
    >
      <Icon drawing={drawing} />
    </button>
  );
}
