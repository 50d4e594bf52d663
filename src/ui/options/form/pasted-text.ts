import { visibleText } from "../../../domain/visible-text.ts";
import type { SignInField } from "../../../registrars/profile.ts";

/**
 * What a field takes of what was typed or pasted into it. What came along from a mail or a chat and is not seen would be
 * refused, and counted as a wrong login; but a secret of which it may be a part is taken as it is.
 */
export function takenText({ pasted }: Pick<SignInField, "pasted">, typed: string): string {
  if (pasted === "asked") return typed;
  const seen = visibleText(typed);
  return pasted === "compact" ? seen.replace(/\s/g, "") : seen.trim();
}

/** Whether something stands around or in it that a person hardly meant, and that may belong to it all the same. */
export const isDoubtful = ({ pasted }: Pick<SignInField, "pasted">, typed: string): boolean =>
  pasted === "asked" && typed !== visibleText(typed).trim();
