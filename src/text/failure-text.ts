import type { System } from "../domain/account.ts";
import type { Failure } from "../domain/failure.ts";
import type { AccountOverview } from "../domain/overview.ts";
import type { FailureFacts } from "../domain/registrar-facts.ts";
import { formatMoment } from "./format-time.ts";
import { isolated } from "./name-text.ts";
import { type TextName, translate } from "./translate.ts";

type Snake<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Snake<Tail>}`
  : S;

// Message names allow no hyphen (Chrome's i18n: A-Z, a-z, 0-9, _ and @).
const snake = <S extends string>(name: S): Snake<S> => name.replaceAll("-", "_") as Snake<S>;

/** The registrar and the system: `Registrar · LIVE`. Proper names, the same in every language. */
export const placeText = ({
  facts,
  system,
}: {
  facts: Pick<FailureFacts, "name">;
  system: System;
}): string => `${facts.name} · ${system === "live" ? "LIVE" : "OT&E"}`;

/** The same of one among all accounts: one that stands for the money of another says so, and is counted with it. */
export function placeAmong(account: AccountOverview, accounts: readonly AccountOverview[]): string {
  const first = account.sameAs && accounts.find(({ id }) => id === account.sameAs);
  const place = placeText(account);
  return first ? `${place} · ${translate("counted_with", isolated(first.name))}` : place;
}

/** A product's title; a type the registrar invented has no text here and keeps the registrar's own word. */
export const productText = (product: string): string =>
  translate(`product_${product.replaceAll("-", "_")}` as TextName) || product;

/** What a failure is called. */
export const failureTitle = ({ kind }: Failure): string =>
  translate(`failure_${snake(kind)}_title`);

/** The panel's word for an area: `Account`. */
export const areaName = (area: string): string => area.slice(0, 1) + area.slice(1).toLowerCase();

/** What lets the user use a refused command: the line to add, or the area to tick, where one is likely. */
function allowText({ command, area, areas }: FailureFacts["allow"], refused: string): string {
  const likely = Object.hasOwn(areas, refused) ? areas[refused] : undefined;
  return area !== null && likely
    ? translate(area as TextName, areaName(likely))
    : translate(command as TextName, refused);
}

/** Of a refused command (531): the line that would allow it; null where the registrar knows no such lines. */
export const missingLine = (
  { kind, command }: Failure,
  { allow }: Pick<FailureFacts, "allow">,
): string | null =>
  kind === "not-allowed" && command !== null && allow.line !== null
    ? allow.line.replace("{command}", command)
    : null;

/**
 * What happened and what to do, in words; never the registrar's own text.
 * @param facts of the registrar that was asked; undefined: none was
 */
export function failureText(failure: Failure, facts?: FailureFacts): string {
  const { kind } = failure;
  const command = failure.command ?? "?";
  const text = translate(`failure_${snake(kind)}`, facts?.name ?? "", command);
  if (!facts) return text;
  if (kind === "not-allowed") return `${text} ${allowText(facts.allow, command)}`;
  const more = facts.advice[kind];
  return more ? `${text} ${translate(more as TextName)}` : text;
}

/** The registrar's own code and text, `Code 530: …`, as two parts: the text is foreign and stands isolated. */
export const failureCode = ({ kind, code }: Failure): string => {
  if (code === null) return "";
  return kind === "http" ? `HTTP ${code}` : translate("failure_code", String(code));
};

/** That older figures still stand, and of when they are; empty where there are none. */
export const olderValueText = ({ figures }: Pick<AccountOverview, "figures">): string =>
  figures === null ? "" : translate("older_value_stands", formatMoment(figures.at));
