import type { SignInField } from "../../../registrars/profile.ts";
import type { Problems } from "./check-form.ts";
import type { FieldName, FormValues, OwnField } from "./form-values.ts";
import { problemText } from "./problem-text.ts";

/** What changes in the form. Made of the values before where it builds on them: fields may be filled in together. */
export type Change = Partial<FormValues> | ((before: FormValues) => Partial<FormValues>);

/** What the fields of the account form read from and write to. */
export interface FormBinding {
  values: FormValues;
  problems: Problems;
  change: (part: Change) => void;
}

/**
 * What every field needs of the form (`field`), and what a text field needs: one of the form's own (`text`), by its
 * name, or a sign-in field (`entry`).
 */
export function bindFields({ values, problems, change }: FormBinding) {
  const problemOf = (name: FieldName): string | undefined =>
    problems[name] && problemText(problems[name], name, values);
  const field = (name: OwnField) => ({ name, problem: problemOf(name) });
  const text = (name: Exclude<OwnField, "registrar" | "system">) => ({
    ...field(name),
    value: values[name],
    change: (value: string) => change({ [name]: value }),
  });
  const entry = ({ id }: SignInField) => ({
    name: id,
    problem: problemOf(id),
    value: values.fields[id] ?? "",
    change: (value: string) => change(({ fields }) => ({ fields: { ...fields, [id]: value } })),
  });
  return { field, text, entry };
}
