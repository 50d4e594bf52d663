import { useEffect, useRef, useState } from "preact/hooks";
import type { AccountOverview, Overview } from "../../domain/overview.ts";
import { isolated } from "../../text/name-text.ts";
import { translate } from "../../text/translate.ts";
import { useAnnouncement } from "../shared/use-announcement.ts";
import type { Refresh } from "../shared/use-refresh.ts";
import { detailTitle } from "./use-landing.ts";

interface AnnouncementsProps {
  account: AccountOverview | undefined;
  now: number;
  overview: Overview;
  outcome: Refresh["outcome"];
}

/** What a screen reader is told: how a refresh ended, a state that has changed, and that another account is shown. */
export function Announcements({ account, now, overview, outcome }: AnnouncementsProps) {
  const said = useAnnouncement(account, now, overview, outcome);
  const [shown, show] = useState("");
  const before = useRef(account?.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that is shown.
  useEffect(() => {
    if (!account || account.id === before.current) return;
    before.current = account.id;
    // Whoever has chosen it stands on its heading, and hears that.
    const isHeard = document.activeElement?.id === detailTitle;
    show(isHeard ? "" : translate("dash_shown", isolated(account.name)));
  }, [account?.id]);
  return (
    <>
      <p class="hidden" role="status">
        {said}
      </p>
      <p class="hidden" role="status">
        {shown}
      </p>
    </>
  );
}
