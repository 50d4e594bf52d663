import type { Messages } from "./messages-of.ts";

/** What `i18n.getMessage` makes of a name: its placeholders filled from `$1` to `$9`; empty for an unknown name. */
export function fillMessage(messages: Messages, name: string, substitutions: string[]): string {
  const entry = messages[name];
  if (!entry) return "";
  return entry.message.replace(/\$([A-Za-z_]+)\$/g, (_, placeholder: string) => {
    const content = entry.placeholders?.[placeholder.toLowerCase()]?.content ?? "";
    return content.replace(
      /\$(\d)/g,
      (_all, digit: string) => substitutions[Number(digit) - 1] ?? "",
    );
  });
}
