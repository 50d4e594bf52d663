import * as v from "valibot";

/** Text, or one too long to write down: `{ "repeat": "ab", "times": 5000 }`. */
export const Text = v.union([
  v.string(),
  v.pipe(
    v.strictObject({ repeat: v.string(), times: v.pipe(v.number(), v.integer()) }),
    v.transform(({ repeat, times }) => repeat.repeat(times)),
  ),
]);

/** A decimal number in words of the API, or, to send nonsense on purpose, `{ "raw": "12,50 or so" }`. */
export const Amount = v.union([
  v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/, "an amount is a decimal number, or { raw }")),
  v.pipe(
    v.strictObject({ raw: Text }),
    v.transform(({ raw }) => raw),
  ),
]);
export const Decimal = v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/, "a decimal number"));
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Days from the start of the simulation; fractions are hours, negative is the past. */
export const Day = v.number();
export const Range = <T extends v.GenericSchema>(item: T) => v.tuple([item, item]);
