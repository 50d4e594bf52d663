import { translate } from "../../text/translate.ts";
import { Icon, plusIcon, tickIcon } from "../shared/icon.tsx";
import { Mark } from "../shared/mark.tsx";
import { TrySamples } from "../shared/try-samples.tsx";

const promises = ["trust_reads", "trust_kept", "trust_sent"] as const;

/** The first step, while there is no account. */
export const Welcome = () => (
  <>
    <section class="welcome">
      <Mark size={56} />
      <h2>{translate("welcome_title")}</h2>
      <p class="soft">{translate("welcome_text")}</p>
      <a class="button primary" href="options.html#add" target="_blank" rel="noreferrer">
        <Icon drawing={plusIcon} /> {translate("add_account")}
      </a>
      <TrySamples />
      <a href="welcome.html" target="_blank" rel="noreferrer">
        {translate("about_welcome")}
      </a>
    </section>
    <ul class="trust">
      {promises.map((name) => (
        <li key={name}>
          <Icon drawing={tickIcon} /> {translate(name)}
        </li>
      ))}
    </ul>
  </>
);
