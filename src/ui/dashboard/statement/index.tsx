import { render } from "preact";
import { overviewRecord } from "../../../storage/overview-record.ts";
import { speak } from "../../../text/speak.ts";
import { beginStatement, StatementPage } from "./statement-page.tsx";

void overviewRecord.read().then(async (overview) => {
  if (overview.ok) await speak(overview.value.preferences);
  beginStatement();
  render(<StatementPage overview={overview} />, document.body);
});
