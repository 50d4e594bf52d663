import { render } from "preact";
import { send } from "../../messages/send.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import { overviewRecord } from "../../storage/overview-record.ts";
import { watchRecord } from "../../storage/watch-record.ts";
import { translate } from "../../text/translate.ts";
import { beginPage, titleOf } from "../shared/begin-page.ts";
import { OptionsPage } from "./options-page.tsx";

beginPage(titleOf(translate("settings")));

void Promise.all([accountsRecord.read(), overviewRecord.read(), watchRecord.read()]).then(
  ([accounts, overview, watches]) => {
    render(
      <OptionsPage accounts={accounts} overview={overview} watches={watches} />,
      document.body,
    );
    void send("check-due", {});
  },
);
