import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Figures } from "../../domain/figures.ts";
import { formatMoney } from "../../text/format-money.ts";
import { regionTag } from "../../text/locale.ts";
import { type TextName, translate } from "../../text/translate.ts";
import { amountToType } from "../../text/typed-amount.ts";
import { Icon, tickIcon } from "../shared/icon.tsx";

// Long enough to be read.
const saidFor = 2000;

interface CopyFigureProps {
  figures: Figures;
  /** The figure as it is shown. */
  children: ComponentChildren;
}

/** The available funds, which a click puts into the clipboard as a plain number; what became of it is said over the page, and moves nothing. */
export function CopyFigure({ figures, children }: CopyFigureProps) {
  const [outcome, setOutcome] = useState<TextName | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), saidFor);
    return () => clearTimeout(timer);
  }, [outcome]);
  const { available, currency } = figures;
  return (
    <>
      <button
        type="button"
        class="copy"
        title={translate("copy_figure")}
        aria-label={translate("copy_funds", formatMoney(available, currency))}
        onClick={() =>
          void navigator.clipboard.writeText(amountToType(available, regionTag(), currency)).then(
            () => setOutcome("copied"),
            () => setOutcome("not_copied"),
          )
        }
      >
        {children}
      </button>
      <span class={outcome ? "said" : "hidden"} aria-live="polite">
        {outcome === "copied" && <Icon drawing={tickIcon} size={12} />}
        {outcome && ` ${translate(outcome)}`}
      </span>
    </>
  );
}
