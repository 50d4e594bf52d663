import { useState } from "preact/hooks";
import type { Failure } from "../../domain/failure.ts";
import { send } from "../../messages/send.ts";
import { translate } from "../../text/translate.ts";
import { FailureNote } from "./failure-note.tsx";

/**
 * Shows the sample accounts, where there is no real one.
 * @param begun is called once they are there
 */
export function TrySamples({ begun }: { begun?: () => void }) {
  const [problem, setProblem] = useState<Failure | null>(null);
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() =>
          void send("begin-samples", {}).then((reply) => {
            setProblem(reply.ok ? null : reply.failure);
            if (!reply.ok) return;
            // The button goes, and the focus with it.
            document.querySelector("h1")?.focus();
            begun?.();
          })
        }
      >
        {translate("sample_try")}
      </button>
      {problem && <FailureNote failure={problem} care />}
    </>
  );
}
