import type { Failure, Result } from "../../../domain/failure.ts";
import type { Overview } from "../../../domain/overview.ts";
import type { Preferences } from "../../../domain/preferences.ts";
import { send } from "../../../messages/send.ts";
import { translate } from "../../../text/translate.ts";
import type { UnsavedForms } from "../form/use-unsaved.ts";
import { Switch } from "../switch.tsx";
import { NotifySwitch } from "./notify-switch.tsx";
import { TimesForm } from "./times-form.tsx";

interface WarningsSectionProps {
  overview: Overview;
  fail: (failure: Failure | null) => void;
  unsaved: UnsavedForms;
}

/** What holds for the warnings of all accounts. */
export function WarningsSection({
  overview: { preferences },
  fail,
  unsaved,
}: WarningsSectionProps) {
  async function save(part: Partial<Preferences>): Promise<Result<null>> {
    const reply = await send("save-preferences", { preferences: { ...preferences, ...part } });
    fail(reply.ok ? null : reply.failure);
    return reply;
  }
  return (
    <section class="card warnings" aria-labelledby="warnings">
      <h2 id="warnings" tabIndex={-1}>
        {translate("warnings")}
      </h2>
      <p>{translate("watch_intro")}</p>
      <NotifySwitch preferences={preferences} save={(part) => void save(part)} />
      <Switch
        label={translate("warn_test_accounts")}
        isOn={preferences.warnTestAccounts}
        describedBy="warn-test-hint"
        change={(warnTestAccounts) => void save({ warnTestAccounts })}
      />
      <p class="hint" id="warn-test-hint">
        {translate("warn_test_accounts_hint")}
      </p>
      <TimesForm preferences={preferences} save={save} unsaved={unsaved} />
    </section>
  );
}
