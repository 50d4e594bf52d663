import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Failure, Result } from "../../domain/failure.ts";
import { translate } from "../../text/translate.ts";
import { FailureNote } from "../shared/failure-note.tsx";

interface ConfirmDialogProps {
  question: string;
  /** What goes and what stays. */
  text: string;
  /** The word on the button that does it. */
  action: string;
  /** What is to be typed first, where a press alone would be too easy; upper and lower case are one. */
  word?: string;
  run: () => Promise<Result<unknown>>;
  cancel: () => void;
  done: () => void;
}

/** Asks before something is removed. The browser keeps the focus inside, and gives it back at the end. */
export function ConfirmDialog({
  question,
  text,
  action,
  word = "",
  run,
  cancel,
  done,
}: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [typed, setTyped] = useState("");
  const isTyped = typed.trim().toLowerCase() === word.toLowerCase();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  async function confirm(): Promise<void> {
    if (!isTyped) return field.current?.focus();
    setBusy(true);
    const reply = await run();
    setBusy(false);
    if (reply.ok) done();
    else setProblem(reply.failure);
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
      onCancel={(event) => {
        event.preventDefault();
        cancel();
      }}
    >
      <h2 id="confirm-title">{question}</h2>
      <p id="confirm-text">{text}</p>
      {word !== "" && (
        <p class="typed">
          <label for="confirm-word">{translate("confirm_type", word)}</label>
          <input
            ref={field}
            id="confirm-word"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </p>
      )}
      <div role="alert">{problem && <FailureNote failure={problem} care />}</div>
      <div class="buttons">
        <button type="button" class="button" onClick={cancel}>
          {translate("cancel")}
        </button>
        <button
          type="button"
          class="button grave"
          aria-disabled={isBusy || !isTyped}
          onClick={() => {
            if (!isBusy) void confirm();
          }}
        >
          {action}
        </button>
      </div>
    </dialog>
  );
}
