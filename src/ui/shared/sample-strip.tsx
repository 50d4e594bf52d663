import { useState } from "preact/hooks";
import type { Failure } from "../../domain/failure.ts";
import type { Overview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { translate } from "../../text/translate.ts";
import { FailureNote } from "./failure-note.tsx";

/** Says on every page that the accounts are samples, and ends them; nothing where they are real. */
export function SampleStrip({ overview }: { overview: Pick<Overview, "sample"> }) {
  const [problem, setProblem] = useState<Failure | null>(null);
  if (!overview.sample) return null;
  return (
    <aside class="sample" aria-label={translate("sample_data")}>
      <p>
        <b>{translate("sample_title")}</b> <span>{translate("sample_text")}</span>
      </p>
      <button
        type="button"
        class="button"
        onClick={() =>
          void send("end-samples", {}).then((reply) => {
            setProblem(reply.ok ? null : reply.failure);
            // The strip goes, and the focus with it.
            if (reply.ok) document.querySelector("h1")?.focus();
          })
        }
      >
        {translate("sample_remove")}
      </button>
      <div role="alert">{problem && <FailureNote failure={problem} care />}</div>
    </aside>
  );
}
