import { startOfDay } from "../../../domain/foresight/bank-days.ts";
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
  /** The sentence in one line, for the calendar: with its amount, also while amounts are hidden. */
  sentence: string;
  /** There is room for a line of the note's own, however much there is to say. */
  isRoomy: boolean;
}

/**
 * A file for the user to keep: no permission is needed for that, and nothing leaves the machine. As a data address:
 * one of a blob ends with its page, and Firefox closes the popup while it still asks where to save.
 */
function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = `data:text/calendar;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
  link.click();
}

/** What helps to pay. Where a transfer is too late, a reminder of its day helps no more; a faster payment needs the note too. */
export function PayActions({ account, payment, isLate, sentence, isRoomy }: PayActionsProps) {
  const { id, name, paymentNote, facts } = account;
  const { amount, by } = payment;
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
        {!isLate && by !== null && (
          <DoneButton
            label={translate("pay_calendar")}
            name={translate("pay_calendar_title")}
            look="button"
            drawing={calendarIcon}
            done="pay_saved"
            failed="pay_not_saved"
            act={async () => {
              // Few ask for it, and the popup carries nothing that most never use.
              const { calendarText } = await import("../../../domain/calendar-entry.ts");
              download(
                `pay-${new Date(startOfDay(by)).toISOString().slice(0, 10)}.ics`,
                calendarText({
                  id: `${id}-${by}`,
                  at: Date.now(),
                  day: by,
                  title: `${name}: ${sentence}`,
                  text: paymentNote && `${note}: ${paymentNote}`,
                }),
              );
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
