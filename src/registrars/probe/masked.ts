/** Characters of a value that are looked at, and of what stands for it. */
const limits = { read: 200, shown: 32 } as const;

/** What a run of letters and digits is shown as. */
function maskedRun(run: string): string {
  if (/^\p{N}+$/u.test(run)) return "9";
  if (/^\p{Lu}{2,}$/u.test(run)) return "A";
  return /^[\p{L}\p{M}]+$/u.test(run) ? "a" : "a9";
}

/**
 * A value's form without the value: digits as one 9, letters as one a (capitals alone as one A), both together as a9, and
 * of all other signs only those that dates, amounts and names are written with. `2027-01-14` becomes `9-9-9`, `-812.40`
 * becomes `-9.9`, `example.com` becomes `a.a`. Its length tells nothing either.
 */
export function masked(value: string): string {
  const form = value
    .slice(0, limits.read)
    .replace(/[\p{L}\p{M}\p{N}]+/gu, maskedRun)
    .replace(/[^a9A.,:;/+@_ -]+/gu, "?")
    .replace(/(.)\1+/gu, "$1");
  return form.length > limits.shown ? `${form.slice(0, limits.shown)}…` : form;
}
