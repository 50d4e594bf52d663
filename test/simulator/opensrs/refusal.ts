import { Refusal } from "../shared/refusal.ts";

/** What the guide says that a code means, where no other text is at hand. */
const texts: Partial<Record<number, string>> = {
  300: "Exceeded max command rate. Request deferred",
  310: "Exceeded max simultaneous connections",
  350: "Number of commands per connection exceeded limit",
  400: "Access denied: invalid IP address",
  401: "Authentication error",
  430: "Invalid command",
  460: "Missing required field",
  465: "Invalid data",
  705: "Timed out, resubmit request",
};

export const textOf = (code: number): string => texts[code] ?? "Command failed";

/** An answer that says no. With `violation` it is the client's fault. */
export class OpensrsRefusal extends Refusal {
  constructor(code: number, text = textOf(code), ...more: [Refusal["violation"]?, string?]) {
    super(code, text, more[0], more[1]);
  }
}
