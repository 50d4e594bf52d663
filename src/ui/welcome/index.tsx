import { render } from "preact";
import { overviewRecord } from "../../storage/overview-record.ts";
import { speak } from "../../text/speak.ts";
import { keepFocus } from "../shared/keep-focus.ts";
import { beginWelcome, WelcomePage } from "./welcome-page.tsx";

void overviewRecord.read().then(async (overview) => {
  if (overview.ok) await speak(overview.value.preferences);
  beginWelcome();
  keepFocus(document.body);
  render(<WelcomePage overview={overview} />, document.body);
});
