import { Refusal } from "../shared/refusal.ts";

/** A command as it was asked for: its name, and its parameters with upper-case names. */
export interface CommandText {
  name: string;
  parameters: ReadonlyMap<string, string>;
}

/**
 * Reads the lines of `s_command`. Undefined if there is nothing in it. Throws Refusal for a line that is
 * no `KEY=value`, a key given twice, or a CR (clients must take CR and LF out of values).
 */
export function parseCommand(text: string): CommandText | undefined {
  if (text.trim() === "") return undefined;
  const parameters = new Map<string, string>();
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const equals = line.indexOf("=");
    if (equals < 1) throw new Refusal(500, "Invalid command syntax", "command", "a line without =");
    if (line.includes("\r")) throw new Refusal(500, "Invalid command syntax", "command", "a CR");
    const key = line.slice(0, equals).trim().toUpperCase();
    if (parameters.has(key)) {
      throw new Refusal(505, `Invalid attribute value syntax; ${key}`, "parameter", `${key} twice`);
    }
    parameters.set(key, line.slice(equals + 1));
  }
  const name = parameters.get("COMMAND")?.trim() ?? "";
  parameters.delete("COMMAND");
  return { name, parameters };
}
