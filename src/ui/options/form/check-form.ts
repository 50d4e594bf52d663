import {
  type Account,
  checkEveryLimits,
  type Decimal,
  type FieldValues,
} from "../../../domain/account.ts";
import { isSafeEndpoint } from "../../../domain/safe-endpoint.ts";
import { visibleText } from "../../../domain/visible-text.ts";
import type { LoginDraft, NewSettings } from "../../../messages/message-map.ts";
import type { SignInField } from "../../../registrars/profile.ts";
import { profileOf } from "../../../registrars/profiles.ts";
import { publicFieldsOf, secretFieldsOf } from "../../../registrars/sign-in-fields.ts";
import { plainDigits } from "../../../text/plain-digits.ts";
import { readAmount } from "../../../text/typed-amount.ts";
import type { FieldName, FormValues } from "./form-values.ts";
import { isDoubtful, takenText } from "./pasted-text.ts";
import type { AmountWay } from "./typed-amounts.ts";

/** What is wrong with a field; each has its text in `_locales` as `problem_…`, but for a sign that cannot belong to it ("sign"). */
export type Problem =
  | "empty"
  | "sign"
  | "secret_again"
  | "secret_none_kept"
  | "code_needed"
  | "secret_spaces"
  | "refused"
  | "amount"
  | "amount_unclear"
  | "interval"
  | "endpoint";

export type Problems = Readonly<Record<FieldName, Problem>>;

export type Checked =
  | { problems: Problems; draft: null; settings: null }
  /** `settings` null: of an account that is kept, whose settings have a form of their own. */
  | { problems: null; draft: LoginDraft; settings: NewSettings | null };

/** The first sign of a text that cannot belong to the field, as it was typed; undefined: there is none. */
export const forbiddenSign = (
  { forbidden }: Pick<SignInField, "forbidden">,
  typed: string,
): string | undefined => [...typed].find((sign) => forbidden?.signs.includes(sign));

/**
 * Checks the fields and builds what the worker is sent: the login, and of a new account what it begins with.
 * @param stored the account being edited, or null for a new one
 * @param locale how amounts are typed, BCP 47
 */
export function checkForm(values: FormValues, stored: Account | null, locale: string): Checked {
  const draft = draftOf(values, stored);
  const way = { tag: locale, currency: null };
  const settings = stored === null ? settingsOf(values, way) : null;
  const problems: Record<FieldName, Problem> = {};
  const note = (field: FieldName, problem: Problem, applies: boolean) => {
    if (applies) problems[field] ??= problem;
  };
  note("name", "empty", settings?.name === "");
  const profile = profileOf(values);
  for (const field of publicFieldsOf(profile)) {
    const taken = draft.publicFields[field.id] ?? "";
    note(field.id, "empty", field.required && taken === "");
    note(field.id, "sign", forbiddenSign(field, taken) !== undefined);
  }
  // Without the code the registrar would only refuse, and count it.
  const isCodeMissing = areEmpty(draft.secretFields) && draft.oneTimePassword === "";
  note(
    "oneTimePassword",
    "code_needed",
    isCodeMissing && isByCode(stored) && profile.signIn.oneTimePassword,
  );
  for (const field of secretFieldsOf(profile)) {
    const taken = draft.secretFields[field.id] ?? "";
    const isMissing = field.required && taken === "";
    // A kept one is not known here, and need not be typed again.
    note(field.id, "empty", isMissing && stored === null);
    note(field.id, "secret_again", isMissing && goesElsewhere(draft, stored));
    note(field.id, "sign", forbiddenSign(field, taken) !== undefined);
    const isMeant = values.keepSpaces.includes(field.id);
    note(field.id, "secret_spaces", isDoubtful(field, taken) && !isMeant);
  }
  const unread = amountProblem(values.warnBelow, way);
  if (settings !== null && unread) note("warnBelow", unread, true);
  note("checkEvery", "interval", settings !== null && !isInterval(values.checkEvery));
  note("endpoint", "endpoint", draft.endpoint !== null && !isSafeEndpoint(draft.endpoint));
  return Object.keys(problems).length > 0
    ? { problems, draft: null, settings: null }
    : { problems: null, draft, settings };
}

/** Whether two of what was typed are the same, what is empty left out. */
export const areSameValues = (a: FieldValues, b: FieldValues): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (id) => (a[id] ?? "") === (b[id] ?? ""),
  );

/** Whether an account signs in with one-time passwords: only the worker knows whether its secret fields are kept too. */
export const isByCode = (stored: Account | null): boolean => stored?.signIn === "one-time-password";

/** A typed amount as a plain decimal; empty stays empty; null where it is no number, or could be two. */
export function amountOf(typed: string, { tag, currency }: AmountWay): Decimal | "" | null {
  if (typed.trim() === "") return "";
  const read = readAmount(typed, tag, currency);
  return read && "amount" in read ? read.amount : null;
}

/** Why a typed amount cannot be taken; undefined: it can, or nothing is typed. */
export function amountProblem(typed: string, way: AmountWay): Problem | undefined {
  if (amountOf(typed, way) !== null) return undefined;
  return readAmount(typed, way.tag, way.currency) ? "amount_unclear" : "amount";
}

/** Whether it is a number of minutes that may lie between two checks. */
export const isInterval = (typed: string): boolean =>
  /^\d+$/.test(numberText(typed)) &&
  Number(numberText(typed)) >= checkEveryLimits.min &&
  Number(numberText(typed)) <= checkEveryLimits.max;

const numberText = (typed: string): string => plainDigits(typed).trim();

const areEmpty = (fields: FieldValues): boolean => Object.keys(fields).length === 0;

// A kept secret is for one login at one address: it must not be sent to another just because the
// fields were edited. It is asked for again.
const goesElsewhere = (draft: LoginDraft, stored: Account | null): boolean =>
  stored !== null &&
  ((["registrar", "system", "endpoint"] as const).some((field) => draft[field] !== stored[field]) ||
    !areSameValues(draft.publicFields, stored.publicFields));

/** What the fields take of what was typed; nothing that was typed for another registrar and is not asked for by this one. */
const takenBy = (fields: readonly SignInField[], typed: FieldValues): FieldValues =>
  Object.fromEntries(
    fields
      .map((field) => [field.id, takenText(field, typed[field.id] ?? "")] as const)
      .filter(([, taken]) => taken !== ""),
  );

const settingsOf = (values: FormValues, way: AmountWay): NewSettings => ({
  name: values.name.trim(),
  warnBelow: amountOf(values.warnBelow, way) ?? "",
  checkEvery: Number(numberText(values.checkEvery)),
});

function draftOf(values: FormValues, stored: Account | null): LoginDraft {
  const profile = profileOf(values);
  const secretFields = takenBy(secretFieldsOf(profile), values.fields);
  return {
    accountId: stored?.id ?? null,
    registrar: values.registrar,
    system: values.system,
    publicFields: takenBy(publicFieldsOf(profile), values.fields),
    endpoint: values.endpoint.trim() === "" ? null : values.endpoint.trim(),
    secretFields,
    // Where the registrar knows none, its field is not shown.
    oneTimePassword: profile.signIn.oneTimePassword
      ? visibleText(values.oneTimePassword).replace(/\s/g, "")
      : "",
    // Empty means the kept ones, which then stay kept.
    keepPassword: values.keepPassword || (isByCode(stored) && areEmpty(secretFields)),
  };
}
