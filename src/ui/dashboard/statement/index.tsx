import { options, render } from "preact";
import { overviewRecord } from "../../../storage/overview-record.ts";
import { speak } from "../../../text/speak.ts";
import { nameMasks } from "../../shared/name-masks.tsx";
import { beginStatement, StatementPage } from "./statement-page.tsx";

void overviewRecord.read().then(async (overview) => {
  if (overview.ok) await speak(overview.value.preferences);
  beginStatement();
  nameMasks(options);
  render(<StatementPage overview={overview} />, document.body);
});
