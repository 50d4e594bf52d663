import type { Registrar, System } from "../domain/account.ts";
import type { Failure } from "../domain/failure.ts";
import type { AccountOverview } from "../domain/overview.ts";
import { registrarShortNames } from "../domain/registrar-sites.ts";
import { areaName, missingLocation } from "../domain/rights.ts";
import { formatMoment } from "./format-time.ts";
import { isolated } from "./name-text.ts";
import { type TextName, translate } from "./translate.ts";

type Snake<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Snake<Tail>}`
  : S;

// Message names allow no hyphen (Chrome's i18n: A-Z, a-z, 0-9, _ and @).
const snake = <S extends string>(name: S): Snake<S> => name.replaceAll("-", "_") as Snake<S>;

/** The registrar and the system: `HEXONET · LIVE`. Proper names, the same in every language. */
export const placeText = ({ registrar, system }: Pick<AccountOverview, "registrar" | "system">) =>
  `${registrarShortNames[registrar]} · ${system === "live" ? "LIVE" : "OT&E"}`;

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

/** Refusals behind which CNR's list of allowed addresses may stand: it may drop a connection instead of saying so (535). */
const byAddressList: readonly string[] = ["unreachable", "timeout"];

/** What CNR's manual knows more about a failure; empty: nothing. */
function cnrAdvice({ kind }: Failure, system: System | undefined): string {
  if (kind === "sign-in-failed" && system === "ote") return translate("sign_in_failed_cnr_ote");
  if (kind === "address-refused") return translate("address_cnr");
  return byAddressList.includes(kind) ? translate("address_list_cnr") : "";
}

/** What lets the user use a refused command: the line to add (ISPAPI), or the area to tick (CNR), where one is likely. */
function allowText(registrar: Registrar, command: string): string {
  const location = registrar === "cnr" ? missingLocation(command) : null;
  return location === null
    ? translate(`allow_${registrar}`, command)
    : translate("allow_cnr_area", areaName(location));
}

/** What happened and what to do, in words; never the registrar's own text. */
export function failureText(
  failure: Failure,
  { registrar, system }: Pick<AccountOverview, "registrar"> & { system?: System | undefined },
): string {
  const name = registrarShortNames[registrar];
  const command = failure.command ?? "?";
  const text = translate(`failure_${snake(failure.kind)}`, name, command);
  if (failure.kind === "not-allowed") return `${text} ${allowText(registrar, command)}`;
  const more = registrar === "cnr" ? cnrAdvice(failure, system) : "";
  return more ? `${text} ${more}` : text;
}

/** The registrar's own code and text, `Code 530: …`, as two parts: the text is foreign and stands isolated. */
export const failureCode = ({ kind, code }: Failure): string => {
  if (code === null) return "";
  return kind === "http" ? `HTTP ${code}` : translate("failure_code", String(code));
};

/** That older figures still stand, and of when they are; empty where there are none. */
export const olderValueText = ({ figures }: Pick<AccountOverview, "figures">): string =>
  figures === null ? "" : translate("older_value_stands", formatMoment(figures.at));
