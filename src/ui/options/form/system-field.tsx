import type { System } from "../../../domain/account.ts";
import { translate } from "../../../text/translate.ts";

const names: Record<System, string> = { live: "LIVE", ote: "OT&E" };

interface SystemFieldProps {
  system: System;
  /** Those that the registrar has. */
  systems: readonly System[];
  change: (system: System) => void;
}

/** Real money or the test system: one of two, both in sight. */
export const SystemField = ({ system, systems, change }: SystemFieldProps) => (
  <fieldset class="field field-system">
    <legend>{translate("field_system")}</legend>
    <div class="segments">
      {systems.map((each) => (
        <label key={each} class={each === "ote" ? "ote" : ""}>
          <input
            type="radio"
            name="system"
            id={each === systems[0] ? "system" : undefined}
            value={each}
            checked={each === system}
            aria-describedby="system-hint"
            onChange={() => change(each)}
          />
          {names[each]}
        </label>
      ))}
    </div>
    <p class="hint" id="system-hint">
      {translate(system === "live" ? "hint_live" : "hint_ote")}
    </p>
  </fieldset>
);
