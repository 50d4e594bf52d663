import type { ComponentChildren } from "preact";

interface ToastProps {
  /** What was just done; empty: nothing. */
  words: string;
  /** What else stands there: what can still be taken back. */
  children?: ComponentChildren;
}

/** What was just done, over the page's lower edge: nothing of the page moves for it. */
export const Toast = ({ words, children }: ToastProps) => (
  <div class="toasts">
    <p class={words === "" ? "" : "toast"} role="status">
      {words}
    </p>
    {children}
  </div>
);
