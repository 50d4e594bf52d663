import type { Problems } from "./check-form.ts";
import type { FieldName, FormValues } from "./form-values.ts";
import { problemText } from "./problem-text.ts";

/** What the fields of the account form read from and write to. */
export interface FormBinding {
  values: FormValues;
  problems: Problems;
  change: (part: Partial<FormValues>) => void;
}

/** What every field needs of the form (`field`), and what a text field needs (`text`), by the field's name. */
export function bindFields({ values, problems, change }: FormBinding) {
  const field = (name: FieldName) => ({
    name,
    problem: problems[name] && problemText(problems[name], values),
  });
  const text = (name: Exclude<FieldName, "registrar" | "system">) => ({
    ...field(name),
    value: values[name],
    change: (value: string) => change({ [name]: value }),
  });
  return { field, text };
}
