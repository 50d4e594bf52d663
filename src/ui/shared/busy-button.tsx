interface BusyButtonProps {
  label: string;
  isBusy: boolean;
  /** Is not called while it is busy. */
  act: () => void;
}

/** A button for what takes a while. It is not disabled meanwhile: that would take the focus away. */
export const BusyButton = ({ label, isBusy, act }: BusyButtonProps) => (
  <button
    type="button"
    class="button"
    aria-busy={isBusy}
    aria-disabled={isBusy}
    onClick={() => {
      if (!isBusy) act();
    }}
  >
    {label}
  </button>
);
