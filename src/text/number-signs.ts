/** How a language or region writes numbers in the digits 0 to 9. */
export interface NumberSigns {
  /** Between whole and fraction: `.`, `,` or `٫`. */
  decimal: string;
  /** Between groups of the whole: `,`, `.`, an apostrophe, a space of some width; empty: none is written. */
  group: string;
  /** Whether groups before the last have two digits: `12,34,567` (India). */
  isByTwo: boolean;
  /** How many digits the last group has: three, but for Toki Pona. */
  lastGroup: number;
}

const made: Record<string, NumberSigns> = {};

/** @param tag BCP 47, valid */
export function numberSigns(tag: string): NumberSigns {
  made[tag] ??= read(`${new Intl.Locale(tag, { numberingSystem: "latn" })}`);
  return made[tag];
}

function read(tag: string): NumberSigns {
  // A long one: some languages group from five digits on.
  const parts = new Intl.NumberFormat(tag).formatToParts(1234567890.5);
  const sign = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  const groups = parts.filter(({ type }) => type === "integer");
  return {
    decimal: sign("decimal") || ".",
    group: sign("group"),
    isByTwo: groups.at(-2)?.value.length === 2,
    lastGroup: groups.length > 1 ? (groups.at(-1)?.value.length ?? 3) : 3,
  };
}
