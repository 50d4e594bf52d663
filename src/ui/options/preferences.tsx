import type { Failure } from "../../domain/failure.ts";
import type { Overview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { translate } from "../../platform/translate.ts";
import { Switch } from "./switch.tsx";

interface PreferencesProps {
  overview: Overview;
  fail: (failure: Failure | null) => void;
}

/** The choices that are not about one account. */
export const Preferences = ({ overview, fail }: PreferencesProps) => (
  <section class="card" aria-labelledby="preferences">
    <h2 id="preferences">{translate("preferences")}</h2>
    <Switch
      label={translate("warn_test_accounts")}
      isOn={overview.preferences.warnTestAccounts}
      describedBy="warn-test-hint"
      change={(warnTestAccounts) => {
        void send("save-preferences", {
          preferences: { ...overview.preferences, warnTestAccounts },
        }).then((reply) => fail(reply.ok ? null : reply.failure));
      }}
    />
    <p class="hint" id="warn-test-hint">
      {translate("warn_test_accounts_hint")}
    </p>
  </section>
);
