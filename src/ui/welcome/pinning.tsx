import { browser } from "../../platform/browser.ts";
import { translate } from "../../text/translate.ts";
import { gearIcon, Icon, pinIcon, puzzleIcon } from "../shared/icon.tsx";
import { Mark } from "../shared/mark.tsx";

/** Firefox has a menu where the others have a pin. */
const isFirefox = (): boolean => browser.runtime.getURL("").startsWith("moz-extension:");

/** How the icon comes into the toolbar for good, in the browser's own words. */
export function Pinning() {
  const isGear = isFirefox();
  return (
    <>
      <p class="soft">{translate(isGear ? "welcome_pin_firefox" : "welcome_pin_chromium")}</p>
      <div class="pinning" aria-hidden="true">
        <div class="toolbar">
          <span class="place" />
          <span class="ring">
            <Icon drawing={puzzleIcon} />
          </span>
        </div>
        <div class="menu">
          <Mark size={16} />
          <b>{translate("extension_name")}</b>
          <span class="ring">
            <Icon drawing={isGear ? gearIcon : pinIcon} />
          </span>
        </div>
      </div>
    </>
  );
}
