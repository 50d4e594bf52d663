import type { ComponentChildren } from "preact";
import { translate } from "../../platform/translate.ts";

/** A figure that is not known, never shown as zero; why, as a tooltip and to screen readers. */
export const Unknown = ({ why }: { why?: string | undefined }) => (
  <span class="soft" title={why}>
    {translate("state_unknown")}
    {why && <span class="hidden">: {why}</span>}
  </span>
);

/** Known to be none. */
export const None = () => (
  <span class="soft">
    <span aria-hidden="true">–</span>
    <span class="hidden">{translate("dash_none")}</span>
  </span>
);

/** A sum of which parts may be missing. */
export const AtLeast = ({
  isLeast,
  children,
}: {
  isLeast: boolean;
  children: ComponentChildren;
}) => (
  <span title={isLeast ? translate("dash_at_least") : undefined}>
    {isLeast && (
      <>
        <span aria-hidden="true">≥ </span>
        <span class="hidden">{translate("dash_at_least")} </span>
      </>
    )}
    {children}
  </span>
);
