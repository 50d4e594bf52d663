import { useState } from "preact/hooks";
import type { Failure } from "../../domain/failure.ts";
import { send } from "../../messages/send.ts";
import { areAmountsHidden } from "../../text/hidden-amounts.ts";
import { translate } from "../../text/translate.ts";
import { FailureNote } from "./failure-note.tsx";
import { eyeIcon, hiddenIcon, Icon } from "./icon.tsx";

/** Hides all amounts everywhere, or shows them again; says where that is refused. */
export function EyeButton({ look = "button" }: { look?: "button" | "link" | "icon" }) {
  const [problem, setProblem] = useState<Failure | null>(null);
  const isHidden = areAmountsHidden();
  const label = translate(isHidden ? "show_amounts" : "hide_amounts");
  return (
    <>
      <button
        type="button"
        class={look}
        {...(look === "icon" && { title: label, "aria-label": label })}
        onClick={() =>
          void send("hide-amounts", { hide: !isHidden }).then((reply) =>
            setProblem(reply.ok ? null : reply.failure),
          )
        }
      >
        <Icon drawing={isHidden ? hiddenIcon : eyeIcon} />
        {look !== "icon" && ` ${label}`}
      </button>
      {problem && <FailureNote failure={problem} care />}
    </>
  );
}

/** Beside what saves or copies: that it holds amounts, though they are hidden. */
export const HoldsAmounts = ({ text }: { text: "amounts_in_file" | "amount_in_copy" }) =>
  areAmountsHidden() ? <span class="soft">{translate(text)}</span> : null;
