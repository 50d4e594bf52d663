import type { System } from "../domain/account.ts";
import type { FailureFacts } from "../domain/registrar-facts.ts";
import { profileOf } from "./profiles.ts";

/** What a page needs to say of a registrar's failure. */
export function failureFactsOf({
  registrar,
  system,
}: {
  registrar: string;
  system: System;
}): FailureFacts {
  const { names, rights, allow, advice } = profileOf({ registrar });
  return {
    name: names.short,
    allow: {
      ...allow,
      areas: rights.kind === "areas" ? { ...rights.areaOf } : {},
      line: rights.kind === "lines" ? rights.line : null,
    },
    advice: Object.fromEntries(
      advice
        .filter((each) => each.system === null || each.system === system)
        .flatMap(({ kinds, text }) => kinds.map((kind) => [kind, text])),
    ),
  };
}
