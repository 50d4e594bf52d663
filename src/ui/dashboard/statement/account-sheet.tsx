import type { Period } from "../../../domain/statement/period.ts";
import { placeText } from "../../../text/failure-text.ts";
import { formatUtcMoment } from "../../../text/format-period.ts";
import { translate } from "../../../text/translate.ts";
import { BookingsTable } from "./bookings-table.tsx";
import { FiguresRow } from "./figures.tsx";
import { Proof } from "./proof.tsx";
import type { AccountStatement } from "./read-statement.ts";
import { SheetFrame } from "./sheet-frame.tsx";
import { TypeTables } from "./type-table.tsx";

interface AccountSheetProps {
  found: AccountStatement;
  period: Period;
}

/** The statement of one account. */
export function AccountSheet({ found: { money, statement, at }, period }: AccountSheetProps) {
  const [account] = money;
  const { facts, name, system } = account;
  const isRead = !statement?.missing.some(
    ({ kind }) => kind === "refused" || kind === "no-bookings",
  );
  return (
    <SheetFrame
      period={period}
      at={at}
      currency={statement?.currency ?? null}
      name={name}
      place={placeText(account)}
      isTest={system === "ote"}
      source={
        isRead
          ? translate("statement_read", facts.name, formatUtcMoment(at))
          : translate("statement_unread", facts.name)
      }
    >
      {statement === null ? (
        <p class="none">{translate("statement_no_balance")}</p>
      ) : (
        <>
          <FiguresRow
            figures={statement}
            currency={statement.currency}
            span={statement.span}
            missing={statement.missing}
          />
          <TypeTables
            charged={statement.chargedBy}
            paidIn={statement.paidInBy}
            figures={statement}
            currency={statement.currency}
          />
          <Proof statement={statement} facts={facts} />
          <BookingsTable statement={statement} />
        </>
      )}
    </SheetFrame>
  );
}
