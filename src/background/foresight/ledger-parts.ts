import { ok } from "../../domain/failure.ts";
import { isPartDue } from "../../domain/foresight/part-due.ts";
import { isZero } from "../../domain/money.ts";
import { notOffered } from "../../registrars/contract.ts";
import { askList } from "./ask-list.ts";
import { changeLedger, type ListPart, type ListState } from "./list-round.ts";

const day = 24 * 60 * 60_000;

const hasDeposits = ({ status }: ListState): boolean =>
  status.deposits !== null && !isZero(status.deposits);

/** What is reserved for which name; without reserved sums nothing is asked, and what was listed is gone. */
export const depositsPart: ListPart = {
  name: "deposits",
  isDue: (state) => {
    const { facts, ledger, status, forced, now } = state;
    if (facts.lacks.includes("deposits") || status.deposits === null) return false;
    if (!hasDeposits(state))
      return (ledger.deposits?.rows.length ?? 0) > 0 || ledger.tries.deposits !== undefined;
    return forced || isPartDue(ledger.tries.deposits, status.deposits, now);
  },
  asksNothing: (state) => !hasDeposits(state),
  ask: async (state, round) => {
    const { account, status, now } = state;
    if (hasDeposits(state))
      return askList(state, round, {
        part: "deposits",
        basis: status.deposits,
        ask: () => round.client.reserves?.(round.authorization) ?? notOffered(),
        keep: (_ledger, rows) => ({ deposits: { at: now, rows } }),
      });
    await changeLedger(account.id, round.isWanted, ({ tries, ...ledger }) => {
      const { deposits: _gone, ...others } = tries;
      return { ...ledger, tries: others, deposits: { at: now, rows: [] } };
    });
    return ok(null);
  },
};

/** The balances and credit lines of the account's subusers. */
export const subusersPart: ListPart = {
  name: "subusers",
  isDue: (state) => {
    const { facts, ledger, forced, now } = state;
    return (
      !facts.lacks.includes("subusers") && (forced || isPartDue(ledger.tries.subusers, null, now))
    );
  },
  ask: (state, round) =>
    askList(state, round, {
      part: "subusers",
      basis: null,
      ask: () => round.client.subusers?.(round.authorization) ?? notOffered(),
      keep: (_ledger, rows) => ({ subusers: { at: state.now, rows } }),
    }),
};

/** The registrar's own rates, once a day, where balances in several currencies are to be put in order. */
export const ratesPart: ListPart = {
  name: "rates",
  isDue: (state) => {
    const { facts, ledger, status, now } = state;
    const others = (ledger.subusers?.rows ?? []).some(
      ({ currency }) => currency !== null && currency !== status.currency,
    );
    return (
      others && !facts.lacks.includes("rates") && isPartDue(ledger.tries.rates, null, now, day)
    );
  },
  ask: (state, round) =>
    askList(state, round, {
      part: "rates",
      basis: null,
      ask: () => round.client.rates?.(round.authorization) ?? notOffered(),
      keep: (_ledger, rows) => ({ rates: { at: state.now, rows } }),
    }),
};
