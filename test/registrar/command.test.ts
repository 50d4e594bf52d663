import fc from "fast-check";
import { expect, it } from "vitest";
import { type CommandName, commandFields, commandNames } from "../../src/registrar/command.ts";
import { encodeForm, encodeValue } from "../../src/registrar/form.ts";

it("writes the command first, one line per parameter", () => {
  expect(commandFields("QueryDomainList", { LIMIT: 1, USERDEPTH: "SELF" })).toEqual([
    ["s_command", "COMMAND=QueryDomainList\nLIMIT=1\nUSERDEPTH=SELF"],
  ]);
});

it("lets no value become a line of its own", () => {
  const fields = commandFields("QueryDomainList", { USERDEPTH: "SELF\r\nCOMMAND=DeleteDomain\n" });
  expect(fields).toEqual([
    ["s_command", "COMMAND=QueryDomainList\nUSERDEPTH=SELFCOMMAND=DeleteDomain"],
  ]);
});

it("knows commands that read and that open or close a session, and no others", () => {
  for (const name of commandNames)
    expect(name).toMatch(/^(Query\w+List|Status\w+|Get\w+Rates|(Start|End|Stop)Session)$/);
});

it.each(["DeleteDomain", "statusaccount", "StatusAccount\nCOMMAND=DeleteDomain", "", "toString"])(
  "does not send %j, whatever the types were told",
  (name) => {
    expect(commandFields(name as CommandName)).toBeNull();
  },
);

it.each(["COMMAND", "command", "LIMIT\nCOMMAND", "SUBUSER"])(
  "does not send a parameter %j",
  (key) => {
    expect(commandFields("StatusAccount", { [key]: "DeleteDomain" })).toBeNull();
  },
);

it("encodes as the vendor's SDKs do", () => {
  expect(encodeValue("a b+c!'()*&=%~-_.ä€🏛\n")).toBe(
    "a%20b%2Bc%21%27%28%29%2A%26%3D%25~-_.%C3%A4%E2%82%AC%F0%9F%8F%9B%0A",
  );
  expect(
    encodeForm([
      ["s_login", "a!b"],
      ["s_pw", "x&s_user=y"],
    ]),
  ).toBe("s_login=a%21b&s_pw=x%26s_user%3Dy");
});

it("encodes any text, and a form reads it back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const form = new URLSearchParams(encodeForm([["s_pw", text]]));
      expect([...form]).toEqual([["s_pw", text.toWellFormed()]]);
    }),
  );
  expect(encodeValue("\ud800")).toBe("%EF%BF%BD");
});
