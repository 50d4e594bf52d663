import { useState } from "preact/hooks";
import type { Failure } from "../../../domain/failure.ts";
import { initialPreferences } from "../../../domain/preferences.ts";
import { send } from "../../../messages/send.ts";
import { translate } from "../../../text/translate.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";

interface DataSectionProps {
  say: (words: string) => void;
  fail: (failure: Failure | null) => void;
}

/** What is kept and where, and how to begin anew. */
export function DataSection({ say, fail }: DataSectionProps) {
  const [isAsking, ask] = useState(false);
  return (
    <section class="card data" aria-labelledby="data">
      <h2 id="data" tabIndex={-1}>
        {translate("data")}
      </h2>
      <p>{translate("data_text")}</p>
      <h3>{translate("data_reset")}</h3>
      <p>{translate("data_reset_text")}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={() => ask(true)}>
          {translate("data_reset")}
        </button>
      </div>
      {isAsking && (
        <ConfirmDialog
          question={translate("data_reset_question")}
          text={translate("data_reset_text")}
          action={translate("data_reset")}
          run={() => send("save-preferences", { preferences: initialPreferences })}
          cancel={() => ask(false)}
          done={() => {
            ask(false);
            fail(null);
            say(translate("data_reset_done"));
          }}
        />
      )}
    </section>
  );
}
