import { useState } from "preact/hooks";
import type { Failure } from "../../../domain/failure.ts";
import type { Overview } from "../../../domain/overview.ts";
import type { Preferences } from "../../../domain/preferences.ts";
import { send } from "../../../messages/send.ts";
import { translate } from "../../../text/translate.ts";
import { bellIcon, Icon } from "../../shared/icon.tsx";
import { askToNotify } from "./use-notify-allowed.ts";

interface NotifyOfferProps {
  overview: Overview;
  fail: (failure: Failure | null) => void;
  say: (words: string) => void;
}

/** Whether notifications are to be offered: after the first account, and once. */
const isDue = ({ accounts, preferences, sample }: Overview): boolean =>
  accounts.length === 1 && !sample && !preferences.notify && !preferences.notifyOffered;

/** Offers notifications of the system after the first account; whatever the answer is, it is not asked again. */
export function NotifyOffer({ overview, fail, say }: NotifyOfferProps) {
  const [isRefused, setRefused] = useState(false);
  if (!isDue(overview)) return null;

  async function answer(part: Partial<Preferences>, words: string): Promise<void> {
    const preferences = { ...overview.preferences, ...part, notifyOffered: true };
    const reply = await send("save-preferences", { preferences });
    fail(reply.ok ? null : reply.failure);
    if (reply.ok) say(words);
  }

  return (
    <section class="card offer" aria-labelledby="offer">
      <h2 id="offer">{translate("offer_title")}</h2>
      <p>{translate("offer_text")}</p>
      <p class="problem" role="alert">
        {isRefused && translate("watch_notify_refused")}
      </p>
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          onClick={() =>
            void askToNotify().then((isGranted) => {
              setRefused(!isGranted);
              if (isGranted) void answer({ notify: true }, translate("offer_taken"));
            })
          }
        >
          <Icon drawing={bellIcon} /> {translate("offer_allow")}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => void answer({}, translate("offer_declined"))}
        >
          {translate("offer_not_now")}
        </button>
      </div>
    </section>
  );
}
