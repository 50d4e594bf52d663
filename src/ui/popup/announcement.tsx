import type { AccountOverview, Overview } from "../../domain/overview.ts";
import { useAnnouncement } from "../shared/use-announcement.ts";
import type { Refresh } from "../shared/use-refresh.ts";

interface AnnouncementProps {
  account: AccountOverview | undefined;
  now: number;
  overview: Overview;
  outcome: Refresh["outcome"];
}

/** The place where a screen reader hears what has changed. Empty at first: it can come after the first picture. */
export function Announcement({ account, now, overview, outcome }: AnnouncementProps) {
  const said = useAnnouncement(account, now, overview, outcome);
  return (
    <p class="hidden" role="status">
      {said}
    </p>
  );
}
