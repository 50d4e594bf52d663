import type { NextAction } from "../../domain/foresight/upcoming-charge.ts";
import type { HeldDomain } from "../derive/derived-charges.ts";
import { readPeriod } from "../derive/period.ts";
import { asText, type Json, member } from "../json/json.ts";
import { readText } from "../read-value.ts";
import { asTime } from "./time.ts";
import { failedStatuses, renewalModes, statusesAtRisk } from "./words.ts";

/** Without a status nobody knows whether a renewal has failed: what comes next is unknown then, and not a usual charge. */
function nextActionOf(mode: string, status: string | undefined): NextAction | null {
  const [action, said] = [renewalModes[mode.toUpperCase()] ?? null, status?.toUpperCase()];
  if (said !== undefined && failedStatuses.includes(said)) return "expireunpaid";
  if (action !== "pay") return action;
  if (said === undefined) return null;
  return statusesAtRisk.includes(said) ? "expireunpaid" : "pay";
}

/** A row of `domain.list`. Of its members only those that are named here are looked at: it may hold an auth code. */
export function domainOf(row: Json): HeldDomain {
  const renewalMode = readText(asText(member(row, "renewalMode")));
  return {
    name: readText(asText(member(row, "domain"))),
    renewsAt: asTime(member(row, "reDate")),
    period: readPeriod(asText(member(row, "period"))),
    renewalMode,
    nextAction: nextActionOf(renewalMode, asText(member(row, "status"))),
  };
}

/** Whether rows lack a member that charges are made of: what `wide: 0` leaves out is not documented. */
export const areBare = (rows: readonly Json[]): boolean =>
  ["reDate", "renewalMode", "period", "status"].some((name) =>
    rows.every((row) => member(row, name) === undefined),
  );
