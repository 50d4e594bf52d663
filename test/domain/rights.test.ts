import { describe, expect, it } from "vitest";
import { lacking } from "../../src/domain/foresight/foresight.ts";
import {
  aclLines,
  commandsOf,
  createRoleUserCommand,
  functions,
  ispapiOnly,
  panelAreas,
} from "../../src/domain/rights.ts";
import { commandNames } from "../../src/registrar/command.ts";

/** Commands that only CNR has: its rights go by areas. */
const ofCnr = ["StopSession", "QueryRegistrarStatisticList", "QueryUpcomingAccountingList"];

describe("the rights of a role user", () => {
  it("are for every command that is sent to ISPAPI, and for no other", () => {
    const allowed = new Set(functions.flatMap((name) => commandsOf[name]));
    const sent = commandNames.filter((name) => !ofCnr.includes(name));
    expect([...allowed].sort()).toEqual([...sent].sort());
  });

  it("have each line once, numbered from 0 without a gap", () => {
    const lines = aclLines(functions);
    expect(new Set(lines).size).toBe(lines.length);
    const command = createRoleUserCommand(functions, { roleId: "r", password: "p" }).split("\n");
    expect(command.slice(4)).toEqual(lines.map((line, place) => `ACL${place} = ${line}`));
  });

  it("name no area for what CNR has no command for", () => {
    expect(panelAreas(ispapiOnly)).toEqual([]);
    expect(panelAreas(functions)).toEqual(["Account", "Tool"]);
    // The parts of foresight and the functions that need rights are cut a little differently.
    const parts = { deposits: "deposits", "past-balances": "history", subusers: "subusers" };
    expect(lacking.cnr.flatMap((part) => parts[part as keyof typeof parts] ?? [])).toEqual(
      ispapiOnly,
    );
  });
});
