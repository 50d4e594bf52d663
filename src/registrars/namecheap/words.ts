import { commands } from "./commands.ts";

/** The unit of a price's duration. */
export const year = "YEAR";

/** The API's own words as far as a decision hangs on them, in upper case: they stay, also where a key begins as one does. */
export const ownWords: ReadonlySet<string> = new Set([
  ...Object.keys(commands).map((command) => command.toUpperCase()),
  ...["OK", "ERROR", "TRUE", "FALSE", "RENEW", "REACTIVATE", year, "USD"],
]);
