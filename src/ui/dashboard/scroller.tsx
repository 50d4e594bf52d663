import type { ComponentChildren, RefObject } from "preact";
import { translate } from "../../text/translate.ts";

interface ScrollerProps {
  /** What is in it. */
  title: string;
  inner?: RefObject<HTMLElement | null>;
  class?: string;
  /** Pixels; without it as high as its table, as far as the style sheet allows. */
  height?: number;
  children: ComponentChildren;
}

/** Where a table is wider or higher than its place, it scrolls by itself: by the keyboard too. */
export const Scroller = (props: ScrollerProps) => (
  <section
    ref={props.inner ?? null}
    class={`scroller ${props.class ?? ""}`}
    {...(props.height === undefined ? {} : { style: { height: `${props.height}px` } })}
    aria-label={translate("dash_table", props.title)}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the arrow keys (WCAG 2.1.1).
    tabIndex={0}
  >
    {props.children}
  </section>
);
