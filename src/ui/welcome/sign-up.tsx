import type { System } from "../../domain/account.ts";
import type { Profile } from "../../registrars/profile.ts";
import { profiles } from "../../registrars/profiles.ts";
import { type TextName, translate } from "../../text/translate.ts";
import { Icon, outIcon } from "../shared/icon.tsx";

const systemNames: Record<System, string> = { live: "LIVE", ote: "OT&E" };

/** Whether a registrar's note is one for who has no account yet: how an account is set up is said in the form. */
const isToBeTold = ({ closing, assumptions }: Profile): boolean =>
  closing === true || assumptions.includes("untried");

/** Where one becomes a registrar's customer, for who is none yet. What no document tells is left out. */
export const SignUp = () => (
  <section class="sign-up" aria-labelledby="sign-up">
    <h2 id="sign-up">{translate("welcome_sign_up_title")}</h2>
    <p class="soft">{translate("welcome_sign_up_text")}</p>
    <ul>
      {profiles
        .filter(({ signUp }) => signUp.live ?? signUp.ote)
        .map((profile) => (
          <li key={profile.id}>
            <h3>{profile.names.long}</h3>
            <div class="links">
              <SignUpLink profile={profile} system="live" />
              <SignUpLink profile={profile} system="ote" />
            </div>
            {profile.note !== null && isToBeTold(profile) && (
              <p class="hint">{translate(profile.note as TextName)}</p>
            )}
          </li>
        ))}
    </ul>
  </section>
);

function SignUpLink({ profile, system }: { profile: Profile; system: System }) {
  const address = profile.signUp[system];
  if (address === null) return null;
  const label = translate("welcome_sign_up", systemNames[system]);
  return (
    <a
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={translate("badge_line", profile.names.long, label)}
    >
      {label} <Icon drawing={outIcon} size={12} />
    </a>
  );
}
