import { Refusal } from "../shared/refusal.ts";
import type { Role } from "../shared/scenario-schema.ts";
import type { LineRegistrar } from "../shared/types.ts";

/** Which area of the CNR panel opens a command to a role user. The manual gives no list: our reading. */
const areaOf = new Map<string, Role["areas"][number]>([
  ["StatusAccount", "Account"],
  ["QueryAccountingList", "Account"],
  ["QueryUpcomingAccountingList", "Account"],
  ["QueryRegistrarStatisticList", "Tool"],
  ["QueryDomainHistoryList", "Domain"],
  ["QueryDomainList", "Domain"],
  ["QueryEventList", "Event"],
  ["StatusRegistrar", "Registrar"],
  ["QueryACLList", "Acl"],
]);

/** Commands that only open or close the caller's own session at CNR. */
const ownSession = new Set(["StartSession", "StopSession"]);

/**
 * Throws Refusal 531 unless the role user may use the command. At ISPAPI every command needs its line,
 * StartSession and EndSession too (the default policy is DENY, and no exception is documented).
 */
export function checkAcl(role: Role | undefined, registrar: LineRegistrar, command: string): void {
  if (!role) return;
  const allowed =
    registrar === "ispapi" ? allowedByAcl(role, command) : allowedByArea(role, command);
  if (!allowed) throw new Refusal(531, "Authorization failed; Operation forbidden by ACL");
}

function allowedByAcl({ acl }: Role, command: string): boolean {
  const line = acl.find((text) => text.toLowerCase().startsWith(`${command.toLowerCase()}[`));
  return line?.endsWith(":ALLOW") ?? false;
}

function allowedByArea({ areas }: Role, command: string): boolean {
  const area = areaOf.get(command);
  return ownSession.has(command) || (area !== undefined && areas.includes(area));
}
