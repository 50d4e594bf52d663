import type { Result } from "../../domain/failure.ts";
import { emptyOverview, type Overview } from "../../domain/overview.ts";
import { overviewRecord } from "../../storage/overview-record.ts";
import { translate } from "../../text/translate.ts";
import { beginPage, titleOf } from "../shared/begin-page.ts";
import { Icon, plusIcon, tickIcon } from "../shared/icon.tsx";
import { useLook } from "../shared/look.ts";
import { Mark } from "../shared/mark.tsx";
import { SampleStrip } from "../shared/sample-strip.tsx";
import { TrySamples } from "../shared/try-samples.tsx";
import { useNow } from "../shared/use-now.ts";
import { useRecord } from "../shared/use-record.ts";
import { useSpoken } from "../shared/use-spoken.ts";
import { BadgePicture, ListPicture, NoticePicture, PayPicture } from "./pictures.tsx";
import { Pinning } from "./pinning.tsx";
import { SignUp } from "./sign-up.tsx";

const promises = ["trust_reads", "trust_kept", "trust_sent"] as const;

/** Tells the page which language it is in, and what it is. */
export const beginWelcome = (): void => beginPage(titleOf(translate("welcome_page")));

const showSamples = (): void => location.assign("dashboard.html");

// The pictures have days in them, and nothing else that ages.
const tick = 60_000;

/** What the extension does, in three pictures, and how to begin: opened once, after the installation. */
export function WelcomePage({ overview: first }: { overview: Result<Overview> }) {
  const [found] = useRecord(overviewRecord, first);
  const overview = found.ok ? found.value : emptyOverview;
  const now = useNow(tick);
  useSpoken(overview.preferences, beginWelcome);
  useLook(overview.preferences);
  return (
    <>
      <SampleStrip overview={overview} />
      <main>
        <section class="hello">
          <Mark size={56} />
          <h1>{translate("welcome_title")}</h1>
          <p class="soft">{translate("welcome_text")}</p>
          <div class="go">
            <a class="button primary" href="options.html#add">
              <Icon drawing={plusIcon} /> {translate("add_account")}
            </a>
            {overview.accounts.length === 0 ? (
              <TrySamples begun={showSamples} />
            ) : (
              <a class="button" href="dashboard.html">
                {translate("dash_title")}
              </a>
            )}
          </div>
        </section>
        <div class="pictures">
          <section>
            <BadgePicture />
            <h2>{translate("welcome_icon_title")}</h2>
            <p class="soft">{translate("welcome_icon_text")}</p>
          </section>
          <section>
            <PayPicture now={now} />
            <h2>{translate("welcome_pay_title")}</h2>
            <p class="soft">{translate("welcome_pay_text")}</p>
          </section>
          <section>
            <ListPicture />
            <h2>{translate("welcome_list_title")}</h2>
            <p class="soft">{translate("welcome_list_text")}</p>
          </section>
        </div>
        <ol class="steps">
          <li>
            <h2>{translate("welcome_pin_title")}</h2>
            <Pinning />
          </li>
          <li>
            <h2>{translate("welcome_warn_title")}</h2>
            <p class="soft">{translate("welcome_warn_text")}</p>
            <NoticePicture now={now} />
          </li>
        </ol>
        <SignUp />
        <ul class="trust">
          {promises.map((name) => (
            <li key={name}>
              <Icon drawing={tickIcon} /> {translate(name)}
            </li>
          ))}
        </ul>
      </main>
    </>
  );
}
