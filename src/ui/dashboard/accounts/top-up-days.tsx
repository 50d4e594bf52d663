import { useState } from "preact/hooks";
import type { Overview } from "../../../domain/overview.ts";
import { payEntries } from "../../../text/pay-entries.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { HoldsAmounts } from "../../shared/eye-button.tsx";
import { calendarIcon, Icon } from "../../shared/icon.tsx";
import { saveCalendar } from "../../shared/save-calendar.ts";

/** The days by which transfers are to be ordered, of all accounts in one file for the calendar; nothing where there is none. */
export function TopUpDays({ overview, now }: { overview: Overview; now: number }) {
  const [said, say] = useState("");
  const entries = payEntries(overview, now);
  if (entries.length === 0) return null;
  return (
    <p class="top-up-days">
      <button
        type="button"
        class="link"
        onClick={() => say(translate("dash_saved_as", saveCalendar(entries)))}
      >
        <Icon drawing={calendarIcon} size={14} /> {translateCount("dash_pay_days", entries.length)}
      </button>
      <HoldsAmounts text="amounts_in_file" />
      <span class="soft" role="status">
        {said}
      </span>
    </p>
  );
}
