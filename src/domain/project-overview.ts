import type { Account } from "./account.ts";
import { type AlertSettings, initialAlertSettings } from "./alert-settings.ts";
import { shownRisks } from "./checked-account.ts";
import type { Failure } from "./failure.ts";
import { figuresOf } from "./figures.ts";
import type { AccountForesight } from "./foresight/account-foresight.ts";
import { add } from "./money.ts";
import { customersOf, moneyKeys } from "./money-keys.ts";
import type { AccountOverview, CurrencyTotal, Overview, VaultView } from "./overview.ts";
import type { Preferences } from "./preferences.ts";
import type { RegistrarFacts } from "./registrar-facts.ts";
import { reservedByWord } from "./reserved.ts";
import { originPattern } from "./safe-endpoint.ts";
import { eachMoneyOnce } from "./same-money.ts";
import { emptySnapshot, type Snapshot } from "./snapshot.ts";
import { kindsOf } from "./warnings/kinds.ts";
import type { WarningState } from "./warnings/round.ts";
import { withWord } from "./with-word.ts";

/**
 * Names only the first of the objects at risk: an overview is read at every opening of the popup. A list that
 * cannot be loaded now is not said to be loading.
 */
const shown = (foresight: AccountForesight, rests: boolean): AccountForesight => ({
  ...foresight,
  loading: rests ? null : foresight.loading,
  atRisk: foresight.atRisk && {
    ...foresight.atRisk,
    charges: foresight.atRisk.charges.slice(0, shownRisks),
  },
});

/** What the worker keeps: by account id, but for the accounts and the preferences. */
export interface Kept {
  /** In the user's order. */
  accounts: readonly Account[];
  snapshots: Readonly<Record<string, Snapshot>>;
  foresights: Readonly<Record<string, AccountForesight>>;
  allAlerts: Readonly<Record<string, AlertSettings>>;
  warned: Readonly<WarningState["warned"]>;
  preferences: Preferences;
}

/** What is known of the accounts' registrars. */
export interface Registrars {
  factsOf: (account: Account) => RegistrarFacts;
  /** The address that an account's requests go to. */
  addressOf: (account: Account) => string;
  /** What tells whose money an account is: the same for two entries of one (rule "One pot"). */
  moneyOf: (account: Account) => string;
}

function accountOverview(
  account: Account,
  kept: Kept,
  { factsOf, addressOf, moneyOf }: Registrars,
  locked: boolean,
  sameAs: string | null,
): AccountOverview {
  const facts = factsOf(account);
  const snapshot = kept.snapshots[account.id] ?? emptySnapshot;
  const foresight = kept.foresights[account.id];
  // What was foreseen for a test account while that was asked for is not shown afterwards.
  const isWanted = account.system === "live" || kept.preferences.warnTestAccounts;
  const { status } = snapshot;
  const alerts = status
    ? withWord(account, facts, status.value.currency, kept.accounts, kept.allAlerts, moneyOf)
    : (kept.allAlerts[account.id] ?? initialAlertSettings);
  return {
    id: account.id,
    name: account.name,
    registrar: account.registrar,
    facts: alerts.topUpLink === "" ? facts : { ...facts, topUp: alerts.topUpLink },
    system: account.system,
    enabled: account.enabled,
    checkEvery: account.checkEvery,
    warnBelow: account.warnBelow,
    payFor: alerts.payFor,
    paymentNote: alerts.paymentNote,
    group: alerts.group,
    sameAs,
    origin: originPattern(addressOf(account)),
    figures:
      status &&
      figuresOf(
        status.value,
        status.at,
        account.warnBelow,
        alerts,
        reservedByWord(facts, status.value.currency, alerts),
      ),
    statistics: snapshot.statistics,
    trouble: snapshot.trouble,
    failingSince: snapshot.failingSince,
    nextCheckAt: account.enabled ? snapshot.nextCheckAt : null,
    foresight:
      foresight && isWanted
        ? shown(foresight, locked || !account.enabled || snapshot.trouble !== null)
        : null,
    warned: isWanted ? kindsOf(kept.warned[account.id] ?? []) : [],
  };
}

/** The LIVE accounts that are on, each money once. */
export const summedAccounts = (accounts: readonly AccountOverview[]): AccountOverview[] =>
  eachMoneyOnce(accounts.filter(({ enabled, system }) => enabled && system === "live"));

/** Sums over the LIVE accounts that are on, one per currency, in alphabetical order (rule "Like with like"). */
export function totalsOf(accounts: readonly AccountOverview[]): CurrencyTotal[] {
  const live = summedAccounts(accounts);
  const unknown = live.filter(({ figures }) => figures === null).length;
  const totals = new Map<string, CurrencyTotal>();
  for (const { figures } of live) {
    if (figures === null) continue;
    const { currency, available } = figures;
    const total = totals.get(currency) ?? { currency, available: "0", accounts: 0, unknown };
    total.available = add(total.available, available);
    total.accounts += 1;
    totals.set(currency, total);
  }
  return [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

const hidden = (account: AccountOverview): AccountOverview => ({
  ...account,
  figures: null,
  statistics: null,
  foresight: null,
  warned: [],
});

/** Whether an overview shows what is to be hidden as soon as the vault is locked. */
export const isToBeConcealed = ({ vault, preferences }: Overview): boolean =>
  vault.mode === "passphrase" && !vault.locked && preferences.hideWhenLocked;

/** The overview as it is once the vault is locked and hides its figures. */
export const concealed = (overview: Overview): Overview => ({
  ...overview,
  accounts: overview.accounts.map(hidden),
  totals: [],
  vault: { ...overview.vault, locked: true, hidden: true },
});

/** What the pages paint, from what the worker knows. */
export function projectOverview(
  kept: Kept,
  registrars: Registrars,
  vault: Omit<VaultView, "hidden">,
  problem: Failure | null,
): Overview {
  const { preferences } = kept;
  const firstOf = new Map<string, string>();
  const keys = moneyKeys(kept.accounts, customersOf(kept.snapshots), registrars);
  const overviews = kept.accounts.map((account) => {
    const key = keys.get(account.id) ?? account.id;
    const first = firstOf.get(key) ?? null;
    if (first === null) firstOf.set(key, account.id);
    return accountOverview(account, kept, registrars, vault.locked, first);
  });
  const hides = vault.locked && preferences.hideWhenLocked;
  return {
    accounts: hides ? overviews.map(hidden) : overviews,
    totals: hides ? [] : totalsOf(overviews),
    preferences,
    vault: { ...vault, hidden: hides },
    problem,
  };
}
