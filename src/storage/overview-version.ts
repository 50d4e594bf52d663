import type { Overview } from "../domain/overview.ts";
import { initialWatch } from "../domain/watch.ts";

/** Of the overview's shape. 2: what is foreseen has lost domains, and an account what its sum to pay is to save. */
export const overviewVersion = 2;

/** The overview of an earlier version, until the worker has made it anew: what was foreseen then had another shape. */
export const withoutForesights = (overview: Overview): Overview => ({
  ...overview,
  accounts: overview.accounts.map((account) => ({
    ...account,
    payFor: initialWatch.payFor,
    paymentNote: initialWatch.paymentNote,
    foresight: null,
  })),
});
