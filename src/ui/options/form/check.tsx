interface CheckProps {
  name: string;
  /** Of the control itself, where it is to be found. */
  id?: string;
  label: string;
  hint?: string;
  isOn: boolean;
  change: (isOn: boolean) => void;
}

/** A checkbox with its label and, beneath, what it means. */
export const Check = ({ name, id, label, hint, isOn, change }: CheckProps) => (
  <>
    <label class="check">
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        aria-describedby={hint && `${name}-hint`}
        onChange={(event) => change(event.currentTarget.checked)}
      />
      {label}
    </label>
    {hint && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
  </>
);
