import { type Account, checkEveryLimits, textLimits } from "../../../domain/account.ts";
import { apiAddress, registrarNames, roleSeparator } from "../../../domain/registrar-sites.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { bindFields, type FormBinding } from "./bind-fields.ts";
import { isByCode } from "./check-form.ts";
import { ChoiceField, TextField } from "./field.tsx";
import { SignInFields } from "./sign-in-fields.tsx";

interface AccountFieldsProps extends FormBinding {
  stored: Account | null;
  /** Names of the other accounts: one name twice is allowed, but said. */
  takenNames: readonly string[];
}

/** The fields of a login, and of a new account what it begins with; what is wrong stands beside each. */
export function AccountFields({ stored, takenNames, ...binding }: AccountFieldsProps) {
  const { values, change } = binding;
  const { field, text } = bindFields(binding);
  const isNameTaken = takenNames.includes(values.name.trim());
  return (
    <div class="fields">
      {isByCode(stored) && <SignInFields {...binding} stored={stored} />}
      {stored === null && (
        <TextField
          {...text("name")}
          label={translate("field_name")}
          hint={isNameTaken ? translate("hint_name_taken") : undefined}
          input={{ maxLength: textLimits.name }}
        />
      )}
      <ChoiceField
        {...field("registrar")}
        label={translate("field_registrar")}
        value={values.registrar}
        change={(registrar) => change({ registrar })}
        choices={registrarNames}
        hint={values.registrar === "ispapi" ? translate("hexonet_closing") : undefined}
      />
      <ChoiceField
        {...field("system")}
        label={translate("field_system")}
        value={values.system}
        change={(system) => change({ system })}
        choices={{ live: "LIVE", ote: "OT&E" }}
        hint={translate(values.system === "live" ? "hint_live" : "hint_ote")}
      />
      <TextField
        {...text("user")}
        label={translate("field_user")}
        input={{ maxLength: textLimits.user, autocapitalize: "off" }}
      />
      <TextField
        {...text("role")}
        label={translate("field_role")}
        hint={translate("hint_role_sign", roleSeparator[values.registrar])}
        input={{ maxLength: textLimits.user, autocapitalize: "off" }}
      />
      <p class="advice">
        {translate(`hint_role_${values.registrar}`)}{" "}
        {/* In a tab of its own: what was typed here stays. */}
        <a href="options.html#rights" target="_blank" rel="noreferrer">
          {translate("rights_link")}
        </a>
      </p>
      {!isByCode(stored) && <SignInFields {...binding} stored={stored} />}
      {stored === null && (
        <>
          <TextField
            {...text("warnBelow")}
            label={translate("field_warn_below")}
            hint={translate("hint_warn_below")}
            input={{ inputMode: "decimal", maxLength: 40 }}
          />
          <TextField
            {...text("checkEvery")}
            label={translate("field_check_every")}
            hint={translate(
              "hint_check_every",
              formatCount(checkEveryLimits.least),
              formatCount(checkEveryLimits.most),
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
    </div>
  );
}
