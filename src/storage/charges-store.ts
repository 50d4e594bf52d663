import type { DaySums } from "../domain/foresight/day-sums.ts";
import type { PairFunds } from "../domain/foresight/pair-funds.ts";
import {
  boolean,
  listOf,
  number,
  orAbsent,
  orNull,
  recordOf,
  shape,
  text,
  textOf,
} from "../domain/shape.ts";
import { cursorLimit } from "../registrars/contract.ts";
import { isAccountStatus } from "./account-status-shape.ts";
import { isCharge } from "./foresight-shape.ts";
import { keyedStore } from "./keyed-store.ts";

const isDaySums = shape<DaySums>({
  loadedAt: number,
  through: number,
  currency: text,
  days: recordOf(shape({ sum: text, count: number })),
  rows: listOf(isCharge),
  risks: listOf(isCharge),
  riskCount: number,
  excluded: recordOf(number),
  unknownFrom: orNull(number),
  undated: text,
  currencyAssumed: number,
  computed: orAbsent(number),
  estimated: orAbsent(number),
  seen: number,
  total: orNull(number),
  next: orNull(number),
  cursor: orAbsent(textOf(0, cursorLimit)),
  derived: orAbsent(boolean),
  ordered: boolean,
  lastDay: number,
  gap: boolean,
  funds: orNull(shape<PairFunds>({ at: number, status: isAccountStatus, moved: boolean })),
  recent: listOf(text),
  asked: orAbsent(number),
});

type Rows = Record<"rows" | "risks", object[]>;

/** What 0.1.0 kept does not tell what it had computed, nor the funds: the list comes anew at once. */
function withComputed(sums: unknown): unknown {
  const { rows, risks, ...rest } = sums as Rows;
  const listed = (charge: object) => ({ ...charge, computed: false });
  return { ...rest, funds: null, rows: rows.map(listed), risks: risks.map(listed) };
}

/**
 * The list of upcoming charges as day sums. By account id: the last one that came through; under
 * {@link loadingKey}: one that is being loaded, for the next worker to go on with.
 */
export const chargesStore = keyedStore<DaySums>({
  database: "charges",
  version: 2,
  isValue: isDaySums,
  // Version 2 tells which charges were computed here, and the funds that belong to the list.
  migrations: [withComputed],
});

export const loadingKey = (accountId: string): string => `${accountId}/loading`;
