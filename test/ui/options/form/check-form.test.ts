import { describe, expect, it } from "vitest";
import type { Account } from "../../../../src/domain/account.ts";
import { checkForm, type Problems } from "../../../../src/ui/options/form/check-form.ts";
import { type FormValues, valuesOf } from "../../../../src/ui/options/form/form-values.ts";

/** What stands in the form, its sign-in fields by their ids beside the others. */
type Typed = Partial<FormValues> & { user?: string; role?: string; password?: string };

function typedInto(before: FormValues, { user, role, password, ...part }: Typed): FormValues {
  const typed = {
    ...(user !== undefined && { user }),
    ...(role !== undefined && { role }),
    ...(password !== undefined && { password }),
  };
  return { ...before, ...part, fields: { ...before.fields, ...typed } };
}

const good = typedInto(valuesOf(null, "en"), {
  registrar: "ispapi",
  name: "Main",
  user: "shop",
  role: "reader",
  password: "secret",
});

const stored: Account = {
  id: "id-1",
  name: "Main",
  registrar: "ispapi",
  system: "live",
  publicFields: { user: "shop", role: "reader" },
  endpoint: null,
  warnBelow: "1250.50",
  checkEvery: 30,
  enabled: true,
  signIn: "password",
};

const problemsOf = (part: Typed, account: Account | null = null, locale = "en") =>
  checkForm(typedInto(account ? valuesOf(account, locale) : good, part), account, locale).problems;

describe("what is pasted into the form", () => {
  const draftOf = (part: Typed) => checkForm(typedInto(good, part), null, "en").draft;

  it.each(["\u200b", "\u200f", "\u00ad", "\u2060", "\ufeff"])(
    "leaves nothing unseen in a login: %j",
    (sign) => {
      expect(draftOf({ user: `shop${sign}.example`, role: `${sign}reader` })).toMatchObject({
        publicFields: { user: "shop.example", role: "reader" },
      });
    },
  );

  it("asks about what is not seen in a password, as about a space", () => {
    expect(problemsOf({ password: "secret\u200b" })).toEqual({ password: "secret_spaces" });
    expect(
      draftOf({ password: "secret\u200b", keepSpaces: ["password"] })?.secretFields.password,
    ).toBe("secret\u200b");
  });

  it("takes a one-time password in the groups that it is shown in", () => {
    expect(draftOf({ oneTimePassword: " 123\u00a0456" })?.oneTimePassword).toBe("123456");
  });

  it.each(["shop\uff01reader", "shop\uff1areader"])("knows a full-width separator: %s", (user) => {
    expect(problemsOf({ user })).toEqual({ user: "sign" });
  });
});

describe("checkForm", () => {
  it.each<[string, Typed, Problems]>([
    ["no name", { name: "  " }, { name: "empty" }],
    ["no user", { user: "" }, { user: "empty" }],
    ["no password", { password: "" }, { password: "empty" }],
    ["its own role sign in the user", { user: "shop!reader" }, { user: "sign" }],
    ["the other dialect's role sign", { user: "shop:reader" }, { user: "sign" }],
    ["ISPAPI's role sign with CNR", { registrar: "cnr", user: "shop!reader" }, { user: "sign" }],
    ["a whole login as role", { role: "shop:reader" }, { role: "sign" }],
    ["a space before the password", { password: " secret" }, { password: "secret_spaces" }],
    ["a space after the password", { password: "secret\t" }, { password: "secret_spaces" }],
    ["an amount in words", { warnBelow: "a lot" }, { warnBelow: "amount" }],
    ["an interval too short", { checkEvery: "4" }, { checkEvery: "interval" }],
    ["an interval too long", { checkEvery: "1441" }, { checkEvery: "interval" }],
    ["half a minute", { checkEvery: "7.5" }, { checkEvery: "interval" }],
    ["no interval", { checkEvery: "" }, { checkEvery: "interval" }],
    ["plain HTTP elsewhere", { endpoint: "http://example.com/" }, { endpoint: "endpoint" }],
    [
      "a password in the address",
      { endpoint: "https://a:b@example.com/" },
      { endpoint: "endpoint" },
    ],
    ["no address at all", { endpoint: "api" }, { endpoint: "endpoint" }],
    ["several at once", { name: "", checkEvery: "x" }, { name: "empty", checkEvery: "interval" }],
  ])("refuses %s", (_, part, problems) => {
    expect(problemsOf(part)).toEqual(problems);
  });

  it.each<[string, Typed]>([
    ["the least interval", { checkEvery: "5" }],
    ["the longest interval", { checkEvery: " 1440 " }],
    ["an HTTPS endpoint", { endpoint: "https://proxy.example/api" }],
    ["plain HTTP on this machine", { endpoint: "http://127.0.0.1:8080/api/call.cgi" }],
    ["spaces that belong to the password", { password: " secret ", keepSpaces: ["password"] }],
    ["spaces inside the password", { password: "a secret" }],
    ["no amount", { warnBelow: " " }],
    ["no role", { role: "" }],
  ])("takes %s", (_, part) => {
    expect(problemsOf(part)).toBeNull();
  });

  it("builds the draft: trimmed, but for the password; amounts with a point; no endpoint as null", () => {
    const typed = typedInto(good, {
      name: " Main ",
      user: " shop ",
      password: " secret ",
      keepSpaces: ["password"],
      oneTimePassword: " 123456 ",
      warnBelow: "1.250,5",
      checkEvery: "20",
    });
    const { draft, settings } = checkForm(typed, null, "de");
    expect(settings).toEqual({ name: "Main", warnBelow: "1250.5", checkEvery: 20 });
    expect(draft).toEqual({
      accountId: null,
      registrar: "ispapi",
      system: "live",
      publicFields: { user: "shop", role: "reader" },
      endpoint: null,
      secretFields: { password: " secret " },
      oneTimePassword: "123456",
      keepPassword: false,
    });
  });

  it("sends no one-time password to CNR, whose field is not shown", () => {
    const { draft } = checkForm(
      { ...good, registrar: "cnr", oneTimePassword: "123456" },
      null,
      "en",
    );
    expect(draft?.oneTimePassword).toBe("");
  });

  describe("of a stored account", () => {
    it("shows its fields in the language's way, its password not at all", () => {
      expect(valuesOf(stored, "de")).toMatchObject({
        warnBelow: "1250,50",
        fields: { user: "shop", role: "reader" },
      });
    });

    it("keeps the password when its field is empty and the login is the same", () => {
      const { draft } = checkForm(valuesOf(stored, "de"), stored, "de");
      expect(draft?.accountId).toBe("id-1");
      expect(draft?.secretFields).toEqual({});
    });

    it("is about its login alone: what stands in its settings is no business of a sign-in", () => {
      const typed = { ...valuesOf(stored, "de"), name: "", warnBelow: "much", checkEvery: "" };
      const { problems, draft, settings } = checkForm(typed, stored, "de");
      expect([problems, settings]).toEqual([null, null]);
      expect(JSON.stringify(draft)).not.toMatch(/name|warnBelow|checkEvery/);
    });

    it.each<[string, Typed]>([
      ["registrar", { registrar: "cnr" }],
      ["system", { system: "ote" }],
      ["user", { user: "other" }],
      ["role", { role: "" }],
      ["endpoint", { endpoint: "https://elsewhere.example/" }],
    ])("asks for the password again when its %s is another", (_, part) => {
      expect(problemsOf(part, stored)).toEqual({ password: "secret_again" });
      expect(problemsOf({ ...part, password: "secret" }, stored)).toBeNull();
    });

    describe("that signs in with one-time passwords", () => {
      const byCode: Account = { ...stored, signIn: "one-time-password" };

      it.each<[string, Typed, Problems | null]>([
        ["neither code nor password", {}, { oneTimePassword: "code_needed" }],
        ["spaces for a code", { oneTimePassword: "  " }, { oneTimePassword: "code_needed" }],
        ["a code alone: a password may be kept", { oneTimePassword: "123456" }, null],
        ["a password alone: the code was switched off", { password: "secret" }, null],
        ["both", { oneTimePassword: "123456", password: "secret" }, null],
        [
          "a code for another login",
          { oneTimePassword: "123456", user: "other" },
          { password: "secret_again" },
        ],
        ["CNR, which knows no codes", { registrar: "cnr" }, { password: "secret_again" }],
      ])("with %s", (_, part, problems) => {
        expect(problemsOf(part, byCode)).toEqual(problems);
      });

      it.each<[string, Account | null, Typed, boolean]>([
        ["the kept one stays kept", byCode, { oneTimePassword: "1" }, true],
        ["a typed one goes", byCode, { oneTimePassword: "1", password: "p" }, false],
        [
          "a typed one stays when asked to",
          byCode,
          { oneTimePassword: "1", password: "p", keepPassword: true },
          true,
        ],
        ["a new account keeps none", null, { oneTimePassword: "1" }, false],
        ["a new account keeps one when asked to", null, { keepPassword: true }, true],
        ["an account with a password needs no such wish", stored, {}, false],
      ])("%s", (_, account, part, keepPassword) => {
        const values = typedInto(account ? valuesOf(account, "en") : good, part);
        expect(checkForm(values, account, "en").draft?.keepPassword).toBe(keepPassword);
      });
    });
  });
});
