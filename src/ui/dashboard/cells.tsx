import type { ComponentChildren } from "preact";
import { translate } from "../../text/translate.ts";

/** A figure that is not known, never shown as zero; why, as a tooltip and to screen readers. */
export const Unknown = ({ why }: { why?: string | undefined }) => (
  <span class="soft" title={why}>
    {translate("state_unknown")}
    {why && <span class="hidden">: {why}</span>}
  </span>
);

/** Nothing stands in a cell; what that means, to screen readers. */
export const Dash = ({ words }: { words: string }) => (
  <span class="soft">
    <span aria-hidden="true">–</span>
    <span class="hidden">{words}</span>
  </span>
);

/** Known to be none. */
export const None = () => <Dash words={translate("dash_none")} />;

/** Known, and not shown while the vault is locked. */
export const Hidden = () => <Dash words={translate("dash_hidden")} />;

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

/** BidiText text, which turns nothing around it; Unknown where the registrar sent none. */
export const BidiText = ({ text }: { text: string }) =>
  text.trim() === "" ? <Unknown /> : <bdi>{text}</bdi>;
