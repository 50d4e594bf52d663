import { defaultPayFor } from "../domain/foresight/pay-for.ts";
import type { Overview } from "../domain/overview.ts";

/** Of the overview's shape. 2: what is foreseen has lost domains, and an account what its sum to pay is to save, since when its checks fail and which warnings are in force; figures say who told the deposits. */
export const overviewVersion = 2;

/** The overview of an earlier version, until the worker has made it anew: what was foreseen then had another shape. */
export const withoutForesights = (overview: Overview): Overview => ({
  ...overview,
  accounts: overview.accounts.map((account) => ({
    ...account,
    payFor: defaultPayFor,
    paymentNote: "",
    failingSince: null,
    warned: [],
    figures: account.figures && {
      ...account.figures,
      depositsBy: account.figures.deposits === null ? null : "registrar",
    },
    foresight: null,
  })),
});
