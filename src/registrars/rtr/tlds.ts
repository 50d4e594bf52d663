import { ok, type Result } from "../../domain/failure.ts";
import { type DayMemory, dayMemoryLimit } from "../contract.ts";
import { asText, asWhole, type Json, member, readJson } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import { isExtension } from "./requests.ts";

/** What of an extension decides about charges. */
export interface TldTerms {
  /** Seconds before the day of expiry at which a name is renewed; null: not told. */
  offset: number | null;
  /** Months that a name is renewed for where it has no period of its own; null: not told. */
  shortest: number | null;
}

/**
 * How long before its expiry a name is renewed at most, days. Names that expire so long after the charges that are wanted
 * are looked at too; an extension that wants its money earlier still is taken for one that does not tell.
 */
export const longestLead = 92;

/** Extensions that one page of domains may ask about, and how many of those answers may fail before that is given up. */
export const tldLimits = { all: 300, failing: 3 } as const;

const unknownTerms: TldTerms = { offset: null, shortest: null };

function termsIn(metadata: Json | undefined): TldTerms {
  const offset = asWhole(member(metadata, "expiryDateOffset"));
  const periods = member(metadata, "autoRenewDomainPeriods");
  const months = Array.isArray(periods) ? periods.map(asWhole) : [];
  const isKnown = months.length > 0 && months.every((each) => each !== null && each > 0);
  return {
    offset: offset !== null && offset <= longestLead * 86_400 ? offset : null,
    shortest: isKnown ? Math.min(...months.flatMap((each) => each ?? [])) : null,
  };
}

type Known = Map<string, TldTerms>;

/** What was kept, as far as it is understood; what is not is asked for again. */
function read(text: string | null): Known {
  const kept = text === null ? null : readJson(text);
  const rows = kept?.ok ? member(kept.value, "tlds") : undefined;
  const known: Known = new Map();
  for (const row of Array.isArray(rows) ? rows : []) {
    const [tld, offset, shortest] = Array.isArray(row) ? row : [];
    const name = asText(tld);
    if (name !== undefined)
      known.set(name, { offset: asWhole(offset), shortest: asWhole(shortest) });
  }
  return known;
}

const written = (known: Known): string =>
  JSON.stringify({
    tlds: Array.from(known, ([tld, terms]) => [tld, terms.offset, terms.shortest]),
  });

/** The extensions whose terms one answer tells: the one that was asked for, and those that have the same. */
function extensionsIn(answer: Json, tld: string): string[] {
  const same = member(answer, "applicableFor");
  const others = Array.isArray(same)
    ? same.flatMap((each) => asText(each)?.toLowerCase() ?? [])
    : [];
  return [tld, ...others.filter(isExtension)];
}

/**
 * `uk` before `co.uk`: by the API's own documents an extension is asked for by a name without a dot, and its answer names
 * those below it that have the same; the vendor's skills ask for the longer name, as is done where no answer had it.
 */
const inTurn = (tld: string): string[] =>
  tld.includes(".") ? [tld.slice(tld.lastIndexOf(".") + 1), tld] : [tld];

/**
 * The terms of extensions: each is asked for once a week, or not at all where another one's answer names it too. What is
 * refused of one is unknown of it for as long.
 */
export class TldBook {
  #known: Known | null = null;
  #left: number = tldLimits.failing;
  readonly #memory: DayMemory | undefined;

  constructor(memory: DayMemory | undefined) {
    this.#memory = memory;
  }

  async of(ask: Ask, tlds: Iterable<string>): Promise<Result<(tld: string) => TldTerms>> {
    this.#known ??= read((await this.#memory?.read()) ?? null);
    const known = this.#known;
    const before = known.size;
    const asked = await this.#askFor(ask, new Set(tlds), known);
    // Also where it broke off: what is known by now need not be asked for again.
    if (known.size > before) await this.#memory?.write(written(known));
    return asked.ok ? ok((tld) => known.get(tld) ?? unknownTerms) : asked;
  }

  async #askFor(ask: Ask, tlds: ReadonlySet<string>, known: Known): Promise<Result<null>> {
    let left: number = tldLimits.all;
    for (const tld of [...tlds].filter(isExtension).flatMap(inTurn)) {
      if (known.has(tld)) continue;
      if (left-- <= 0 || this.#left <= 0) break;
      if (written(known).length > dayMemoryLimit - 2000) break;
      const answer = await ask("tlds/{tld}/info", {}, tld);
      if (answer.ok) {
        const terms = termsIn(member(answer.value, "metadata"));
        for (const each of extensionsIn(answer.value, tld)) known.set(each, terms);
        continue;
      }
      const { kind, wait, code } = answer.failure;
      const isOfTld = kind === "rejected" || (kind === "http" && code === 404);
      // A registry that is down, or a missing right: the day of expiry stands in, until it is asked for anew.
      const isPassing = kind === "server" || kind === "not-allowed";
      if (wait !== undefined || (!isOfTld && !isPassing)) return answer;
      if (isOfTld) known.set(tld, unknownTerms);
      else this.#left = kind === "not-allowed" ? 0 : this.#left - 1;
    }
    return ok(null);
  }
}
