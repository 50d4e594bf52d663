import type { FailureKind } from "../failure.ts";
import { flag } from "../setting.ts";
import { said, warningKind } from "./kind.ts";
import { isReason } from "./reason.ts";
import { decideStates, nothing } from "./states.ts";

// Without those where the user has removed the password: they know.
const refusals: ReadonlySet<FailureKind> = new Set([
  "sign-in-failed",
  "otp-needed",
  "second-factor",
  "address-refused",
  "vault",
]);

/** A refused sign-in: checks have stopped. */
export const signIn = warningKind({
  name: "signin",
  about: "login",
  settings: { signIn: flag(true) },
  facts: {
    /** Why. */
    reason: isReason,
  },
  isKey: (key: string): key is "signin" => key === "signin",
  decide(previous, { account: { trouble, figures } }, settings) {
    if (!settings.signIn) return nothing;
    // Where the last check failed of something else, nothing is known of the sign-in.
    const state = trouble === null ? figures && false : refusals.has(trouble.failure.kind) || null;
    return decideStates(previous, [["signin", state]]);
  },
  tell: ([key], { account: { trouble } }) =>
    key !== undefined && trouble ? { key, facts: { reason: trouble.failure.kind } } : null,
  say: ({ reason }) => [said("watch_sign_in", { reason })],
  sayCause: ({ reason }) => said("watch_sign_in", { reason }),
});
