import { useState } from "preact/hooks";
import type { Failure, Result } from "../../../domain/failure.ts";
import { initialPreferences } from "../../../domain/preferences.ts";
import { send } from "../../../messages/send.ts";
import { translate } from "../../../text/translate.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";

interface DataSectionProps {
  say: (words: string) => void;
  fail: (failure: Failure | null) => void;
}

/** What pages keep for themselves is theirs to delete: how they look, and which account was looked at last. */
async function deleteEverything(): Promise<Result<null>> {
  const reply = await send("delete-everything", {});
  try {
    if (reply.ok) localStorage.clear();
  } catch {
    // Storage of pages may be switched off: then nothing is there.
  }
  return reply;
}

/** What is kept and where, and how to begin anew. */
export function DataSection({ say, fail }: DataSectionProps) {
  const [isAsking, ask] = useState(false);
  const [isAskingDelete, askDelete] = useState(false);
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
      <h3>{translate("data_delete")}</h3>
      <p>{translate("data_delete_text")}</p>
      <div class="buttons">
        <button type="button" class="button grave" onClick={() => askDelete(true)}>
          {translate("data_delete")}
        </button>
      </div>
      {isAskingDelete && (
        <ConfirmDialog
          question={translate("data_delete_question")}
          text={translate("data_delete_text")}
          action={translate("data_delete")}
          word={translate("data_delete_word")}
          run={deleteEverything}
          cancel={() => askDelete(false)}
          done={() => {
            askDelete(false);
            fail(null);
            say(translate("data_delete_done"));
          }}
        />
      )}
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
