import { regionTag, wordsTag } from "./locale.ts";

const made: Record<string, unknown> = {};

/** Plain numbers are the region's; all else has words in it, or is sorted by them. */
const tagFor = (Format: unknown, options: unknown): string =>
  Format === Intl.NumberFormat && (options as Intl.NumberFormatOptions).style !== "unit"
    ? regionTag()
    : wordsTag();

/**
 * A formatter of `Intl`, as language and region want it, or for a language that is said. Made once and kept for the
 * page's life: to make one takes longer than a hundred uses, and a page that counts seconds asks for the same ones all
 * the time.
 */
export function intl<F, O>(
  Format: new (locale: string, options?: O) => F,
  options: NoInfer<O>,
  locale = tagFor(Format, options),
): F {
  const key = locale + Format.name + JSON.stringify(options);
  made[key] ??= new Format(locale, options);
  return made[key] as F;
}

/**
 * The number itself. Throws a RangeError for what is none: `Intl` would write null as 0 or as the year 1970, and a
 * wrong figure is worse than none.
 */
export function sound(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError("Not a number");
  return value;
}

/** A number as `Intl` writes it for language and region, with a real minus (U+2212). Throws for what is no number. */
export const inWords = <O, U>(
  Format: new (locale: string, options?: O) => { format: (value: number, unit: U) => string },
  options: NoInfer<O>,
  value: number,
  unit?: U,
): string =>
  intl(Format, options)
    .format(sound(value), unit as U)
    .replace("-", "\u2212");
