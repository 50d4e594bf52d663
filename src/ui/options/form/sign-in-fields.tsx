import { Fragment } from "preact";
import type { Account } from "../../../domain/account.ts";
import type { Profile, SignInField } from "../../../registrars/profile.ts";
import { profileOf } from "../../../registrars/profiles.ts";
import { publicFieldsBefore, secretFieldsOf } from "../../../registrars/sign-in-fields.ts";
import { type TextName, translate } from "../../../text/translate.ts";
import { bindFields, type FormBinding } from "./bind-fields.ts";
import { Check } from "./check.tsx";
import { isByCode } from "./check-form.ts";
import { TextField } from "./field.tsx";

/**
 * Secret fields, with what belongs between them, and one-time password. An account that signs in with codes is edited mostly to enter a new one:
 * then the code stands first.
 */
export function SignInFields(props: FormBinding & { stored: Account | null }) {
  const { values, problems, stored, change } = props;
  const { text, entry } = bindFields(props);
  const profile = profileOf(values);
  const secrets = secretFieldsOf(profile);
  const hasCode = profile.signIn.oneTimePassword;
  const isCodeFirst = hasCode && isByCode(stored);
  const placeholder = isByCode(stored)
    ? "placeholder_password_if_kept"
    : "placeholder_password_kept";
  const asksToKeep =
    hasCode &&
    values.oneTimePassword.trim() !== "" &&
    secrets.some(({ id }) => (values.fields[id] ?? "") !== "");
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
      {secrets.map((field, index) => {
        const { id, label, max, autocomplete } = field;
        return (
          <Fragment key={id}>
            {publicFieldsBefore(profile, id).map((each) => (
              <PublicField key={each.id} {...props} field={each} />
            ))}
            <TextField
              {...entry(field)}
              label={translate(label as TextName)}
              input={{
                type: "password",
                autocomplete,
                maxLength: max,
                placeholder: stored ? translate(placeholder) : "",
              }}
            >
              {problems[id] === "secret_spaces" && (
                <Check
                  name={`keepSpaces-${id}`}
                  label={translate("keep_spaces")}
                  isOn={values.keepSpaces.includes(id)}
                  change={(isOn) =>
                    change(({ keepSpaces }) => {
                      const others = keepSpaces.filter((other) => other !== id);
                      return { keepSpaces: isOn ? [...others, id] : others };
                    })
                  }
                />
              )}
              {asksToKeep && index === secrets.length - 1 && (
                <Check
                  name="keepPassword"
                  label={translate("keep_password")}
                  hint={translate("hint_keep_password")}
                  isOn={values.keepPassword}
                  change={(keepPassword) => change({ keepPassword })}
                />
              )}
            </TextField>
            <Advice profile={profile} field={field} />
          </Fragment>
        );
      })}
      {!isCodeFirst && code}
    </>
  );
}

/** A public field of a login, and the advice about it. */
export function PublicField({ field, ...binding }: FormBinding & { field: SignInField }) {
  const { entry } = bindFields(binding);
  return (
    <>
      <TextField
        {...entry(field)}
        label={translate(field.label as TextName)}
        hint={field.joinedBy === null ? undefined : translate("hint_role_sign", field.joinedBy)}
        input={{
          maxLength: field.max,
          autocapitalize: "off",
          autocomplete: field.autocomplete,
        }}
      />
      <Advice profile={profileOf(binding.values)} field={field} />
    </>
  );
}

/** A profile's advice about a field; behind the last one the way to the rights that a login needs. */
export function Advice({ profile, field }: { profile: Profile; field: SignInField }) {
  const last = profile.signIn.fields.findLast(({ hint }) => hint !== null);
  return field.hint === null ? null : (
    <p class="advice">
      {translate(field.hint as TextName)}
      {field.id === last?.id && (
        <>
          {" "}
          {/* In a tab of its own: what was typed here stays. */}
          <a href="options.html#rights" target="_blank" rel="noreferrer">
            {translate("rights_link")}
          </a>
        </>
      )}
    </p>
  );
}
