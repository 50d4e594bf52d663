import { browser } from "../../platform/browser.ts";
import { translate } from "../../text/translate.ts";

/** Which version this is, and where the data goes. */
export const About = () => (
  <section class="card" aria-labelledby="about">
    <h2 id="about">{translate("about")}</h2>
    <p>
      {translate("extension_name")} · {translate("version", browser.runtime.getManifest().version)}
    </p>
    <p class="soft">{translate("about_privacy")}</p>
  </section>
);
