import { defaultPayFor } from "../domain/foresight/pay-for.ts";
import type { Overview } from "../domain/overview.ts";
import type { RegistrarFacts } from "../domain/registrar-facts.ts";

/** Of the overview's shape. 2: what is foreseen has lost domains, and an account what its sum to pay is to save, since when its checks fail and which warnings are in force; figures say who told the deposits. 3: an account has the facts of its registrar. */
export const overviewVersion = 3;

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

/** What can be said of a registrar without its facts, for the moment until the worker has published them. */
const noFacts = (registrar: string): RegistrarFacts => ({
  name: registrar,
  panel: "options.html",
  topUp: "options.html",
  allow: { command: "failure_not_allowed_title", area: null, areas: {}, line: null },
  advice: {},
  lacks: [],
  pastSource: "days",
  failedCharge: "second-try",
  tellsReserved: true,
  counts: 0,
  assumptions: [],
});

/** The overview of an earlier version: its accounts have no facts yet. */
export const withFacts = (overview: Overview): Overview => ({
  ...overview,
  accounts: overview.accounts.map((account) => ({
    ...account,
    facts: noFacts(account.registrar),
  })),
});
