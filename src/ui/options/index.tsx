import { options, render } from "preact";
import { send } from "../../messages/send.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import { alertSettingsRecord } from "../../storage/alert-settings-record.ts";
import { overviewRecord } from "../../storage/overview-record.ts";
import { removalsRecord } from "../../storage/removals-record.ts";
import { speak } from "../../text/speak.ts";
import { keepFocus } from "../shared/keep-focus.ts";
import { nameMasks } from "../shared/name-masks.tsx";
import { beginOptions, OptionsPage } from "./options-page.tsx";

void Promise.all([
  accountsRecord.read(),
  overviewRecord.read(),
  alertSettingsRecord.read(),
  removalsRecord.read(),
]).then(async ([accounts, overview, allAlerts, removals]) => {
  if (overview.ok) await speak(overview.value.preferences);
  beginOptions();
  keepFocus(document.body);
  nameMasks(options);
  render(
    <OptionsPage
      accounts={accounts}
      overview={overview}
      allAlerts={allAlerts}
      removals={removals}
    />,
    document.body,
  );
  void send("check-due", {});
});
