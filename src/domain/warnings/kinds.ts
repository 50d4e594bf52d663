import type { Settings } from "../setting.ts";
import { below } from "./below.ts";
import { cover } from "./cover.ts";
import type { Facts, FactsOf, Kind } from "./kind.ts";
import { likely } from "./likely.ts";
import { lost } from "./lost.ts";
import { risk } from "./risk.ts";
import { short } from "./short.ts";
import { signIn } from "./sign-in.ts";
import { stale } from "./stale.ts";

/**
 * The kinds of warnings, the worst first: a line each. Money that falls short is told of when a transfer must be ordered
 * today, or comes too late, and is as grave then as what is at risk.
 */
const registry = [risk, lost, short, below, likely, cover, signIn, stale] as const;

type Registered = (typeof registry)[number];

export type WarningKind = Registered["name"];

/** All that can be warned of about an account. */
export type AccountWarning = Registered extends {
  isKey(key: string): key is infer Key extends string;
}
  ? Key
  : never;

/** The names of the texts that warnings are told with. */
export type WarningText = Extract<
  ReturnType<Registered["say"]>[number] | ReturnType<NonNullable<Registered["sayCause"]>>,
  { text: string }
>["text"];

/** What all of them have in common: each is given its own keys, settings and facts. */
export type AnyKind = Kind<WarningKind, AccountWarning, Settings, Facts, WarningText>;

export const kinds: readonly AnyKind[] = registry;

type Together<Member> = (Member extends unknown ? (one: Member) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The settings of all kinds, by name: what two of them share stands there once. */
export const warningSettings = Object.assign(
  {},
  ...registry.map(({ settings }) => settings),
) as Together<Registered["settings"]>;

/** The facts of all kinds, each with its check. */
export const factChecks = Object.assign({}, ...registry.map(({ facts }) => facts)) as Together<
  Registered["facts"]
>;

/** What a warning says, as values: the words are the reader's. What does not belong to its kind is null, and so is what is not known. */
export type WarningFacts = FactsOf<typeof factChecks>;

/** Nothing is known. */
export const noFacts = Object.fromEntries(
  Object.keys(factChecks).map((name) => [name, null]),
) as WarningFacts;

/** The names of the kinds, the worst first. */
export const warningKinds: readonly WarningKind[] = registry.map(({ name }) => name);

/** The kind of a key; undefined: only another version knows it. */
export const kindOfKey = (key: string): AnyKind | undefined =>
  kinds.find((kind) => kind.isKey(key));

/** The kinds among some warnings, the worst first. */
export const kindsOf = (keys: readonly string[]): WarningKind[] =>
  kinds.filter((kind) => keys.some((key) => kind.isKey(key))).map(({ name }) => name);
