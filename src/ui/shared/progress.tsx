import type { AccountOverview } from "../../domain/overview.ts";
import { isRefreshed } from "../../domain/refreshed.ts";
import { formatCount, translate, translateCount } from "../../text/translate.ts";
import type { Refresh } from "./use-refresh.ts";

interface ProgressProps {
  accounts: readonly AccountOverview[];
  refresh: Refresh;
}

/** How far a refresh of all accounts is: a line under the header, in words, and to screen readers by quarters. */
export function Progress({ accounts, refresh }: ProgressProps) {
  const { since, outcome } = refresh;
  const asked = accounts.filter(({ enabled }) => enabled);
  const done = since === null ? 0 : asked.filter((account) => isRefreshed(account, since)).length;
  const words = (count: number) =>
    translate("refreshing_of", formatCount(count), formatCount(asked.length));
  const quarters = asked.length === 0 ? 0 : Math.floor((4 * done) / asked.length);
  return (
    <>
      {since !== null && (
        <div class="progress">
          <progress max={asked.length} value={done} aria-label={translate("refresh_all")} />
          <p>{words(done)}</p>
        </div>
      )}
      <p class="hidden" role="status">
        {since !== null
          ? words(Math.ceil((quarters * asked.length) / 4))
          : outcome && translateCount("refreshed_all", asked.length)}
      </p>
    </>
  );
}
