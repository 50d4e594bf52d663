import { useEffect, useRef, useState } from "preact/hooks";
import { type StateContext, statesOf } from "../../domain/account-state.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { failureTitle } from "../../text/failure-text.ts";
import { formatMoney } from "../../text/format-money.ts";
import { stateWords } from "../../text/state-text.ts";
import { translate } from "../../text/translate.ts";
import type { Refresh } from "./use-refresh.ts";

/** What a screen reader is told: how a refresh ended, and a state that has changed. Nothing at first. */
export function useAnnouncement(
  account: AccountOverview | undefined,
  now: number,
  context: StateContext,
  outcome: Refresh["outcome"],
): string {
  const [said, say] = useState("");
  const heard = useRef<string | undefined>(undefined);
  const states = account ? statesOf(account, now, context) : [];
  const words = account && states.map((state) => stateWords(account, state, now)).join(", ");
  const current = account && `${account.id} ${words}`;

  useEffect(() => {
    // Not at first, and not when another account is shown: its words are then read anyway.
    const isSame = account && heard.current?.startsWith(account.id);
    if (isSame && heard.current !== current) say(`${account.name}: ${words}`);
    heard.current = current;
  }, [current, account, words]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each outcome, with the figures of that moment.
  useEffect(() => {
    if (!outcome || !account) return;
    const failure = outcome.failure ?? account.trouble?.failure;
    const { figures } = account;
    if (failure) say(failureTitle(failure));
    else if (figures)
      say(translate("refreshed", formatMoney(figures.available, figures.currency), words ?? ""));
  }, [outcome]);
  return said;
}
