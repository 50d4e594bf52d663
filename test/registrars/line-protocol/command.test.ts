import fc from "fast-check";
import { expect, it } from "vitest";
import { cnrCommands } from "../../../src/registrars/cnr/commands.ts";
import { encodeForm, encodeValue } from "../../../src/registrars/http/form.ts";
import { ispapiCommands } from "../../../src/registrars/ispapi/commands.ts";
import { commandFields } from "../../../src/registrars/line-protocol/command.ts";

it("writes the command first, one line per parameter", () => {
  expect(commandFields(ispapiCommands, "QueryDomainList", { LIMIT: 1, USERDEPTH: "SELF" })).toEqual(
    [["s_command", "COMMAND=QueryDomainList\nLIMIT=1\nUSERDEPTH=SELF"]],
  );
});

it("lets no value become a line of its own", () => {
  const fields = commandFields(ispapiCommands, "QueryDomainList", {
    USERDEPTH: "SELF\r\nCOMMAND=DeleteDomain\n",
  });
  expect(fields).toEqual([
    ["s_command", "COMMAND=QueryDomainList\nUSERDEPTH=SELFCOMMAND=DeleteDomain"],
  ]);
});

it("knows commands that read and that open or close a session, and no others", () => {
  for (const name of [...ispapiCommands, ...cnrCommands])
    expect(name).toMatch(
      /^(Query\w+List|Status(Account|Registrar)|Get\w+Rates|(Start|End|Stop)Session)$/,
    );
});

it.each([
  ...["AddUser", "AddAcl", "ModifyAcl", "DeleteUser", "DeleteEvent", "PopEvent", "RestoreDomain"],
  ...["DeleteDomain", "statusaccount", "StatusAccount\nCOMMAND=DeleteDomain", "", "toString"],
])("does not send %j, whatever the types were told", (name) => {
  for (const listed of [ispapiCommands, cnrCommands])
    expect(commandFields(listed, name)).toBeNull();
});

it("sends to each registrar what that one documents, and not what the other does", () => {
  const cnrOnly = ["QueryDomainHistoryList", "QueryEventList", "StatusRegistrar", "QueryACLList"];
  for (const name of cnrOnly) {
    expect(commandFields(ispapiCommands, name)).toBeNull();
    expect(commandFields(cnrCommands, name)).not.toBeNull();
  }
  expect(commandFields(cnrCommands, "QueryObjectRenewalList")).toBeNull();
});

it("never sends a new password, whatever the types were told", () => {
  for (const key of ["NEWPASSWORD", "newpassword", "PASSWORD"])
    expect(commandFields(cnrCommands, "StartSession", { [key]: "x" })).toBeNull();
});

it.each(["COMMAND", "command", "LIMIT\nCOMMAND", "SUBUSER"])(
  "does not send a parameter %j",
  (key) => {
    expect(commandFields(cnrCommands, "StatusAccount", { [key]: "DeleteDomain" })).toBeNull();
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
    ]).text,
  ).toBe("s_login=a%21b&s_pw=x%26s_user%3Dy");
});

it("encodes any text, and a form reads it back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const form = new URLSearchParams(encodeForm([["s_pw", text]]).text);
      expect([...form]).toEqual([["s_pw", text.toWellFormed()]]);
    }),
  );
  expect(encodeValue("\ud800")).toBe("%EF%BF%BD");
});
