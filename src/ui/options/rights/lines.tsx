import type { RegistrarFunction } from "../../../registrars/profile.ts";
import { translate } from "../../../text/translate.ts";
import { CopyButton } from "../../shared/copy-button.tsx";

export const functionNames = (names: readonly RegistrarFunction[]): string =>
  names.map((name) => translate(`function_${name}`)).join(", ");

interface LinesProps {
  title: string;
  /** The word on the button. */
  copy: string;
  text: string;
  /** What to do with them. */
  children: string;
}

/** Lines to paste, what is to be filled in marked. */
export const Lines = ({ title, copy, text, children }: LinesProps) => (
  <div class="lines">
    <h4>{title}</h4>
    <p class="hint">{children}</p>
    <pre>
      {text.split(/(<[A-Z]+>)/).map((part) => (part.startsWith("<") ? <mark>{part}</mark> : part))}
    </pre>
    <div class="actions">
      <CopyButton text={text} label={copy} look="button" />
    </div>
  </div>
);
