import type { ComponentChildren } from "preact";
import type { Failure } from "../../domain/failure.ts";
import type { FailureFacts } from "../../domain/registrar-facts.ts";
import { failureCode, failureText, failureTitle } from "../../text/failure-text.ts";
import { maskedIn } from "../../text/hidden-amounts.ts";
import { CopyMissingLine } from "./copy-button.tsx";
import { Icon, infoIcon, warnIcon } from "./icon.tsx";

interface NoteProps {
  title: string;
  /** Amber: the user has to act. */
  care?: boolean;
  /** Red: something is being lost. */
  loss?: boolean;
  /** It stands by itself: a region of the page, with a heading of its own. Within another region it is a part of that. */
  isRegion?: boolean;
  /** A tooltip. */
  hint?: string;
  drawing?: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

/** A short message with a title in words and, beneath, what can be done. */
export const Note = ({
  title,
  care = false,
  loss = false,
  isRegion = false,
  hint,
  drawing = care || loss ? warnIcon : infoIcon,
  children,
  actions,
}: NoteProps) => {
  const [Block, Title] = isRegion ? (["section", "h2"] as const) : (["div", "b"] as const);
  return (
    <Block
      class={`banner ${loss ? "loss" : care ? "care" : ""}`}
      title={hint}
      aria-label={isRegion ? title : undefined}
    >
      <Icon drawing={drawing} size={18} />
      <div>
        <Title>{title}.</Title> {children}
        {actions && <div class="actions">{actions}</div>}
      </div>
    </Block>
  );
};

interface FailureNoteProps {
  failure: Failure;
  /** As of {@link Note}. */
  isRegion?: boolean;
  /** Of the registrar that was asked; left out: none was. */
  facts?: FailureFacts | undefined;
  care?: boolean;
  /** What still holds. */
  rest?: ComponentChildren;
  actions?: ComponentChildren;
}

/** A failure in words, with the registrar's own code and text beneath as plain, isolated text. */
export function FailureNote({ failure, facts, rest, ...note }: FailureNoteProps) {
  const code = failureCode(failure);
  return (
    <Note title={failureTitle(failure)} {...note}>
      {failureText(failure, facts)} <CopyMissingLine failure={failure} facts={facts} /> {rest}
      {(code || failure.text) && (
        <small title={maskedIn(failure.text)}>
          {code}
          {code && failure.text && ": "}
          <bdi>{maskedIn(failure.text)}</bdi>
        </small>
      )}
    </Note>
  );
}
