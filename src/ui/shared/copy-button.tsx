import { useState } from "preact/hooks";
import type { Registrar } from "../../domain/account.ts";
import type { Failure } from "../../domain/failure.ts";
import { missingLine } from "../../domain/rights.ts";
import { translate } from "../../platform/translate.ts";

interface CopyButtonProps {
  text: string;
  label: string;
  look: "button" | "link";
}

/** Puts a text into the clipboard, and says whether it is there. */
export function CopyButton({ text, label, look }: CopyButtonProps) {
  const [said, say] = useState("");
  const outcome = (name: "copied" | "not_copied") => () => say(translate(name));
  return (
    <>
      <button
        type="button"
        class={look}
        onClick={() =>
          void navigator.clipboard.writeText(text).then(outcome("copied"), outcome("not_copied"))
        }
      >
        {label}
      </button>{" "}
      <span aria-live="polite">{said}</span>
    </>
  );
}

interface CopyMissingLineProps {
  failure: Failure;
  registrar: Registrar;
}

/** Of a refused command (531): the access rule that is missing, to copy; nothing where the registrar knows no such rules. */
export function CopyMissingLine({ failure, registrar }: CopyMissingLineProps) {
  const line =
    failure.kind === "not-allowed" && failure.command !== null
      ? missingLine(registrar, failure.command)
      : null;
  return line && <CopyButton text={line} label={translate("copy_rule")} look="link" />;
}
