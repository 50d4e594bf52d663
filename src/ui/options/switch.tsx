interface SwitchProps {
  label: string;
  isOn: boolean;
  /** The accessible name, where the label alone does not say enough; begins with it. */
  name?: string;
  /** Id of the element that says what it is about. */
  describedBy: string;
  change: (isOn: boolean) => void;
}

/** An on/off switch: a checkbox that looks and speaks like one. */
export const Switch = ({ label, name, isOn, describedBy, change }: SwitchProps) => (
  <label class="switch">
    <input
      type="checkbox"
      role="switch"
      aria-label={name}
      aria-checked={isOn}
      checked={isOn}
      aria-describedby={describedBy}
      onChange={(event) => change(event.currentTarget.checked)}
    />
    <span class="slider" aria-hidden="true" />
    {label}
  </label>
);
