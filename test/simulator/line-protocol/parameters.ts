import { parseDate } from "../shared/dates.ts";
import { Refusal } from "../shared/refusal.ts";

/** What one parameter of a command may be. */
export interface Parameter {
  required?: true;
  accepts(value: string): boolean;
}

export type Parameters = Record<string, Parameter>;

export const oneOf = (...values: string[]): Parameter => ({
  accepts: (value) => values.includes(value.toUpperCase()),
});

export const whole = (from: number, to = Number.MAX_SAFE_INTEGER): Parameter => ({
  accepts: (value) => /^\d{1,15}$/.test(value) && Number(value) >= from && Number(value) <= to,
});

export const date: Parameter = { accepts: (value) => parseDate(value) !== undefined };
export const anyText: Parameter = { accepts: (value) => value !== "" };
export const required = (parameter: Parameter): Parameter => ({ ...parameter, required: true });

/** FIRST and LIMIT of every list that has pages. */
export const paging: Parameters = { FIRST: whole(0), LIMIT: whole(1) };

/** Throws Refusal 504 for a missing parameter, 505 for an unknown one or a wrong value. */
export function checkParameters(given: ReadonlyMap<string, string>, allowed: Parameters): void {
  for (const [name, parameter] of Object.entries(allowed)) {
    if (parameter.required && !given.has(name)) {
      throw new Refusal(504, `Missing required attribute; ${name}`, "parameter");
    }
  }
  for (const [name, value] of given) {
    const parameter = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (!parameter) throw new Refusal(505, `Invalid attribute name; ${name}`, "parameter");
    if (!parameter.accepts(value)) {
      throw new Refusal(505, `Invalid attribute value; ${name}`, "parameter");
    }
  }
}
