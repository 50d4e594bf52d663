import type { Account } from "../shared/scenario-schema.ts";
import type { World } from "../shared/world.ts";
import type { Answer } from "./answer.ts";
import { InwxRefusal } from "./refusal.ts";

export type Params = Readonly<Record<string, unknown>>;

/** What a method may look at. */
export interface Context {
  world: World;
  account: Account;
  params: Params;
  /** ms since 1970 */
  now: number;
  /** Of the cookie, where the caller has one that is good. */
  sessionId: string | undefined;
}

/** What a parameter may be. */
export type ParamKind = "text" | "texts" | "whole" | "number" | "flag" | "time" | "order";

export interface Method {
  /** The role that opens it; left out: any. */
  role?: 20001 | 20002 | 20004;
  params: Record<string, { kind: ParamKind; required?: true }>;
  run(context: Context): Answer;
}

const isTime = (value: unknown): boolean =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const accepts: Record<ParamKind, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string" && value !== "",
  texts: (value) => [value].flat().every((each) => typeof each === "string" && each !== ""),
  whole: (value) => Number.isInteger(value) && Number(value) >= 0,
  number: (value) => typeof value === "number" && Number.isFinite(value),
  flag: (value) => value === true || value === false || value === 0 || value === 1,
  time: isTime,
  order: (value) =>
    /^(DOMAIN|STATUS|CRDATE|EXDATE|REDATE|TRANSFERLOCK|UPDATE|SCDATE|RENEWALMODE)(ASC|DESC)$/.test(
      String(value),
    ),
};

/** What any method takes beside its own. */
export const commonParams: readonly string[] = ["user", "pass", "lang", "clTRID"];

/**
 * Throws InwxRefusal 2003 for a missing parameter, 2005 for a wrong value. The real one takes unknown ones without a
 * word: their names are returned, for no correct client sends them.
 */
export function checkParams(params: Params, allowed: Method["params"]): string[] {
  for (const [name, { required }] of Object.entries(allowed)) {
    if (!required || Object.hasOwn(params, name)) continue;
    const details = [{ code: "PARAM_MISSING", msg: `The parameter '${name}' is missing` }];
    const reasonCode = `MISSING_${name.toUpperCase()}`;
    const reason = `The following parameter is missing: ${name}`;
    throw new InwxRefusal(2003, { reasonCode, reason, details }, "parameter", reason);
  }
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(params)) {
    if (commonParams.includes(name)) continue;
    const parameter = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (!parameter) unknown.push(name);
    else if (!accepts[parameter.kind](value))
      throw new InwxRefusal(2005, { reasonCode: "INVALID" }, "parameter", `value of ${name}`);
  }
  return unknown;
}

/** One page of rows, as `page` and `pagelimit` ask for it; 20 rows where nothing is said. */
export function pageOf<Row>(
  rows: readonly Row[],
  { page = 1, pagelimit = 20 }: Params,
  { account }: Pick<Context, "account">,
): Row[] {
  const size = Math.max(1, Math.min(Number(pagelimit), account.inwx.wire.largestPage));
  const first = (Math.max(1, Number(page)) - 1) * size;
  return rows.slice(first, first + size);
}

const utc = (time: unknown): number =>
  Date.parse(`${time}${String(time).includes("T") ? "Z" : ""}`);

/** Whether a moment, ms since 1970, is in the span that a call asks for. */
export const isWithin = (at: number, { dateFrom, dateTo }: Params): boolean =>
  (dateFrom === undefined || at >= utc(dateFrom)) && (dateTo === undefined || at <= utc(dateTo));

export const paging = { page: { kind: "whole" }, pagelimit: { kind: "whole" } } as const;
