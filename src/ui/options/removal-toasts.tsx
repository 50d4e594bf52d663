import { useLayoutEffect, useRef } from "preact/hooks";
import type { Failure } from "../../domain/failure.ts";
import { undoSpan } from "../../domain/undo-span.ts";
import { send } from "../../messages/send.ts";
import type { Removal } from "../../storage/removals-record.ts";
import { isolated } from "../../text/name-text.ts";
import { formatCount, translate } from "../../text/translate.ts";
import { closeIcon, Icon } from "../shared/icon.tsx";

interface RemovalToastsProps {
  removals: readonly Removal[];
  /** The account that this page has just removed: its Undo takes the focus, and is told by it. */
  own: string | null;
  now: number;
  say: (words: string) => void;
  fail: (failure: Failure | null) => void;
}

const secondsLeft = ({ at }: Removal, now: number): number =>
  Math.ceil(Math.min(at + undoSpan - now, undoSpan) / 1000);

/** What was removed and may still be taken back, each with the seconds that are left for it. */
export const RemovalToasts = ({ removals, now, ...props }: RemovalToastsProps) => (
  <>
    {removals
      .filter((removal) => !removal.isBegun && secondsLeft(removal, now) > 0)
      .map((removal) => (
        <RemovalToast key={removal.account.id} removal={removal} now={now} {...props} />
      ))}
  </>
);

type RemovalToastProps = Omit<RemovalToastsProps, "removals"> & { removal: Removal };

function RemovalToast({ removal, own, now, say, fail }: RemovalToastProps) {
  const undo = useRef<HTMLButtonElement>(null);
  const { id, name } = removal.account;
  const isOwn = own === id;
  useLayoutEffect(() => {
    if (isOwn) undo.current?.focus();
  }, [isOwn]);

  async function takeBack(): Promise<void> {
    const reply = await send("undo-removal", { accountId: id });
    fail(reply.ok ? null : reply.failure);
    if (reply.ok) say(translate("account_back", isolated(name)));
  }

  async function finish(): Promise<void> {
    const reply = await send("finish-removal", { accountId: id });
    fail(reply.ok ? null : reply.failure);
  }

  return (
    <div class="toast">
      <p id={`removed-${id}`}>{translate("account_removed", isolated(name))}</p>
      {/* Told by no screen reader: once a second is no news. */}
      <span class="left" aria-hidden="true">
        {translate("seconds_left", formatCount(secondsLeft(removal, now)))}
      </span>
      <button
        ref={undo}
        type="button"
        class="button"
        aria-describedby={`removed-${id}`}
        onClick={() => void takeBack()}
      >
        {translate("undo")}
      </button>
      <button
        type="button"
        class="icon"
        title={translate("remove_now")}
        aria-label={translate("remove_now")}
        aria-describedby={`removed-${id}`}
        onClick={() => void finish()}
      >
        <Icon drawing={closeIcon} />
      </button>
    </div>
  );
}
