import { render } from "preact";
import { send } from "../../messages/send.ts";
import { language, translate } from "../../platform/translate.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import { overviewRecord } from "../../storage/overview-record.ts";
import { OptionsPage } from "./options-page.tsx";

document.documentElement.lang = language();
document.title = `${translate("settings")} · ${translate("extension_name")}`;

void Promise.all([accountsRecord.read(), overviewRecord.read()]).then(([accounts, overview]) => {
  render(<OptionsPage accounts={accounts} overview={overview} />, document.body);
  void send("check-due", {});
});
