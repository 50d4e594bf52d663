import { checkEveryLimits } from "../../../domain/account.ts";
import { profileOf } from "../../../registrars/profiles.ts";
import { formatCount, type TextName, translate } from "../../../text/translate.ts";
import { forbiddenSign, type Problem } from "./check-form.ts";
import type { FieldName, FormValues } from "./form-values.ts";

/** A sign that cannot belong to the field of this name; undefined: there is none, as another registrar was chosen meanwhile. */
function signText(name: FieldName, values: FormValues): string | undefined {
  const field = profileOf(values).signIn.fields.find(({ id }) => id === name);
  const sign = field && forbiddenSign(field, values.fields[name] ?? "");
  return field?.forbidden && sign ? translate(field.forbidden.text as TextName, sign) : undefined;
}

/** What is wrong with the field of this name, in words that say what to do; undefined: nothing any more. */
export function problemText(
  problem: Problem,
  name: FieldName,
  values: FormValues,
): string | undefined {
  if (problem === "sign") return signText(name, values);
  if (problem === "interval")
    return translate(
      "problem_interval",
      formatCount(checkEveryLimits.min),
      formatCount(checkEveryLimits.max),
    );
  return translate(`problem_${problem}`);
}
