import type { CalendarEntry } from "../../../domain/calendar-entry.ts";
import type { Payment } from "../../../domain/foresight/payments.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { areAmountsHidden } from "../../../text/hidden-amounts.ts";
import { regionTag } from "../../../text/locale.ts";
import { translate } from "../../../text/translate.ts";
import { amountToType } from "../../../text/typed-amount.ts";
import { CopyButton, CopyIcon, DoneButton } from "../copy-button.tsx";
import { HoldsAmounts } from "../eye-button.tsx";
import { calendarIcon, copyIcon, Icon, outIcon } from "../icon.tsx";

interface PayActionsProps {
  account: AccountOverview;
  payment: Payment;
  isLate: boolean;
  /** For the calendar; null: no day is told, or it has passed. */
  entry: CalendarEntry | null;
  /** There is room for a line of the note's own, however much there is to say. */
  isRoomy: boolean;
}

/** What helps to pay. Where a transfer is too late, a reminder of its day helps no more; a faster payment needs the note too. */
export function PayActions({ account, payment, isLate, entry, isRoomy }: PayActionsProps) {
  const { paymentNote, facts } = account;
  const { amount } = payment;
  const note = translate("pay_note");
  // Too late there is more to say above, and no calendar entry: the note stands in its place.
  const isInRow = isLate && !isRoomy;
  const noteLine = paymentNote && (
    <p class="note" title={`${note}: ${paymentNote}`}>
      <span class={isInRow ? "hidden" : "soft"}>{note}</span> <bdi>{paymentNote}</bdi>
      <CopyIcon text={paymentNote} name={translate("pay_copy_note")} />
    </p>
  );
  return (
    <>
      <div class="do">
        <a class="button primary" href={facts.topUp} target="_blank" rel="noreferrer">
          <Icon drawing={outIcon} /> {translate("add_funds")}
        </a>
        <CopyButton
          text={amountToType(amount, regionTag(), account.foresight?.currency ?? null)}
          label={translate("pay_copy")}
          name={translate("pay_copy_amount")}
          look="button"
          drawing={copyIcon}
        />
        {entry && (
          <DoneButton
            label={translate("pay_calendar")}
            name={translate("pay_calendar_title")}
            look="button"
            drawing={calendarIcon}
            done="pay_saved"
            failed="pay_not_saved"
            act={async () => {
              // Few ask for it, and the popup carries nothing that most never use.
              const { saveCalendar } = await import("../save-calendar.ts");
              saveCalendar([entry]);
            }}
          />
        )}
        {isInRow && noteLine}
      </div>
      {!isInRow && noteLine}
      {areAmountsHidden() && (
        <p class="small">
          <HoldsAmounts text="amount_in_copy" />
        </p>
      )}
    </>
  );
}
