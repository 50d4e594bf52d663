import { browser } from "../../../platform/browser.ts";
import { type TextName, translate } from "../../../text/translate.ts";
import type { SectionProps } from "../section-props.ts";
import { Diagnostics } from "./diagnostics-view.tsx";
import { ProbeSection } from "./probe-view.tsx";

/** What lies in the extension beside its pages. */
const files: readonly [string, TextName][] = [
  ["CHANGELOG.txt", "about_changes"],
  ["SECURITY.txt", "about_security"],
  ["LICENSE", "about_licence"],
  ["THIRD-PARTY-LICENSES.txt", "about_third_party"],
];

/** Which version this is, where its source, licence and promises are, and what to send along with a question. */
export function About({
  accounts,
  overview,
  now,
}: Pick<SectionProps, "accounts" | "overview" | "now">) {
  const { version } = browser.runtime.getManifest();
  return (
    <>
      <section class="card" aria-labelledby="about">
        <h2 id="about" tabIndex={-1}>
          {translate("about")}
        </h2>
        <p>
          {translate("extension_name")} · {translate("version", version)}
        </p>
        <p class="soft">{translate("about_privacy")}</p>
        <ul class="links">
          <li>
            <a href="welcome.html">{translate("about_welcome")}</a>
          </li>
          {files.map(([file, text]) => (
            <li key={file}>
              <a href={file} target="_blank" rel="noreferrer">
                {translate(text)}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <Diagnostics overview={overview} now={now} />
      {!overview.sample && <ProbeSection accounts={accounts} now={now} />}
    </>
  );
}
