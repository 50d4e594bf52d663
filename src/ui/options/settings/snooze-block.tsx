import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Failure } from "../../../domain/failure.ts";
import { send } from "../../../messages/send.ts";
import { formatMoment } from "../../../text/format-time.ts";
import { translate } from "../../../text/translate.ts";
import { FailureNote } from "../../shared/failure-note.tsx";
import { TextField } from "../form/field.tsx";
import { leadTo } from "../lead-to.ts";
import { snoozeRange, snoozeSpans, snoozeUntil } from "./snooze.ts";

interface SnoozeBlockProps {
  accountId: string;
  /** Milliseconds since the epoch; null: not snoozed. */
  snoozedUntil: number | null;
  now: number;
  /** Whether the page was opened for this. */
  isWanted: boolean;
}

/** Silences one account for a while, or ends that. Kept at once: it is no part of a form. */
export function SnoozeBlock({ accountId, snoozedUntil, now, isWanted }: SnoozeBlockProps) {
  const [chosen, choose] = useState("");
  const [isWrong, setWrong] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [said, say] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (isWanted) leadTo("snooze-title");
  }, [isWanted]);
  const isSnoozed = snoozedUntil !== null && now < snoozedUntil;

  async function snooze(until: number | null): Promise<void> {
    const reply = await send("snooze", { accountId, until });
    setProblem(reply.ok ? null : reply.failure);
    if (!reply.ok) return;
    choose("");
    say(
      until === null
        ? translate("watch_snooze_ended")
        : translate("watch_snoozed_until", formatMoment(until)),
    );
    // The button that was used may be gone, and the focus with it.
    heading.current?.focus();
  }

  function snoozeChosen(): void {
    const until = snoozeUntil(chosen, now);
    setWrong(until === null);
    if (until === null) document.getElementById("snooze-until")?.focus();
    else void snooze(until);
  }

  const button = (label: string, act: () => void) => (
    <button type="button" class="button" onClick={act}>
      {label}
    </button>
  );
  return (
    <section class="card snooze" aria-labelledby="snooze-title">
      <h2 id="snooze-title" ref={heading} tabIndex={-1}>
        {translate("watch_snooze")}
      </h2>
      <p>
        {isSnoozed
          ? translate("watch_snoozed_until", formatMoment(snoozedUntil))
          : translate("watch_not_snoozed")}
      </p>
      <p class="hidden" role="status">
        {said}
      </p>
      <div role="alert">{problem && <FailureNote failure={problem} care />}</div>
      <div class="buttons">
        {isSnoozed && button(translate("watch_snooze_end"), () => void snooze(null))}
        {button(translate("watch_snooze_day"), () => void snooze(now + snoozeSpans.day))}
        {button(translate("watch_snooze_week"), () => void snooze(now + snoozeSpans.week))}
      </div>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          snoozeChosen();
        }}
      >
        <TextField
          name="snooze-until"
          label={translate("watch_snooze_until")}
          problem={isWrong ? translate("watch_problem_date") : undefined}
          value={chosen}
          change={(value) => {
            choose(value);
            setWrong(false);
          }}
          input={{ type: "date", ...snoozeRange(now) }}
          beside={
            <button type="submit" class="button">
              {translate("watch_snooze")}
            </button>
          }
        />
      </form>
    </section>
  );
}
