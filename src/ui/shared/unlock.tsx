import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { send } from "../../messages/send.ts";
import { failureText } from "../../text/failure-text.ts";
import { translate } from "../../text/translate.ts";

/** Asks for the passphrase. What was typed stays until it opens the vault; a wrong one stands selected. */
export function Unlock({ isFocused, done }: { isFocused: boolean; done: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  // null: under way.
  const [problem, setProblem] = useState<string | null>("");
  const isBusy = problem === null;
  useLayoutEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);

  async function unlock(passphrase: string): Promise<void> {
    setProblem(null);
    const reply = await send("unlock", { passphrase });
    setProblem(reply.ok ? "" : `${failureText(reply.failure)} ${reply.failure.text}`);
    if (reply.ok) return done();
    field.current?.focus();
    field.current?.select();
  }

  return (
    <form
      class="unlock"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void unlock(field.current?.value ?? "");
      }}
    >
      <label for="passphrase">{translate("passphrase")}</label>
      <div class="control">
        <input
          ref={field}
          id="passphrase"
          type="password"
          required
          maxLength={10_000}
          autocomplete="current-password"
          aria-invalid={!!problem}
          aria-describedby="unlock-problem"
        />
        <button type="submit" class="button primary" aria-busy={isBusy} aria-disabled={isBusy}>
          {translate("unlock")}
        </button>
      </div>
      <p class="problem" id="unlock-problem" role="alert">
        {problem}
      </p>
    </form>
  );
}
