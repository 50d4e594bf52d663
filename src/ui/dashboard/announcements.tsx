import { useRef } from "preact/hooks";
import type { AccountOverview, Overview } from "../../domain/overview.ts";
import { isolated } from "../../text/name-text.ts";
import { translate } from "../../text/translate.ts";
import { useAnnouncement } from "../shared/use-announcement.ts";
import type { Refresh } from "../shared/use-refresh.ts";

interface AnnouncementsProps {
  account: AccountOverview | undefined;
  now: number;
  overview: Overview;
  outcome: Refresh["outcome"];
}

/** What a screen reader is told: how a refresh ended, a state that has changed, and that another account is shown. */
export function Announcements({ account, now, overview, outcome }: AnnouncementsProps) {
  const said = useAnnouncement(account, now, overview, outcome);
  // The first account is read anyway.
  const first = useRef(account?.id);
  const hasChanged = useRef(false);
  hasChanged.current ||= account !== undefined && account.id !== first.current;
  return (
    <>
      <p class="hidden" role="status">
        {said}
      </p>
      <p class="hidden" role="status">
        {hasChanged.current && account && translate("dash_shown", isolated(account.name))}
      </p>
    </>
  );
}
