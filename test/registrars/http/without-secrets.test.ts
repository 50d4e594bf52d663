import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Registrar } from "../../../src/domain/account.ts";
import type { Authorization } from "../../../src/registrars/contract.ts";
import { secretsOf, withoutSecrets } from "../../../src/registrars/http/without-secrets.ts";
import { byPassword, named } from "../../support/registrars/credential.ts";
import { fakeRegistrar } from "../../support/registrars/fake-registrar.ts";
import { fullClient } from "../../support/registrars/full-client.ts";
import { responseText, success } from "../../support/registrars/response-text.ts";
import { spellings } from "../../support/registrars/secret-spellings.ts";

const secret = `S3 cr<e>t&"q"'a'\\b/ä%+z`;

describe("a text of a failure", () => {
  it.each(spellings)("that quotes a secret %s is not kept", (_how, spell) => {
    expect(withoutSecrets(`refused: ${spell(secret)} (530)`, [secret])).toBe("");
  });

  it.each(spellings)("nor one that quotes eight characters of its beginning %s", (_how, spell) => {
    expect(withoutSecrets(`refused: ${spell(secret.slice(0, 9))}`, [secret])).toBe("");
  });

  it("is kept where it quotes none", () => {
    const text = "Authentication failed; see [1] &amp; 50% of %zz \\o/ + more";
    expect(withoutSecrets(text, [secret, "914207", "abc"])).toBe(text);
  });

  it("quotes no secret of six characters or more, whatever stands around it", () => {
    const printable = fc.stringMatching(/^[\x21-\x7e]{6,30}$/);
    const spelling = fc.constantFrom(...spellings.map(([, spell]) => spell));
    fc.assert(
      fc.property(printable, fc.string(), fc.string(), spelling, (given, before, after, spell) => {
        expect(withoutSecrets(before + spell(given) + after, [given])).toBe("");
      }),
      { numRuns: 300 },
    );
  });
});

it("looks for every secret field that was sent, and for the one-time password", () => {
  const secretFields = { token: "t-1", key: " k-2 ", pin: "", blank: " " };
  const found = secretsOf({ kind: "credential", secretFields, oneTimePassword: "123456" });
  expect(new Set(found)).toEqual(new Set(["t-1", " k-2 ", "k-2", "123456"]));
});

const authorization: Authorization = byPassword(secret);
const page = { first: 0, today: 20_000, through: 20_090, vatPercent: null, currency: "EUR" };

describe.each<Registrar>(["ispapi", "cnr"])("a success of %s", (registrar) => {
  /** A client whose registrar answers with this. */
  const clientOver = (...bodies: string[]) => {
    const { surroundings } = fakeRegistrar(() => bodies.shift() ?? responseText(500, "no more"));
    const login = {
      registrar,
      system: "live" as const,
      endpoint: null,
      publicFields: named("user"),
    };
    return fullClient(login, surroundings);
  };
  const charges = (name: string) =>
    success({
      TOTAL: ["2"],
      [registrar === "ispapi" ? "OBJECTID" : "DOMAIN"]: ["shop.example", name],
      [registrar === "ispapi" ? "OBJECTCLASS" : "CLASS"]: ["DOMAIN", "DOMAIN"],
      PRICE: ["10.00", "12.50"],
    });

  it.each(spellings)(
    "that quotes the password %s in a name gives none of it",
    async (_how, spell) => {
      const answer = await clientOver(charges(`x ${spell(secret)}`)).charges(authorization, page);
      expect(answer.ok).toBe(true);
      const kept = JSON.stringify(answer);
      for (const [, other] of spellings) expect(kept).not.toContain(other(secret));
      expect(kept).not.toContain(JSON.stringify(secret.slice(0, 6)).slice(1, -1));
      expect(kept).toContain("shop.example");
    },
  );

  it("quotes the password under a session that it opened no more than under itself", async () => {
    const field = registrar === "ispapi" ? "SESSION" : "SESSIONID";
    const client = clientOver(
      success({ [field]: ["session-of-today"] }),
      charges(`quoting ${secret}`),
      responseText(549, `quoting ${secret}`),
      charges("with session-of-today in it"),
    );
    await client.signIn(authorization);
    const session: Authorization = { kind: "session", session: "session-of-today" };
    const said = [
      await client.charges(session, page),
      await client.charges(session, page),
      await client.charges(session, page),
    ];
    expect(said.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(JSON.stringify(said)).not.toMatch(/S3 cr|session-of/);
  });

  it.each([
    ["company2024", "company.com", "company.com"],
    ["Company2024", "xn--company-n2a.example", "xn--company-n2a.example"],
    ["company2024", "companion.com", "companion.com"],
    ["company2024", "company202.com", "….com"],
    ["company2024", "my-company2024.example", "my-….example"],
    ["company2024", "company", "…"],
    ["company2024", "company.com was refused", "….com was refused"],
    ["com!pany2024", "636f6d2170616e79.example", "…"],
  ])(
    "of %s keeps a host's name that begins like it by chance: %s",
    async (password, name, kept) => {
      const answer = await clientOver(charges(name)).charges(byPassword(password), page);
      if (!answer.ok) throw new Error(answer.failure.kind);
      expect(answer.value.rows.map(({ object }) => object)).toEqual(["shop.example", kept]);
    },
  );

  it.each([
    ["a capital I with a dot before it", "Secret123456", "\u0130 Secret123456"],
    ["many of them before it", "Secret123456", `${"\u0130".repeat(12)}Secret123456`],
    ["soft hyphens in it", "Secret123456", "Sec\u00adret\u00ad123456"],
    ["zero-width spaces in it", "Secret123456", "S\u200be\u200bc\u200bret123456"],
    ["percent signs as Java writes them", "ab*c!Secret99", "ab*c%21Secret99"],
    ["a tilde by a percent sign", "ab~cdSecret99", "ab%7EcdSecret99"],
    ["percent signs of Latin-1", "P\u00e4ssword12345", "P%E4ssword12345"],
    ["a letter by a percent sign", "Secret123456", "%53ecret123456"],
    ["percent signs of UTF-16", "Secret123456", "%u0053ecret123456"],
    ["the name of a letter", "P\u00e4ssword12345", "P&auml;ssword12345"],
    ["the name of a sign", "Se$ret!123456", "Se&dollar;ret&excl;123456"],
    ["a number with noughts before it", "Secret123456", "&#x00000053;ecret123456"],
    ["an accent apart from its letter", "P\u00e4ssword12345", "Pa\u0308ssword12345"],
    ["a letter of another width", "Secret123456", "\uff33ecret123456"],
    ["an octal number", "Secret123456", "\\123ecret123456"],
    ["letters of the other case", "sEcReT123456", "x Secret123456"],
    ["hexadecimal digits", "Secret!23456", `x${Buffer.from("Secret!23456").toString("hex")}`],
    ["a few letters, as a word", "abc12", "pw abc12 wrong"],
    ["a few letters, as a word by a percent sign", "ab!12", "pw ab%2112 wrong"],
  ])("keeps nothing of a password quoted with %s", async (_how, password, quoted) => {
    const given: Authorization = byPassword(password);
    const answer = await clientOver(charges(quoted)).charges(given, page);
    if (!answer.ok) throw new Error(answer.failure.kind);
    const names = answer.value.rows.map(({ object }) => object);
    expect(names[0]).toBe("shop.example");
    expect(names[1]).not.toContain(password.slice(-3));
    expect(names[1]).toContain("…");
  });

  it("cuts a secret of a few letters out of no other word, and one of two out of no name", async () => {
    const names = ["myabc12.example", "shop.de", "AT&T 100% \\o/ a+b &unknown; x"];
    for (const [password, object] of [
      ["abc12", names[0]],
      ["de", names[1]],
      ["zz9", names[2]],
    ]) {
      const given: Authorization = byPassword(password ?? "");
      const answer = await clientOver(charges(object ?? "")).charges(given, page);
      expect(answer).toMatchObject({ value: { rows: [{}, { object }] } });
    }
  });

  it("loses no digit of an amount to a secret of digits", async () => {
    const digits: Authorization = byPassword("123456");
    const body = success({ AMOUNT: ["1234567.89"], CURRENCY: ["EUR"] });
    expect(await clientOver(body).balance(digits)).toMatchObject({
      value: { balance: "1234567.89" },
    });
  });
});
