import { useEffect, useState } from "preact/hooks";
import type { Failure } from "../../domain/failure.ts";
import type { FailureFacts } from "../../domain/registrar-facts.ts";
import { missingLine } from "../../text/failure-text.ts";
import { type TextName, translate } from "../../text/translate.ts";
import { copyIcon, Icon, tickIcon } from "./icon.tsx";

// Long enough to be read; then the button says again what it does.
const saidFor = 2000;

interface DoneButtonProps {
  label: string;
  /** The accessible name, where the label alone does not say enough; the label is a part of it. */
  name?: string;
  look: string;
  drawing?: string;
  /** What it says once it is done, and where it could not be. */
  done: TextName;
  failed: TextName;
  act: () => Promise<void>;
}

/** A button that says for a moment that it has done what it says, in the same place and width. */
export function DoneButton({ label, name, look, drawing, done, failed, act }: DoneButtonProps) {
  const [outcome, setOutcome] = useState<TextName | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), saidFor);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <>
      <button
        type="button"
        class={look}
        aria-label={name}
        title={name}
        onClick={() =>
          void act().then(
            () => setOutcome(done),
            () => setOutcome(failed),
          )
        }
      >
        <span class="stack">
          <span class={outcome ? "gone" : ""}>
            {drawing && <Icon drawing={drawing} />} {look === "icon" ? "" : label}
          </span>
          {/* Both stand in the same cell, so that the button is as wide as the wider of them. */}
          {outcome !== failed && (
            <span class={outcome ? "" : "gone"} aria-hidden="true">
              {drawing && <Icon drawing={tickIcon} />} {look === "icon" ? "" : translate(done)}
            </span>
          )}
          {outcome === failed && <span aria-hidden="true">{translate(failed)}</span>}
        </span>
      </button>{" "}
      <span class="hidden" aria-live="polite">
        {outcome && translate(outcome)}
      </span>
    </>
  );
}

interface CopyButtonProps {
  text: string;
  label: string;
  name?: string;
  look: "button" | "link" | "icon";
  drawing?: string;
}

/** Puts a text into the clipboard, and says whether it is there. */
export const CopyButton = ({ text, ...button }: CopyButtonProps) => (
  <DoneButton
    {...button}
    done="copied"
    failed="not_copied"
    act={() => navigator.clipboard.writeText(text)}
  />
);

/** The same as an icon alone; `name` says what is copied. */
export const CopyIcon = ({ text, name }: { text: string; name: string }) => (
  <CopyButton text={text} label="" name={name} look="icon" drawing={copyIcon} />
);

interface CopyMissingLineProps {
  failure: Failure;
  facts: FailureFacts | undefined;
}

/** Of a refused command (531): the access rule that is missing, to copy; nothing where the registrar knows no such rules. */
export function CopyMissingLine({ failure, facts }: CopyMissingLineProps) {
  const line = facts ? missingLine(failure, facts) : null;
  return line && <CopyButton text={line} label={translate("copy_rule")} look="link" />;
}
