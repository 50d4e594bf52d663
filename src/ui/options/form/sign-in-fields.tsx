import { type Account, textLimits } from "../../../domain/account.ts";
import { profileOf } from "../../../registrars/profiles.ts";
import { type TextName, translate } from "../../../text/translate.ts";
import { bindFields, type FormBinding } from "./bind-fields.ts";
import { Check } from "./check.tsx";
import { isByCode } from "./check-form.ts";
import { TextField } from "./field.tsx";

/**
 * Password and one-time password. An account that signs in with codes is edited mostly to enter a new one:
 * then the code stands first.
 */
export function SignInFields(props: FormBinding & { stored: Account | null }) {
  const { values, problems, stored, change } = props;
  const { text } = bindFields(props);
  const { signIn } = profileOf(values);
  const hasCode = signIn.oneTimePassword;
  const secret = signIn.fields.find(({ id }) => id === "password");
  const isCodeFirst = hasCode && isByCode(stored);
  const placeholder = isByCode(stored)
    ? "placeholder_password_if_kept"
    : "placeholder_password_kept";
  const code = hasCode && (
    <TextField
      {...text("oneTimePassword")}
      label={translate("field_one_time_password")}
      hint={isCodeFirst ? undefined : translate("hint_one_time_password")}
      // Not "one-time-code": browsers write the text of such a field into their session files.
      input={{ inputMode: "numeric", autocomplete: "off", maxLength: 20 }}
    />
  );
  return (
    <>
      {isCodeFirst && <p class="advice">{translate("hint_new_code")}</p>}
      {isCodeFirst && code}
      <TextField
        {...text("password")}
        label={translate((secret?.label ?? "field_password") as TextName)}
        input={{
          type: "password",
          // Browsers offer to keep what they take for the user's own password; "new-password" they leave alone.
          autocomplete: "new-password",
          maxLength: textLimits.password,
          placeholder: stored ? translate(placeholder) : "",
        }}
      >
        {problems.password === "password_spaces" && (
          <Check
            name="keepSpaces"
            label={translate("keep_spaces")}
            isOn={values.keepSpaces}
            change={(keepSpaces) => change({ keepSpaces })}
          />
        )}
        {hasCode && values.oneTimePassword.trim() !== "" && values.password !== "" && (
          <Check
            name="keepPassword"
            label={translate("keep_password")}
            hint={translate("hint_keep_password")}
            isOn={values.keepPassword}
            change={(keepPassword) => change({ keepPassword })}
          />
        )}
      </TextField>
      {!isCodeFirst && code}
    </>
  );
}
