import type { AccountOverview } from "../../domain/overview.ts";
import { lostAt, lostTitle, restoreText } from "../../text/lost-text.ts";
import { translate } from "../../text/translate.ts";
import { lostIcon } from "../shared/icon.tsx";
import { ObjectList } from "./object-list.tsx";

interface LostBlockProps {
  account: AccountOverview;
  now: number;
  /** How many are named at most. */
  max: number;
}

/** Domains lost for want of money, and until when each can be restored; a restore is offered where one can. */
export function LostBlock({ account, now, max }: LostBlockProps) {
  const { facts, id } = account;
  const lost = lostAt(account, now);
  if (!lost || !account.enabled) return null;
  const isRestorable = lost.count > 0;
  return (
    <ObjectList
      id="lost"
      title={lostTitle(lost)}
      drawing={lostIcon}
      action={
        isRestorable ? (
          <a href={facts.panel} target="_blank" rel="noreferrer">
            {translate("lost_restore")}
          </a>
        ) : undefined
      }
      rows={lost.domains.map((domain) => [domain.name, restoreText(domain, now)])}
      max={max}
      count={lost.all}
      href={`dashboard.html#account=${id}`}
    >
      {isRestorable && translate("lost_costs")}
    </ObjectList>
  );
}
