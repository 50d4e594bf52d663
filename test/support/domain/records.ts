import type { Account } from "../../../src/domain/account.ts";
import type { AccountStatus } from "../../../src/domain/account-status.ts";
import type { Figures } from "../../../src/domain/figures.ts";
import type { AccountOverview, Overview } from "../../../src/domain/overview.ts";
import { initialPreferences, type Preferences } from "../../../src/domain/preferences.ts";
import { emptySnapshot, type Snapshot } from "../../../src/domain/snapshot.ts";
import { factsOf } from "../../../src/registrars/facts.ts";
import { named } from "../registrars/credential.ts";
import { foresightWith } from "./foresight-with.ts";

/** 1 July 2025, 12:00 UTC. */
export const noon = Date.UTC(2025, 6, 1, 12);
export const minute = 60_000;

/** Parts of an account; `user` and `role` are fields of its login. */
export type AccountPart = Partial<Account> & { user?: string; role?: string };

export const accountWith = ({
  user = "shop.example",
  role = "",
  ...part
}: AccountPart = {}): Account => ({
  id: "one",
  name: "Shop",
  registrar: "ispapi",
  system: "live",
  publicFields: named(user, role),
  endpoint: null,
  warnBelow: "100",
  checkEvery: 15,
  enabled: true,
  signIn: "password",
  ...part,
});

export const statusWith = (part: Partial<AccountStatus> = {}): AccountStatus => ({
  currency: "EUR",
  balance: "9902.03",
  deposits: "0.00",
  creditLine: null,
  creditThreshold: null,
  vatPercent: null,
  ...part,
});

export const snapshotWith = (part: Partial<Snapshot> = {}): Snapshot => ({
  ...emptySnapshot,
  ...part,
});

export const figuresWith = (part: Partial<Figures> = {}): Figures => ({
  at: noon,
  currency: "EUR",
  available: "9902.03",
  balance: "9902.03",
  deposits: "0.00",
  depositsBy: part.deposits === null ? null : "registrar",
  creditLine: null,
  spendable: null,
  shortage: null,
  amountsIn: null,
  ...part,
});

export const accountOverviewWith = (part: Partial<AccountOverview> = {}): AccountOverview => ({
  id: "one",
  name: "Shop",
  registrar: "ispapi",
  facts: factsOf({ registrar: "ispapi", system: "live", ...part }),
  system: "live",
  enabled: true,
  checkEvery: 15,
  warnBelow: "100",
  payFor: "quarter",
  paymentNote: "",
  group: "",
  sameAs: null,
  origin: "https://api.ispapi.net/*",
  figures: figuresWith(),
  statistics: null,
  trouble: null,
  failingSince: null,
  nextCheckAt: noon + 15 * minute,
  foresight: foresightWith(noon),
  warned: [],
  ...part,
});

export const preferencesWith = (part: Partial<Preferences> = {}): Preferences => ({
  ...initialPreferences,
  ...part,
});

export const overviewWith = (
  accounts: readonly AccountOverview[],
  part: Partial<Overview> = {},
): Overview => ({
  accounts: [...accounts],
  totals: [],
  preferences: initialPreferences,
  vault: { mode: "device", locked: false, hidden: false },
  problem: null,
  ...part,
});
