import type { AccountOverview } from "../../../domain/overview.ts";
import { lastPeriod, periodAt } from "../../../domain/statement/period.ts";
import { formatPeriod } from "../../../text/format-period.ts";
import { translate } from "../../../text/translate.ts";
import { Icon, sheetIcon } from "../../shared/icon.tsx";
import { AccountingExport } from "../export/accounting-export.tsx";
import { Section } from "../section.tsx";
import { statementHash } from "../statement/address.ts";

/** For the bookkeeper: the statement of the month that is over, of the one that is not, and the bookings as a file. */
export function StatementSection({ account, now }: { account: AccountOverview; now: number }) {
  const subject = { kind: "account", id: account.id } as const;
  return (
    <Section id="statement-title" title={translate("statement")}>
      <p class="tools">
        {[lastPeriod("month", now), periodAt("month", now)].map((period) => (
          <a
            key={period.index}
            class="button"
            href={`statement.html${statementHash(subject, period)}`}
          >
            <Icon drawing={sheetIcon} /> {formatPeriod(period)}
          </a>
        ))}
      </p>
      {!account.facts.lacks.includes("bookings") && <AccountingExport account={account} />}
    </Section>
  );
}
