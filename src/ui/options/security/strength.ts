import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** How long a passphrase holds against somebody who has copied the profile and guesses. */
export const strengths = ["weak", "fair", "strong"] as const;
export type Strength = (typeof strengths)[number];

/** Guesses a second that are assumed of him: each costs 600,000 rounds of PBKDF2. */
const guessesPerSecond = 100_000;
const month = 30 * 86_400;
const years = 30 * 365 * 86_400;

/** Longer ones are judged by their beginning, so that a key press costs no more than the eye notices. */
const judged = 100;

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: judged });

/** An estimate: weak within a month, fair within thirty years, else strong. Loaded only where a passphrase is typed. */
export function strengthOf(passphrase: string): Strength {
  const seconds = estimator.check(passphrase.slice(0, judged)).guesses / guessesPerSecond;
  if (seconds < month) return "weak";
  return seconds < years ? "fair" : "strong";
}
