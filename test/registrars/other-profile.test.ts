import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FieldValues } from "../../src/domain/account.ts";
import type { Profile, SignInField } from "../../src/registrars/profile.ts";

const field = (part: Partial<SignInField> & { id: string }): SignInField => ({
  label: "field_user",
  secret: false,
  required: true,
  identifies: false,
  joinedBy: null,
  forbidden: null,
  max: 100,
  pasted: "trimmed",
  autocomplete: "off",
  hint: null,
  ...part,
});
const secret = (part: Partial<SignInField> & { id: string }): SignInField =>
  field({ label: "field_password", secret: true, autocomplete: "new-password", ...part });

const place = (host: string) => ({
  api: `https://api.${host}/`,
  panel: `https://${host}/`,
  topUp: `https://${host}/`,
});

// A registrar with nothing but a key: no user names, no role users, no test system, no codes.
const keyed: Partial<Profile> = {
  id: "keyed",
  systems: { live: place("keyed.example"), ote: null },
  signIn: {
    fields: [secret({ id: "token", pasted: "compact" })],
    oneTimePassword: false,
  },
};

// One with several fields of either kind: a customer's number, a key and a second secret that may be left out.
const manifold: Partial<Profile> = {
  id: "manifold",
  systems: { live: place("manifold.example"), ote: place("test.manifold.example") },
  signIn: {
    fields: [
      field({ id: "customer", identifies: true, pasted: "compact", max: 20 }),
      field({ id: "user" }),
      field({ id: "context", required: false, identifies: true }),
      secret({ id: "key" }),
      secret({ id: "pin", required: false, pasted: "asked", max: 8 }),
    ],
    oneTimePassword: false,
  },
};

beforeEach(() => {
  vi.resetModules();
  vi.doMock("../../src/registrars/cnr/profile.ts", async () => {
    const { cnrProfile } = await vi.importActual<{ cnrProfile: Profile }>(
      "../../src/registrars/cnr/profile.ts",
    );
    return { cnrProfile: { ...cnrProfile, ...keyed } };
  });
  vi.doMock("../../src/registrars/inwx/profile.ts", async () => {
    const { inwxProfile } = await vi.importActual<{ inwxProfile: Profile }>(
      "../../src/registrars/inwx/profile.ts",
    );
    return { inwxProfile: { ...inwxProfile, ...manifold } };
  });
});

describe("the form", () => {
  const parts = async () => ({
    ...(await import("../../src/ui/options/form/check-form.ts")),
    ...(await import("../../src/ui/options/form/form-values.ts")),
  });

  it("asks for a key alone, and sends nothing that was typed for another registrar", async () => {
    const { checkForm, fieldOrder, forRegistrar, valuesOf } = await parts();
    const typed = { ...valuesOf(null, "en"), registrar: "ispapi", system: "ote" as const };
    const change = forRegistrar("keyed", typed);
    expect(change).toEqual({ registrar: "keyed", system: "live" });
    expect(forRegistrar("ispapi", { system: "ote" })).toEqual({ registrar: "ispapi" });
    const fields = { user: "shop", role: "reader", password: "hunter2" };
    const values = { ...typed, ...change, name: "Keyed", fields, oneTimePassword: "123456" };
    expect(checkForm(values, null, "en").problems).toEqual({ token: "empty" });
    expect(fieldOrder(values, false).slice(0, 4)).toEqual(["name", "registrar", "system", "token"]);
    const filled = { ...values, fields: { ...fields, token: " ab12\u00a0cd34\u200b " } };
    const { draft } = checkForm(filled, null, "en");
    expect(draft?.publicFields).toEqual({});
    expect(draft?.secretFields).toEqual({ token: "ab12cd34" });
    expect(draft?.oneTimePassword).toBe("");
  });

  it("takes each field as its profile says", async () => {
    const { checkForm, valuesOf } = await parts();
    const of = (fields: FieldValues) =>
      checkForm({ ...valuesOf(null, "en"), name: "M", registrar: "manifold", fields }, null, "en");
    expect(of({}).problems).toEqual({ customer: "empty", user: "empty", key: "empty" });
    const typed = { customer: "123 456", user: "\ufeffa b ", key: " k ", pin: " 1" };
    expect(of(typed).problems).toEqual({ pin: "secret_spaces" });
    expect(of({ ...typed, pin: "1 2" }).draft).toMatchObject({
      publicFields: { customer: "123456", user: "a b" },
      secretFields: { key: "k", pin: "1 2" },
    });
  });

  it("asks again for each secret that must be there, where the login goes elsewhere", async () => {
    const { checkForm, valuesOf } = await parts();
    const stored = { ...account, publicFields: { customer: "1", user: "u" } };
    const values = valuesOf(stored, "en");
    expect(checkForm(values, stored, "en").draft?.secretFields).toEqual({});
    const fields = { ...values.fields, context: "c" };
    expect(checkForm({ ...values, fields }, stored, "en").problems).toEqual({
      key: "secret_again",
    });
  });
});

const account = {
  id: "a",
  name: "M",
  registrar: "manifold",
  system: "live" as const,
  endpoint: null,
  warnBelow: "1",
  checkEvery: 15,
  enabled: true,
  signIn: "password" as const,
  publicFields: {} as FieldValues,
};

it("an account has the fields that its registrar has, each filled in that must be", async () => {
  const { isLoginOf } = await import("../../src/registrars/profiles.ts");
  const keyLogin = { registrar: "keyed", system: "live" as const, publicFields: {} };
  expect(isLoginOf(keyLogin)).toBe(true);
  expect(isLoginOf({ ...keyLogin, system: "ote" })).toBe(false);
  expect(isLoginOf({ ...keyLogin, publicFields: { user: "u" } })).toBe(false);
  expect(isLoginOf({ ...keyLogin, publicFields: { token: "t" } })).toBe(false);
  const is = (publicFields: FieldValues, registrar = "manifold") =>
    isLoginOf({ registrar, system: "ote", publicFields });
  expect(is({ customer: "1", user: "u" })).toBe(true);
  expect(is({ customer: "1", user: "u", context: "c" })).toBe(true);
  expect(is({ customer: "1" })).toBe(false);
  expect(is({ customer: "1", user: "" })).toBe(false);
  expect(is({ customer: "1", user: "u", context: "" })).toBe(false);
  expect(is({ customer: "1".repeat(21), user: "u" })).toBe(false);
  expect(is({}, "ispapi")).toBe(false);
  expect(is({ user: "u" }, "ispapi")).toBe(true);
  expect(is({ user: "u", role: "r" }, "ispapi")).toBe(true);
});

describe("whose money it is", () => {
  const keyOf = async (registrar: string, publicFields: FieldValues, id = "a") => {
    const { sameAccountKey } = await import("../../src/registrars/addresses.ts");
    return sameAccountKey({ registrar, system: "live", endpoint: null, publicFields, id });
  };

  it("is told by the fields that say so, and by no other", async () => {
    const one = await keyOf("manifold", { customer: "1", user: "u" });
    expect(await keyOf("manifold", { user: "v", customer: "1" }, "b")).toBe(one);
    expect(await keyOf("manifold", { customer: "1", user: "u", context: "" })).toBe(one);
    expect(await keyOf("manifold", { customer: "1", user: "u", context: "c" })).not.toBe(one);
    expect(await keyOf("manifold", { customer: "2", user: "u" })).not.toBe(one);
  });

  it("is told by nothing where there is a key alone: each account is one of its own", async () => {
    const one = await keyOf("keyed", {});
    expect(await keyOf("keyed", {})).toBe(one);
    expect(await keyOf("keyed", {}, "b")).not.toBe(one);
  });
});

it("a login is named by its public fields, and is the same in whatever order they come", async () => {
  const { loginKey, wireLogin } = await import("../../src/registrars/addresses.ts");
  const login = { registrar: "manifold", system: "live" as const, endpoint: null };
  const publicFields = { customer: "1", user: "u", context: "c" };
  expect(wireLogin({ ...login, publicFields })).toBe("1 · u · c");
  expect(wireLogin({ registrar: "keyed", publicFields: {} })).toBe("");
  const turned = { context: "c", user: "u", customer: "1" };
  expect(loginKey({ ...login, publicFields: turned })).toBe(loginKey({ ...login, publicFields }));
  const swapped = { context: "1", user: "u", customer: "c" };
  expect(loginKey({ ...login, publicFields: swapped })).not.toBe(
    loginKey({ ...login, publicFields }),
  );
});
