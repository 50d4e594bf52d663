/** What was just done, over the page's lower edge: nothing of the page moves for it. */
export const Toast = ({ words }: { words: string }) => (
  <div class="toasts">
    <p class={words === "" ? "" : "toast"} role="status">
      {words}
    </p>
  </div>
);
