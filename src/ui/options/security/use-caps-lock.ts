import { useState } from "preact/hooks";

/** Whether Caps Lock is on, as far as a key or a click has told: no browser says so by itself. */
export function useCapsLock() {
  const [isOn, set] = useState(false);
  const look = (event: KeyboardEvent | MouseEvent): void => {
    // A password manager fills fields with events that are no keys.
    if (typeof event.getModifierState === "function") set(event.getModifierState("CapsLock"));
  };
  return { isOn, listeners: { onKeyDown: look, onKeyUp: look, onMouseDown: look } };
}
