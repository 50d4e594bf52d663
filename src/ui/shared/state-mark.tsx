import type { ComponentChildren } from "preact";
import type { AccountState } from "../../domain/account-state.ts";
import {
  clockIcon,
  doubtIcon,
  Icon,
  infoIcon,
  keyIcon,
  lockIcon,
  lostIcon,
  lowIcon,
  pauseIcon,
  tickIcon,
  warnIcon,
  waveIcon,
} from "./icon.tsx";

/** Red and amber look alike to many: no shape stands for both. */
export const looks: Record<AccountState, [tone: string, drawing: string]> = {
  "domains-at-risk": ["loss", warnIcon],
  overdraft: ["loss", lowIcon],
  "low-balance": ["loss", lowIcon],
  "domains-lost": ["loss", lostIcon],
  "not-covered-now": ["loss", warnIcon],
  "not-covered": ["care", clockIcon],
  "probably-not-covered": ["care", waveIcon],
  "sign-in-failed": ["care", keyIcon],
  "no-permission": ["care", keyIcon],
  "not-up-to-date": ["care", infoIcon],
  "locked-out": ["care", pauseIcon],
  offline: ["soft", infoIcon],
  locked: ["soft", lockIcon],
  unknown: ["soft", infoIcon],
  "not-fully-known": ["soft", doubtIcon],
  off: ["soft", pauseIcon],
  well: ["well", tickIcon],
};

interface StateMarkProps {
  state: AccountState;
  /** Test money cannot be lost: its warnings are violet. */
  isTest: boolean;
  isPill?: boolean;
  title?: string;
  children: ComponentChildren;
}

/** A state by colour, shape and words. */
export function StateMark({ state, isTest, isPill, title, children }: StateMarkProps) {
  const [tone, drawing] = looks[state];
  const colour = isTest && tone === "loss" ? "test" : tone;
  return (
    <span class={`${isPill ? "pill" : "mark"} ${colour}`} title={title}>
      <Icon drawing={drawing} size={12} />
      {children}
    </span>
  );
}
