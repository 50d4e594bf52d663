import { options, render } from "preact";
import { send } from "../../messages/send.ts";
import { alertSettingsRecord } from "../../storage/alert-settings-record.ts";
import { overviewRecord } from "../../storage/overview-record.ts";
import { warningsRecord } from "../../storage/warnings-record.ts";
import { speak } from "../../text/speak.ts";
import { keepFocus } from "../shared/keep-focus.ts";
import { nameMasks } from "../shared/name-masks.tsx";
import { readAccountData } from "./account-data.ts";
import { beginDashboard, DashboardPage } from "./dashboard-page.tsx";
import { firstShown } from "./shown.ts";

// All that is shown first is read before anything is painted: nothing jumps.
const records = [overviewRecord.read(), warningsRecord.read(), alertSettingsRecord.read()] as const;
void Promise.all(records).then(async ([overview, warnings, alerts]) => {
  if (overview.ok) await speak(overview.value.preferences);
  beginDashboard();
  keepFocus(document.body);
  nameMasks(options);
  const shown = overview.ok ? firstShown(overview.value, location.hash, Date.now()) : null;
  const data = shown?.kind === "account" ? await readAccountData(shown.id) : null;
  render(
    <DashboardPage overview={overview} warnings={warnings} alerts={alerts} data={data} />,
    document.body,
  );
  void send("check-due", {});
});
