import { Refusal } from "../shared/refusal.ts";
import type { Account, Role } from "../shared/scenario-schema.ts";
import { accountByKey, findAccount, splitLogin, subusersOf, type World } from "../shared/world.ts";
import type { Call } from "./call.ts";

/** A caller whose password or session was good. */
export interface SignedIn {
  account: Account;
  role: Role | undefined;
  login: string;
  sessionId: string | undefined;
}

const lockMs = 15 * 60_000;

/** Checks session or login, password, one-time password and IP address. Throws Refusal. */
export function authenticate(call: Call, world: World, now: number): SignedIn {
  const field = call.registrar === "ispapi" ? "s_session" : "s_sessionid";
  return call.fields.has(field) ? bySession(call, field, world, now) : byPassword(call, world, now);
}

function bySession(call: Call, field: string, world: World, now: number): SignedIn {
  const { registrar, system, fields } = call;
  // ISPAPI takes the session instead of all credentials, CNR beside the login and instead of the rest.
  const forbidden = registrar === "ispapi" ? ["s_login", "s_pw", "s_otp"] : ["s_pw", "persistent"];
  const extra = forbidden.find((name) => fields.has(name));
  if (extra) throw new Refusal(530, "Authentication failed", "session", `${extra} beside ${field}`);
  const login = fields.get("s_login");
  if (registrar === "cnr" && login === undefined) {
    throw new Refusal(530, "Authentication failed", "session", `${field} without s_login`);
  }
  const session = world.sessions.use(fields.get(field) ?? "", now);
  const fits =
    session?.registrar === registrar &&
    session.system === system &&
    (login === undefined || login.toLowerCase() === session.login.toLowerCase());
  if (!session || !fits) throw sessionNotFound(call, world);
  const account = accountByKey(world, session.accountKey);
  if (!account) throw sessionNotFound(call, world);
  const { role } = splitLogin(session.login, registrar);
  return {
    account,
    role: account.roles.find(({ name }) => name === role),
    login: session.login,
    sessionId: session.id,
  };
}

function sessionNotFound({ registrar, command }: Call, world: World): Refusal {
  if (registrar === "cnr") return new Refusal(530, "SESSIONID NOT FOUND");
  return world.scenario.limits.expiredBy507.includes(command?.name ?? "")
    ? new Refusal(507, "Session expired")
    : new Refusal(530, "SESSION NOT FOUND");
}

function byPassword(call: Call, world: World, now: number): SignedIn {
  const { registrar, system, fields } = call;
  const login = fields.get("s_login");
  const password = fields.get("s_pw");
  if (login === undefined || password === undefined) {
    throw new Refusal(530, "Authentication failed", "form", "no login, password or session");
  }
  const { user, role: roleName } = splitLogin(login, registrar);
  const account = findAccount(world, registrar, system, user);
  if (!account) throw new Refusal(530, "Authentication failed");
  refuseLocked(call, account, world, now);
  const role = account.roles.find(({ name }) => name === roleName);
  const known = roleName === undefined || role !== undefined;
  if (!known || (role ?? account).password !== password) {
    noteFailure(account, world, now);
    throw new Refusal(530, "Authentication failed");
  }
  world.failures.delete(account.key);
  checkIp(call, (role ?? account).allowedIp);
  // A role user has no second factor of its own: the vendor's advice for unattended clients.
  if (!role) checkOtp(account, fields.get("s_otp"), world);
  return { account, role, login, sessionId: undefined };
}

function checkIp({ registrar, remoteIp }: Call, allowed: readonly string[]): void {
  if (allowed.length === 0 || allowed.includes(remoteIp)) return;
  if (registrar === "cnr") throw new Refusal(535, "IP address not allowed");
  throw new Refusal(530, "Authentication failed");
}

function checkOtp({ key, otp }: Account, given: string | undefined, world: World): void {
  if (!otp) return;
  if (given === undefined || given === "")
    throw new Refusal(530, "Authentication failed; OTP required");
  const used = world.usedOtps.get(key) ?? new Set();
  if (!otp.includes(given) || used.has(given)) {
    throw new Refusal(530, "Authentication failed; invalid OTP");
  }
  world.usedOtps.set(key, used.add(given));
}

function refuseLocked({ registrar }: Call, { key }: Account, world: World, now: number): void {
  if ((world.failures.get(key)?.lockedUntil ?? 0) <= now) return;
  throw registrar === "cnr"
    ? new Refusal(422, "Abuse detected; account is locked for some minutes")
    : new Refusal(425, "Account temporarily locked; usage exceeded");
}

function noteFailure({ key }: Account, world: World, now: number): void {
  const { lockAfter } = world.scenario.limits;
  const count = (world.failures.get(key)?.count ?? 0) + 1;
  const lockedUntil = lockAfter > 0 && count >= lockAfter ? now + lockMs : 0;
  world.failures.set(key, { count, lockedUntil });
}

/** The account whose data is asked for: the caller's own, or one of its subusers. Throws Refusal. */
export function viewOf(call: Call, { account }: SignedIn, world: World): Account {
  const name =
    call.registrar === "ispapi"
      ? call.fields.get("s_user")
      : call.command?.parameters.get("SUBUSER");
  if (name === undefined || name === "" || name === account.login) return account;
  const subuser = subusersOf(world, account).find((other) => other.login === name);
  if (!subuser) throw new Refusal(531, "Authorization failed");
  return subuser;
}
