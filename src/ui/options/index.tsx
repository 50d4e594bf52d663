import { render } from "preact";
import { send } from "../../messages/send.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import { overviewRecord } from "../../storage/overview-record.ts";
import { watchRecord } from "../../storage/watch-record.ts";
import { language, translate } from "../../text/translate.ts";
import { OptionsPage } from "./options-page.tsx";

document.documentElement.lang = language();
document.title = `${translate("settings")} · ${translate("extension_name")}`;

void Promise.all([accountsRecord.read(), overviewRecord.read(), watchRecord.read()]).then(
  ([accounts, overview, watches]) => {
    render(
      <OptionsPage accounts={accounts} overview={overview} watches={watches} />,
      document.body,
    );
    void send("check-due", {});
  },
);
