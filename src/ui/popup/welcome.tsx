import { translate } from "../../platform/translate.ts";
import { Mark } from "../shared/mark.tsx";

/** The first step, while there is no account. */
export const Welcome = () => (
  <section class="welcome">
    <Mark size={56} />
    <h2>{translate("welcome_title")}</h2>
    <p class="soft">{translate("welcome_text")}</p>
    <a class="button primary" href="options.html#add" target="_blank" rel="noreferrer">
      {translate("add_account")}
    </a>
    <p class="soft small">{translate("welcome_privacy")}</p>
  </section>
);
