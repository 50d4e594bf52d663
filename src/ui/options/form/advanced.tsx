import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { translate } from "../../../text/translate.ts";

interface AdvancedProps {
  /** Something in it is wrong, and must be seen. */
  isWrong: boolean;
  children: ComponentChildren;
}

/** What few need to touch, folded. */
export function Advanced({ isWrong, children }: AdvancedProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="advanced"
      open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{translate("advanced")}</summary>
      <div class="fields">{children}</div>
    </details>
  );
}
