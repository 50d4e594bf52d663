import { type Account, checkEveryLimits, textLimits } from "../../../domain/account.ts";
import { apiAddress } from "../../../registrars/addresses.ts";
import { profileOf, profiles } from "../../../registrars/profiles.ts";
import {
  publicFieldsBefore,
  publicFieldsOf,
  secretFieldsOf,
} from "../../../registrars/sign-in-fields.ts";
import { formatCount, type TextName, translate } from "../../../text/translate.ts";
import { Advanced } from "./advanced.tsx";
import { AmountField } from "./amount-field.tsx";
import { bindFields, type FormBinding } from "./bind-fields.ts";
import { isByCode } from "./check-form.ts";
import { ChoiceField, TextField } from "./field.tsx";
import { forRegistrar } from "./form-values.ts";
import { PublicField, SignInFields } from "./sign-in-fields.tsx";
import { SystemField } from "./system-field.tsx";

const advancedFields = ["warnBelow", "checkEvery", "endpoint"] as const;

interface AccountFieldsProps extends FormBinding {
  stored: Account | null;
  /** Names of the other accounts: one name twice is allowed, but said. */
  takenNames: readonly string[];
}

/** The fields of a login, and of a new account what it begins with; what is wrong stands beside each. */
export function AccountFields({ stored, takenNames, ...binding }: AccountFieldsProps) {
  const { values, change } = binding;
  const { field, text } = bindFields(binding);
  const profile = profileOf(values);
  const { systems, note } = profile;
  const amongSecrets = secretFieldsOf(profile).flatMap(({ id }) => publicFieldsBefore(profile, id));
  const isNew = stored === null;
  const isNameTaken = takenNames.includes(values.name.trim());
  return (
    <>
      <div class="fields">
        {isByCode(stored) && <SignInFields {...binding} stored={stored} />}
        {isNew ? (
          <TextField
            {...text("name")}
            label={translate("field_name")}
            hint={isNameTaken ? translate("hint_name_taken") : undefined}
            input={{ maxLength: textLimits.name }}
          />
        ) : (
          <ChoiceField
            {...field("registrar")}
            label={translate("field_registrar")}
            value={values.registrar}
            change={(registrar) => change(forRegistrar(registrar, values))}
            choices={profiles.map(({ id, names }) => [id, names.long])}
          />
        )}
        <SystemField
          system={values.system}
          systems={systems.ote ? ["live", "ote"] : ["live"]}
          change={(system) => change({ system })}
        />
        {note !== null && <p class="advice">{translate(note as TextName)}</p>}
        {publicFieldsOf(profile)
          .filter((each) => !amongSecrets.includes(each))
          .map((each) => (
            <PublicField key={each.id} {...binding} field={each} />
          ))}
        {!isByCode(stored) && <SignInFields {...binding} stored={stored} />}
      </div>
      <Advanced isWrong={advancedFields.some((name) => binding.problems[name] !== undefined)}>
        {isNew && (
          <>
            <AmountField
              {...text("warnBelow")}
              label={translate("field_warn_below")}
              hint={translate("hint_warn_below")}
              currency={undefined}
            />
            <TextField
              {...text("checkEvery")}
              label={translate("field_check_every")}
              hint={translate(
                "hint_check_every",
                formatCount(checkEveryLimits.min),
                formatCount(checkEveryLimits.max),
              )}
              input={{ inputMode: "numeric", maxLength: 5 }}
            />
          </>
        )}
        <TextField
          {...text("endpoint")}
          label={translate("field_endpoint")}
          hint={translate("hint_endpoint")}
          input={{
            type: "url",
            maxLength: textLimits.endpoint,
            placeholder: apiAddress({ ...values, endpoint: null }),
          }}
        />
      </Advanced>
    </>
  );
}
