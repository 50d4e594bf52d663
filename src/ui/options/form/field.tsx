import type { ComponentChildren, InputHTMLAttributes, SelectHTMLAttributes } from "preact";

interface FieldProps {
  /** Also its id in the page. */
  name: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  /** The id of what stands beside it and is told with it. */
  note?: string | undefined;
  /** Beside the field, not in its name: the currency. */
  unit?: string | undefined;
  /** Behind the unit: a button that is about this field. */
  beside?: ComponentChildren;
  /** Under the field's problem: what may be done about it. */
  children?: ComponentChildren;
}

const describedBy = ({ name, hint, problem, note }: FieldProps): string | undefined =>
  [problem && `${name}-problem`, note, hint && `${name}-hint`].filter(Boolean).join(" ") ||
  undefined;

const aria = (field: FieldProps) => ({
  id: field.name,
  name: field.name,
  "aria-describedby": describedBy(field),
  "aria-invalid": field.problem !== undefined,
});

/** Label, control, what is wrong with it, and a hint, tied together for assistive technology. */
const Field = ({ control, ...field }: FieldProps & { control: ComponentChildren }) => (
  <div class={`field field-${field.name}`}>
    <label for={field.name}>{field.label}</label>
    <div class="control">
      {control}
      {field.unit && <span class="unit">{field.unit}</span>}
      {field.beside}
    </div>
    {field.problem && (
      <p class="problem" id={`${field.name}-problem`}>
        {field.problem}
      </p>
    )}
    {field.children}
    {field.hint && (
      <p class="hint" id={`${field.name}-hint`}>
        {field.hint}
      </p>
    )}
  </div>
);

interface TextFieldProps extends FieldProps {
  value: string;
  change: (value: string) => void;
  input?: InputHTMLAttributes<HTMLInputElement>;
}

export const TextField = ({ value, change, input, ...field }: TextFieldProps) => (
  <Field
    {...field}
    control={
      <input
        type="text"
        autocomplete="off"
        spellcheck={false}
        {...input}
        {...aria(field)}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    }
  />
);

interface ChoiceFieldProps<T extends string> extends FieldProps {
  value: T;
  change: (value: T) => void;
  /** Each value with its text. */
  choices: Record<T, string> | [T, string][];
  select?: SelectHTMLAttributes<HTMLSelectElement>;
}

export const ChoiceField = <T extends string>(props: ChoiceFieldProps<T>) => {
  const { value, change, choices, select, ...field } = props;
  return (
    <Field
      {...field}
      control={
        <select
          {...select}
          {...aria(field)}
          value={value}
          onChange={(event) => change(event.currentTarget.value as T)}
        >
          {(Array.isArray(choices) ? choices : (Object.entries(choices) as [T, string][])).map(
            ([choice, text]) => (
              <option key={choice} value={choice}>
                {text}
              </option>
            ),
          )}
        </select>
      }
    />
  );
};
