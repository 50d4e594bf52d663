import type { System } from "../account.ts";
import { compare } from "./compare.ts";
import type { Documented } from "./documented.ts";
import type { Probe, ProbedRequest } from "./probe.ts";

/** Whose answers a report is about. */
export interface Probed {
  /** The extension's own. */
  version: string;
  registrar: string;
  system: System;
  /** Whether another address than the registrar's own was asked. */
  hasOwnAddress: boolean;
  /** Milliseconds since the epoch. */
  at: number;
}

const listed = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${line}`)];

function requestLines(request: ProbedRequest, documented: Documented): string[] {
  const { command, times, statuses, writing, fields } = request;
  const { there, missing, absent, news } = compare(request, documented);
  const withForms = (path: string): string => `${path}  ${(fields[path] ?? []).join(" | ")}`;
  return [
    "",
    `${command}: asked ${times === 1 ? "once" : `${times} times`}, HTTP ${statuses.join(", ")}, ${writing === "other" ? "neither JSON, XML nor lines" : writing}`,
    ...listed("documented, and there", there.map(withForms)),
    ...listed("documented, and MISSING", missing),
    ...listed("documented, not always there, and not there now", absent),
    ...listed("NEW: in no document", news.map(withForms)),
  ];
}

/**
 * What a registrar's answers have, and what its documents say that they have: in English, to read through and to paste.
 * No value, no name of a domain, no login, no amount and no secret; the length of a value does not tell either.
 */
export function probeReport(
  { version, registrar, system, hasOwnAddress, at }: Probed,
  { requests, outcomes }: Probe,
  documented: Documented,
): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return [
    `Reseller Balance ${version}: answers of ${registrar} (${system}${hasOwnAddress ? ", own address" : ""}), ${day}`,
    "Values are masked: 9 are digits, a letters, A capitals, a9 both, ? other signs.",
    "",
    "How each question ended:",
    ...outcomes.map(
      ({ method, outcome, code }) => `  ${method}: ${outcome}${code === null ? "" : ` (${code})`}`,
    ),
    ...requests.flatMap((request) => requestLines(request, documented)),
    "",
  ].join("\n");
}
