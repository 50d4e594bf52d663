import { systems } from "../domain/account.ts";
import type { Figures } from "../domain/figures.ts";
import { foresightParts } from "../domain/foresight/parts.ts";
import { payFors } from "../domain/foresight/pay-for.ts";
import type { AccountOverview, CurrencyTotal, Overview, VaultView } from "../domain/overview.ts";
import { type Preferences, preferenceSettings } from "../domain/preferences.ts";
import {
  assumptions,
  failedCharges,
  pastSources,
  type RegistrarFacts,
} from "../domain/registrar-facts.ts";
import { checksOf } from "../domain/setting.ts";
import {
  boolean,
  listOf,
  number,
  oneOf,
  orAbsent,
  orNull,
  recordOf,
  shape,
  text,
} from "../domain/shape.ts";
import { warningKinds } from "../domain/warnings/kinds.ts";
import { isBeside } from "./account-status-shape.ts";
import { isForesight } from "./foresight-shape.ts";
import { areStatistics, isFailure, isTrouble } from "./shared-shapes.ts";

const isFigures = shape<Figures>({
  at: number,
  currency: text,
  available: text,
  balance: text,
  deposits: orNull(text),
  depositsBy: oneOf(["registrar", "user", null]),
  creditLine: orNull(text),
  spendable: orNull(text),
  shortage: orNull(oneOf(["overdraft", "low-balance"])),
  amountsIn: orNull(text),
  beside: orAbsent(listOf(isBeside)),
});

const areFacts = shape<RegistrarFacts>({
  name: text,
  allow: shape<RegistrarFacts["allow"]>({
    command: text,
    area: orNull(text),
    areas: recordOf(text),
    line: orNull(text),
  }),
  advice: recordOf(text),
  panel: text,
  topUp: text,
  lacks: listOf(oneOf(foresightParts)),
  pastSource: oneOf(pastSources),
  failedCharge: oneOf(failedCharges),
  tellsReserved: boolean,
  counts: number,
  assumptions: listOf(oneOf(assumptions)),
});

const isAccount = shape<AccountOverview>({
  id: text,
  name: text,
  registrar: text,
  facts: areFacts,
  system: oneOf(systems),
  enabled: boolean,
  checkEvery: number,
  warnBelow: text,
  payFor: oneOf(payFors),
  paymentNote: text,
  group: text,
  sameAs: orNull(text),
  origin: text,
  figures: orNull(isFigures),
  statistics: areStatistics,
  trouble: isTrouble,
  failingSince: orNull(number),
  nextCheckAt: orNull(number),
  foresight: orNull(isForesight),
  warned: listOf(oneOf(warningKinds)),
});

export const isOverview = shape<Overview>({
  accounts: listOf(isAccount),
  totals: listOf(
    shape<CurrencyTotal>({ currency: text, available: text, accounts: number, unknown: number }),
  ),
  preferences: shape<Preferences>(checksOf(preferenceSettings)),
  vault: shape<VaultView>({
    mode: oneOf(["device", "passphrase"]),
    locked: boolean,
    hidden: boolean,
  }),
  problem: orNull(isFailure),
  sample: orAbsent(oneOf([true])),
});
