import { describe, expect, it } from "vitest";
import { clients, idleClient, lackingIn } from "../../src/registrars/clients.ts";
import { cnrCommands } from "../../src/registrars/cnr/commands.ts";
import { cnrProfile } from "../../src/registrars/cnr/profile.ts";
import { ispapiCommands } from "../../src/registrars/ispapi/commands.ts";
import { ispapiProfile } from "../../src/registrars/ispapi/profile.ts";
import { functions } from "../../src/registrars/profile.ts";
import { profiles } from "../../src/registrars/profiles.ts";
import {
  type AreasProfile,
  areaOf,
  areasFor,
  commandsFor,
  compareRights,
  functionsLacking,
  type LinesProfile,
  linesFor,
  makeWithAreas,
  makeWithLines,
} from "../../src/registrars/rights.ts";

const ispapi = ispapiProfile as LinesProfile;
const cnr = cnrProfile as AreasProfile;

describe("the two registries", () => {
  it("name the same registrars", () => {
    expect(profiles.map(({ id }) => id).sort()).toEqual(Object.keys(clients).sort());
  });

  it.each(profiles.map((profile) => [profile.id, profile] as const))(
    "%s: what its profile has commands for, its client has a method for",
    (id, { commands }) => {
      const client = idleClient(id);
      const lacking = lackingIn(client);
      const has = (name: keyof typeof commands) => commands[name].length > 0;
      expect({
        statistics: client.counts !== undefined,
        charges: !lacking.includes("charges"),
        deposits: !lacking.includes("deposits"),
        bookings: !lacking.includes("bookings"),
        history: !lacking.includes("past-balances"),
        lost: !lacking.includes("lost"),
        terms: client.terms !== undefined,
        rights: client.ownRights !== undefined,
        subusers: !lacking.includes("subusers"),
      }).toEqual({
        statistics: has("statistics"),
        charges: has("charges"),
        deposits: has("deposits"),
        bookings: has("bookings"),
        history: has("history"),
        lost: has("lost"),
        terms: has("terms"),
        rights: has("rights"),
        subusers: has("subusers"),
      });
    },
  );
});

describe("the rights of a role user", () => {
  it("are for every command that is sent to ISPAPI, and for no other", () => {
    expect(commandsFor(ispapi, functions).sort()).toEqual([...ispapiCommands].sort());
    expect(functionsLacking(ispapi, functions)).toEqual(["terms", "rights"]);
  });

  it("have each line once, numbered from 0 without a gap", () => {
    const commands = commandsFor(ispapi, functions);
    const lines = linesFor(ispapi.rights, commands);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toContain("StatusAccount[]:ALLOW");
    const command = makeWithLines(ispapi.rights, commands).split("\n");
    expect(command.slice(0, 4)).toEqual([
      "COMMAND = CreateRoleUser",
      "ROLEID = <ROLEID>",
      "PASSWORD = <PASSWORD>",
      "DEFAULTPOLICY = DENY",
    ]);
    expect(command.slice(4)).toEqual(lines.map((line, index) => `ACL${index} = ${line}`));
  });
});

describe("the rights of a CNR user", () => {
  it("are for every command that is sent to CNR, and for no other", () => {
    expect(commandsFor(cnr, functions).sort()).toEqual([...cnrCommands].sort());
    for (const name of functions)
      if (name !== "sessions")
        expect([name, areasFor(cnr, [name]).length > 0]).toEqual([
          name,
          cnr.commands[name].length > 0,
        ]);
  });

  it("name no location for what CNR has no command for", () => {
    const lacking = functionsLacking(cnr, functions);
    expect(lacking).toEqual(["deposits", "subusers"]);
    expect(areasFor(cnr, lacking)).toEqual([]);
    expect(areasFor(cnr, functions)).toEqual([
      ...["ACCOUNT", "ACL", "DOMAIN", "EVENT", "REGISTRAR", "TOOL"],
    ]);
    // The parts of foresight and the functions that need rights are cut a little differently.
    expect(lackingIn(idleClient("cnr"))).toEqual(["deposits", "subusers", "rates"]);
  });

  it("are given by commands to paste: the user, then a location each, to read alone", () => {
    expect(makeWithAreas(cnr.rights, areasFor(cnr, ["balance", "lost"]))).toEqual([
      "COMMAND = AddUser\nUSERNAME = <USERNAME>\nPASSWORD = <PASSWORD>",
      "COMMAND = AddAcl\nUSERNAME = <USERNAME>\nLOCATION = ACCOUNT\nACL0 = STATUS\nACL1 = QUERY",
      "COMMAND = AddAcl\nUSERNAME = <USERNAME>\nLOCATION = DOMAIN\nACL0 = STATUS\nACL1 = QUERY",
      "COMMAND = AddAcl\nUSERNAME = <USERNAME>\nLOCATION = EVENT\nACL0 = STATUS\nACL1 = QUERY",
    ]);
    expect(makeWithAreas({ ...cnr.rights, make: null }, ["ACCOUNT"])).toBeNull();
  });

  it("are compared with what the login has", () => {
    const granted = [
      { location: "ACCOUNT", rights: ["STATUS", "QUERY"] },
      { location: "DOMAIN", rights: ["QUERY", "DELETE", "STATUS"] },
      { location: "TOOL", rights: ["STATUS"] },
      { location: "FTP", rights: ["ADD"] },
    ];
    expect(compareRights(granted, ["balance", "statistics", "lost"], cnr)).toEqual({
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
    ["constructor", null],
  ])("name the location that a refused %s lacks", (command, location) => {
    expect(areaOf(cnr.rights.areaOf, command)).toBe(location);
  });
});
