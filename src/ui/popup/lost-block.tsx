import type { AccountOverview } from "../../domain/overview.ts";
import { sites } from "../../domain/registrar-sites.ts";
import { translate, translateCount } from "../../platform/translate.ts";
import { lostIcon } from "../shared/icon.tsx";
import { restoreText } from "../shared/restore-text.ts";
import { ObjectList } from "./object-list.tsx";

interface LostBlockProps {
  account: AccountOverview;
  now: number;
  /** How many are named at most. */
  most: number;
}

/** Domains lost for want of money, and until when each can be restored. */
export function LostBlock({ account, now, most }: LostBlockProps) {
  const { foresight, registrar, system, id } = account;
  const lost = foresight?.lost;
  if (!lost || lost.count < 1 || !account.enabled) return null;
  return (
    <ObjectList
      id="lost"
      title={translateCount("lost_count", lost.count)}
      drawing={lostIcon}
      action={
        <a href={sites[registrar][system].controlPanel} target="_blank" rel="noreferrer">
          {translate("lost_restore")}
        </a>
      }
      rows={lost.domains.slice(0, most).map((domain) => [domain.name, restoreText(domain, now)])}
      count={lost.count}
      href={`dashboard.html#account=${id}`}
    >
      {translate("lost_costs")}
    </ObjectList>
  );
}
