/**
 * A language as a BCP 47 tag that `Intl` has data for, the one place where that is decided; null where it is none. Systems
 * hand browsers names that are not tags: `C`, or `en-US@posix`, of which the tag before the sign is good.
 */
export function validTag(name: string): string | null {
  const bare = name.replace(/[.@].*$/, "").replaceAll("_", "-");
  try {
    return Intl.NumberFormat.supportedLocalesOf(bare)[0] ?? null;
  } catch {
    // Throws a RangeError for what is no tag at all, and there is no other way to ask.
    return null;
  }
}

/** The language that everything falls back to: its texts are always there. */
export const fallbackTag = "en";
