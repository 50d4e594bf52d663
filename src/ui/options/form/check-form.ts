import { type Account, checkEveryLimits, type Decimal } from "../../../domain/account.ts";
import { isSafeEndpoint } from "../../../domain/safe-endpoint.ts";
import { visibleText } from "../../../domain/visible-text.ts";
import type { LoginDraft, NewSettings } from "../../../messages/message-map.ts";
import type { SignInFieldId } from "../../../registrars/profile.ts";
import { profileOf } from "../../../registrars/profiles.ts";
import { plainDigits } from "../../../text/plain-digits.ts";
import { readAmount } from "../../../text/typed-amount.ts";
import type { FieldName, FormValues } from "./form-values.ts";
import type { AmountWay } from "./typed-amounts.ts";

/** What is wrong with a field; each has its text in `_locales` as `problem_…`. */
export type Problem =
  | "empty"
  | "role_in_user"
  | "role_with_separator"
  | "password_again"
  | "password_none_kept"
  | "code_needed"
  | "password_spaces"
  | "amount"
  | "amount_unclear"
  | "interval"
  | "endpoint";

export type Problems = Partial<Record<FieldName, Problem>>;

export type Checked =
  | { problems: Problems; draft: null; settings: null }
  /** `settings` null: of an account that is kept, whose settings have a form of their own. */
  | { problems: null; draft: LoginDraft; settings: NewSettings | null };

/** What is wrong with a field that holds a sign which cannot belong to it. */
const signProblems: Partial<Record<SignInFieldId, Problem>> = {
  user: "role_in_user",
  role: "role_with_separator",
};

/**
 * Checks the fields and builds what the worker is sent: the login, and of a new account what it begins with.
 * @param stored the account being edited, or null for a new one
 * @param locale how amounts are typed, BCP 47
 */
export function checkForm(values: FormValues, stored: Account | null, locale: string): Checked {
  const draft = draftOf(values, stored);
  const way = { tag: locale, currency: null };
  const settings = stored === null ? settingsOf(values, way) : null;
  const problems: Problems = {};
  const note = (field: FieldName, problem: Problem, applies: boolean) => {
    if (applies) problems[field] ??= problem;
  };
  note("name", "empty", settings?.name === "");
  const { signIn } = profileOf(values);
  for (const { id, required, secret, forbidden } of signIn.fields) {
    // A kept secret is not known here, and need not be typed again.
    note(id, "empty", required && draft[id] === "" && !(secret && stored !== null));
    const why = signProblems[id];
    if (why)
      note(
        id,
        why,
        [...forbidden].some((sign) => draft[id].includes(sign)),
      );
  }
  // Without the code the registrar would only refuse, and count it.
  const isCodeMissing = values.password === "" && draft.oneTimePassword === "";
  note(
    "oneTimePassword",
    "code_needed",
    isCodeMissing && isByCode(stored) && signIn.oneTimePassword,
  );
  note("password", "password_again", values.password === "" && goesElsewhere(draft, stored));
  const hasSpaces = values.password !== visibleText(values.password).trim();
  note("password", "password_spaces", hasSpaces && !values.keepSpaces);
  const unread = amountProblem(values.warnBelow, way);
  if (settings !== null && unread) note("warnBelow", unread, true);
  note("checkEvery", "interval", settings !== null && !isInterval(values.checkEvery));
  note("endpoint", "endpoint", draft.endpoint !== null && !isSafeEndpoint(draft.endpoint));
  return Object.keys(problems).length > 0
    ? { problems, draft: null, settings: null }
    : { problems: null, draft, settings };
}

/** Whether an account signs in with one-time passwords: only the worker knows whether its password is kept too. */
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
  Number(numberText(typed)) >= checkEveryLimits.least &&
  Number(numberText(typed)) <= checkEveryLimits.most;

const numberText = (typed: string): string => plainDigits(typed).trim();

// A kept password is for one login at one address: it must not be sent to another just because the
// fields were edited. It is asked for again.
const goesElsewhere = (draft: LoginDraft, stored: Account | null): boolean =>
  stored !== null &&
  (["registrar", "system", "user", "role", "endpoint"] as const).some(
    (field) => draft[field] !== stored[field],
  );

const hasField = (values: FormValues, id: SignInFieldId): boolean =>
  profileOf(values).signIn.fields.some((field) => field.id === id);

const settingsOf = (values: FormValues, way: AmountWay): NewSettings => ({
  name: values.name.trim(),
  warnBelow: amountOf(values.warnBelow, way) ?? "",
  checkEvery: Number(numberText(values.checkEvery)),
});

const draftOf = (values: FormValues, stored: Account | null): LoginDraft => ({
  accountId: stored?.id ?? null,
  registrar: values.registrar,
  system: values.system,
  // What came along from a mail or a chat and is not seen would be refused, and counted as a wrong login.
  user: hasField(values, "user") ? visibleText(values.user).trim() : "",
  // What was typed for another registrar and is not asked for by this one goes nowhere.
  role: hasField(values, "role") ? visibleText(values.role).trim() : "",
  endpoint: values.endpoint.trim() === "" ? null : values.endpoint.trim(),
  password: values.password,
  // Where the registrar knows none, its field is not shown.
  oneTimePassword: profileOf(values).signIn.oneTimePassword
    ? visibleText(values.oneTimePassword).replace(/\s/g, "")
    : "",
  // Empty means the kept one, which then stays kept.
  keepPassword: values.keepPassword || (isByCode(stored) && values.password === ""),
});
