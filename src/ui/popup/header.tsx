import type { AccountOverview, VaultView } from "../../domain/overview.ts";
import { browser } from "../../platform/browser.ts";
import { placeText } from "../../text/failure-text.ts";
import { areAmountsHidden } from "../../text/hidden-amounts.ts";
import { translate } from "../../text/translate.ts";
import {
  downIcon,
  eyeIcon,
  gearIcon,
  hiddenIcon,
  Icon,
  lockIcon,
  refreshIcon,
} from "../shared/icon.tsx";
import type { Refresh } from "../shared/use-refresh.ts";

interface HeaderProps {
  shown: AccountOverview | undefined;
  /** What stands there instead of the account while all are listed. */
  head: { name: string; place: string } | null;
  isMany: boolean;
  isListed: boolean;
  toggleList: () => void;
  refresh: Refresh;
  vault: VaultView;
  lock: () => void;
  hide: () => void;
}

/** Which account is shown, the way to the others, the eye that hides amounts, Refresh, Lock now and Settings; nothing to refresh while locked. */
export function Header({
  shown,
  head,
  isMany,
  isListed,
  toggleList,
  refresh,
  vault,
  lock,
  hide,
}: HeaderProps) {
  const name = head?.name ?? shown?.name ?? translate("extension_name");
  const button = (label: string, drawing: string, act: () => void, isBusy?: boolean) => (
    <button
      type="button"
      class="icon"
      title={label}
      aria-label={label}
      aria-busy={isBusy}
      aria-disabled={isBusy}
      onClick={act}
    >
      <Icon drawing={drawing} />
    </button>
  );
  return (
    <header>
      <div class="who">
        <h1 title={name} tabIndex={-1}>
          {isMany ? (
            <button
              type="button"
              id="switcher"
              aria-haspopup="listbox"
              aria-expanded={isListed}
              onClick={toggleList}
            >
              <span>{name}</span>
              <Icon drawing={downIcon} size={12} />
            </button>
          ) : (
            <span>{name}</span>
          )}
        </h1>
        {shown && <p class="soft">{head?.place ?? placeText(shown)}</p>}
      </div>
      {shown &&
        button(
          translate(areAmountsHidden() ? "show_amounts" : "hide_amounts"),
          areAmountsHidden() ? hiddenIcon : eyeIcon,
          hide,
        )}
      {shown &&
        !vault.locked &&
        button(
          translate(head ? "refresh_all" : "refresh"),
          refreshIcon,
          refresh.start,
          refresh.isBusy,
        )}
      {vault.mode === "passphrase" &&
        !vault.locked &&
        button(translate("lock_now"), lockIcon, lock)}
      {button(translate("settings"), gearIcon, () => void browser.runtime.openOptionsPage())}
    </header>
  );
}
