import { useLayoutEffect, useRef } from "preact/hooks";
import type { Registrar } from "../../../domain/account.ts";
import type { Profile } from "../../../registrars/profile.ts";
import { profiles } from "../../../registrars/profiles.ts";
import { type TextName, translate } from "../../../text/translate.ts";
import { Icon, rightIcon } from "../../shared/icon.tsx";

interface RegistrarStepProps {
  /** Where the focus begins: the one that was chosen before; null: none was, and it is the first. */
  chosen: Registrar | null;
  choose: (registrar: Registrar) => void;
}

/** What a login there is made of, and what is to be known before: `User · Password · Closing down`. */
const neededBy = ({ signIn, assumptions, closing }: Profile): string =>
  [
    ...signIn.fields
      .filter(({ required }) => required)
      .map(({ label }) => translate(label as TextName)),
    ...(assumptions.includes("untried") ? [translate("form_untried")] : []),
    ...(closing ? [translate("form_closing")] : []),
  ].join(" · ");

/** The first step of a new account: at which registrar it is, and what will be needed. */
export function RegistrarStep({ chosen, choose }: RegistrarStepProps) {
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const begun = chosen ?? profiles[0]?.id;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame, and its legend is the heading.
    <div class="registrars" role="group" aria-labelledby="form-title">
      {profiles.map((profile) => (
        <button
          key={profile.id}
          ref={profile.id === begun ? first : null}
          type="button"
          aria-labelledby={`at-${profile.id}`}
          aria-describedby={`needs-${profile.id}`}
          onClick={() => choose(profile.id)}
        >
          <b id={`at-${profile.id}`}>{profile.names.long}</b>
          <span class="soft" id={`needs-${profile.id}`}>
            {neededBy(profile)}
          </span>
          <Icon drawing={rightIcon} />
        </button>
      ))}
    </div>
  );
}
