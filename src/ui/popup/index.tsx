// Below the first read on purpose: it runs while these are evaluated.
import { render } from "preact";
import type { Overview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { formatDay, formatMoment } from "../../text/format-time.ts";
import { formatCount, translate } from "../../text/translate.ts";
import { beginPage } from "../shared/begin-page.ts";
import { afterFirstPaint } from "./after-first-paint.ts";
import { drawing } from "./drawing.ts";
import { firstRead } from "./first-read.ts";
import { lateFor } from "./late.ts";
import "./lent.ts";
import { Popup } from "./popup.tsx";

// A process that starts with the popup loads its number and date formats with the first of each, for 10 ms:
// here that passes while the read is under way.
formatCount(0);
formatMoment(0);
formatDay(0);

/**
 * Who has chosen nothing, which is the rule, needs no script that reads other texts. Rejects where a broken record has no
 * preferences.
 */
async function speakAs({ preferences }: Overview): Promise<void> {
  if (preferences.language === null && preferences.region === null) return;
  const { speak } = await import("../../text/speak.ts");
  await speak(preferences);
}

void firstRead.then(async (first) => {
  const speaks = first.ok && speakAs(first.value);
  // What fails here, a broken record or script, the popup meets again when it paints, and says so. Texts that cannot be
  // read stay those of the browser.
  await Promise.allSettled([lateFor(first, Date.now()), speaks]);
  beginPage(translate("extension_name"));
  drawing.again = () => render(<Popup first={first} />, document.body);
  drawing.again();
  // A worker that starts takes the processor from the painting, and nothing of the first picture needs it.
  afterFirstPaint(() => void send("check-due", {}));
});
