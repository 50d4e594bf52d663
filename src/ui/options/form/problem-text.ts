import { checkEveryLimits } from "../../../domain/account.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import type { Problem } from "./check-form.ts";
import type { FormValues } from "./form-values.ts";

/** What is wrong with a field, in words that say what to do. */
export function problemText(problem: Problem, values: FormValues): string {
  if (problem === "interval")
    return translate(
      "problem_interval",
      formatCount(checkEveryLimits.least),
      formatCount(checkEveryLimits.most),
    );
  if (problem === "role_in_user") {
    const sign = /[!:]/.exec(values.user)?.[0] ?? "!";
    return translate("problem_role_in_user", sign);
  }
  return translate(`problem_${problem}`);
}
