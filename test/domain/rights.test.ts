import { describe, expect, it } from "vitest";
import { lacking } from "../../src/domain/foresight/foresight.ts";
import {
  aclLines,
  addUserCommands,
  cnrCommandsOf,
  cnrOnly,
  commandsOf,
  compareRights,
  createRoleUserCommand,
  functions,
  ispapiOnly,
  locationsFor,
  locationsOf,
  missingLocation,
} from "../../src/domain/rights.ts";
import { commandsFor } from "../../src/registrars/line-protocol/command.ts";

describe("the rights of a role user", () => {
  it("are for every command that is sent to ISPAPI, and for no other", () => {
    const allowed = new Set(functions.flatMap((name) => commandsOf[name]));
    expect([...allowed].sort()).toEqual([...commandsFor.ispapi].sort());
    expect(cnrOnly.flatMap((name) => commandsOf[name])).toEqual([]);
  });

  it("have each line once, numbered from 0 without a gap", () => {
    const lines = aclLines(functions);
    expect(new Set(lines).size).toBe(lines.length);
    const command = createRoleUserCommand(functions, { roleId: "r", password: "p" }).split("\n");
    expect(command.slice(4)).toEqual(lines.map((line, place) => `ACL${place} = ${line}`));
  });
});

describe("the rights of a CNR user", () => {
  it("are for every command that is sent to CNR, and for no other", () => {
    const sent = new Set(functions.flatMap((name) => cnrCommandsOf[name]));
    expect([...sent].sort()).toEqual([...commandsFor.cnr].sort());
    for (const name of functions)
      if (name !== "sessions")
        expect([name, locationsOf(name).length > 0]).toEqual([
          name,
          cnrCommandsOf[name].length > 0,
        ]);
  });

  it("name no location for what CNR has no command for", () => {
    expect(locationsFor(ispapiOnly)).toEqual([]);
    expect(locationsFor(functions)).toEqual([
      ...["ACCOUNT", "ACL", "DOMAIN", "EVENT", "REGISTRAR", "TOOL"],
    ]);
    // The parts of foresight and the functions that need rights are cut a little differently.
    const parts = { deposits: "deposits", subusers: "subusers" };
    expect(lacking.cnr.flatMap((part) => parts[part as keyof typeof parts] ?? [])).toEqual(
      ispapiOnly,
    );
  });

  it("are given by commands to paste: the user, then a location each, to read alone", () => {
    const filled = { userName: "widget", password: "secret" };
    expect(addUserCommands(["balance", "lost"], filled)).toEqual([
      "COMMAND = AddUser\nUSERNAME = widget\nPASSWORD = secret",
      "COMMAND = AddAcl\nUSERNAME = widget\nLOCATION = ACCOUNT\nACL0 = STATUS\nACL1 = QUERY",
      "COMMAND = AddAcl\nUSERNAME = widget\nLOCATION = DOMAIN\nACL0 = STATUS\nACL1 = QUERY",
      "COMMAND = AddAcl\nUSERNAME = widget\nLOCATION = EVENT\nACL0 = STATUS\nACL1 = QUERY",
    ]);
  });

  it("are compared with what the login has", () => {
    const granted = [
      { location: "ACCOUNT", rights: ["STATUS", "QUERY"] },
      { location: "DOMAIN", rights: ["QUERY", "DELETE", "STATUS"] },
      { location: "TOOL", rights: ["STATUS"] },
      { location: "FTP", rights: ["ADD"] },
    ];
    expect(compareRights(granted, ["balance", "statistics", "lost"])).toEqual({
      missing: [
        { location: "EVENT", rights: ["STATUS", "QUERY"], functions: ["lost"] },
        { location: "TOOL", rights: ["QUERY"], functions: ["statistics"] },
      ],
      beyond: [
        { location: "DOMAIN", rights: ["DELETE"] },
        { location: "FTP", rights: ["ADD"] },
      ],
    });
  });

  it.each([
    ["QueryEventList", "EVENT"],
    ["QueryDomainHistoryList", "DOMAIN"],
    ["StatusRegistrar", "REGISTRAR"],
    ["StartSession", null],
    ["NoSuchCommand", null],
  ])("name the location that a refused %s lacks", (command, location) => {
    expect(missingLocation(command)).toBe(location);
  });
});
