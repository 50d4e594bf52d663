import type { Overview } from "../../domain/overview.ts";
import { browser } from "../../platform/browser.ts";
import { regionTag, textLanguage } from "../../text/locale.ts";
import { translate } from "../../text/translate.ts";
import { CopyButton } from "../shared/copy-button.tsx";
import { diagnosticsOf } from "./diagnostics.ts";

/** Which version this is, where the data goes, and what to send along with a question. */
export function About({ overview, now }: { overview: Overview; now: number }) {
  const { version } = browser.runtime.getManifest();
  const around = {
    version,
    userAgent: navigator.userAgent,
    language: textLanguage(),
    region: regionTag(),
  };
  const text = diagnosticsOf(overview, around, now);
  return (
    <section class="card" aria-labelledby="about">
      <h2 id="about" tabIndex={-1}>
        {translate("about")}
      </h2>
      <p>
        {translate("extension_name")} · {translate("version", version)}
      </p>
      <p class="soft">{translate("about_privacy")}</p>
      <p>
        <a href="welcome.html">{translate("about_welcome")}</a>
      </p>
      <details>
        <summary>{translate("diagnostics")}</summary>
        <p class="hint">{translate("diagnostics_hint")}</p>
        <pre>{text}</pre>
        <CopyButton text={text} label={translate("diagnostics_copy")} look="button" />
      </details>
    </section>
  );
}
