import * as v from "valibot";
import { AutodnsSchema } from "../autodns/schema.ts";
import { GandiSchema } from "../gandi/schema.ts";
import { InwxSchema } from "../inwx/schema.ts";
import { type Charge, chargesOf } from "../line-protocol/charges.ts";
import { runRenewals } from "../line-protocol/renewals.ts";
import { NamecheapSchema } from "../namecheap/schema.ts";
import { OpenproviderSchema } from "../openprovider/schema.ts";
import { OpensrsSchema } from "../opensrs/schema.ts";
import { RtrSchema } from "../rtr/schema.ts";
import {
  type Account,
  AccountingSchema,
  type ChargeRowInput,
  type ChargesInput,
  ChargesSchema,
  DepositSchema,
  type Money,
  type ObjectCounts,
} from "./scenario-schema.ts";
import { accountByKey, type World } from "./world.ts";

/** Changes to an account that take effect with the next request. */
export const AccountChangeSchema = v.strictObject({
  /** null takes the property out of the answers. */
  money: v.optional(v.record(v.string(), v.nullable(v.string()))),
  objects: v.optional(v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)))),
  password: v.optional(v.string()),
  /** null switches two-factor authentication off. */
  otp: v.optional(v.nullable(v.array(v.string()))),
  rolePasswords: v.optional(v.record(v.string(), v.string())),
  endSessions: v.optional(v.literal(true)),
  /** The whole list anew, as in a scenario. */
  charges: v.optional(ChargesSchema),
  deposits: v.optional(v.array(DepositSchema)),
  accounting: v.optional(AccountingSchema),
  /** INWX: what is named is put in the place of what was there. */
  inwx: v.optional(v.partial(InwxSchema)),
  /** Openprovider: the same. */
  openprovider: v.optional(v.partial(OpenproviderSchema)),
  /** Realtime Register: the same. */
  rtr: v.optional(v.partial(RtrSchema)),
  /** Gandi: the same. */
  gandi: v.optional(v.partial(GandiSchema)),
  /** Namecheap: the same. */
  namecheap: v.optional(v.partial(NamecheapSchema)),
  /** AutoDNS: the same. */
  autodns: v.optional(v.partial(AutodnsSchema)),
  /** OpenSRS: the same. */
  opensrs: v.optional(v.partial(OpensrsSchema)),
});
export type AccountChange = v.InferInput<typeof AccountChangeSchema>;

/** Reads and changes one account while the simulator runs. Amounts are decimal texts. */
export interface AccountHandle {
  readonly state: Account;
  setBalance(amount: string): void;
  setDeposit(amount: string | null): void;
  setCredit(amount: string | null): void;
  setCreditThreshold(amount: string | null): void;
  setCurrency(currency: string): void;
  setObjects(counts: Partial<ObjectCounts>): void;
  setPassword(password: string): void;
  setRolePassword(role: string, password: string): void;
  /** The one-time passwords that are good from now on, each once; null switches 2FA off. */
  setOtp(codes: string[] | null): void;
  /** Ends all sessions of the account, so that the next use of one finds none. */
  endSessions(): void;
  /** What is listed now, in order of time. */
  readonly charges: readonly Charge[];
  setCharges(charges: ChargesInput): void;
  /** Lists further ones, at the place of their day. */
  addCharges(...rows: ChargeRowInput[]): void;
  /** Takes objects off the list by their names, generated ones too. */
  removeCharges(...objects: string[]): void;
  /** CNR: runs the renewals whose time has come at `now` (ms since 1970): paid, or lost at once. */
  runRenewals(now: number): void;
  change(change: AccountChange): void;
}

const moneyKeys: readonly string[] = [
  "amount",
  "deposit",
  "credit",
  "temporaryCredit",
  "creditThreshold",
  "currency",
  "vat",
] satisfies (keyof Money)[];

/** The handle of one account; throws if the scenario has no such key. */
export function createHandle(world: () => World, key: string): AccountHandle {
  const state = (): Account => {
    const account = accountByKey(world(), key);
    if (!account) throw new Error(`the scenario has no account ${key}`);
    return account;
  };
  state();
  const money = (name: keyof Money, value: string | null): void =>
    changeAccount(world(), state(), { money: { [name]: value } });
  return {
    get state() {
      return state();
    },
    setBalance: (amount) => money("amount", amount),
    setDeposit: (amount) => money("deposit", amount),
    setCredit: (amount) => money("credit", amount),
    setCreditThreshold: (amount) => money("creditThreshold", amount),
    setCurrency: (currency) => money("currency", currency),
    setObjects: (counts) => void Object.assign(state().objects, counts),
    setPassword: (password) => changeAccount(world(), state(), { password }),
    setRolePassword: (role, password) =>
      changeAccount(world(), state(), { rolePasswords: { [role]: password } }),
    setOtp: (otp) => changeAccount(world(), state(), { otp }),
    endSessions: () => changeAccount(world(), state(), { endSessions: true }),
    get charges() {
      return chargesOf(state(), world().startedAt);
    },
    setCharges: (charges) => changeAccount(world(), state(), { charges }),
    addCharges: (...rows) => {
      const { charges } = state();
      const added = v.parse(ChargesSchema, { rows }).rows;
      state().charges = { ...charges, rows: [...charges.rows, ...added] };
    },
    removeCharges: (...objects) => {
      const { charges } = state();
      state().charges = { ...charges, without: [...charges.without, ...objects] };
    },
    runRenewals: (now) => runRenewals(state(), world().startedAt, now),
    change: (change) => changeAccount(world(), state(), change),
  };
}

/** Applies a change; throws if it is not of the schema, or names money, objects or roles that do not exist. */
function changeAccount(world: World, account: Account, given: AccountChange): void {
  const change = v.parse(AccountChangeSchema, given);
  for (const [name, value] of Object.entries(change.money ?? {})) {
    if (!moneyKeys.includes(name)) throw new Error(`there is no money.${name}`);
    if (value === null) delete account.money[name as "deposit"];
    else account.money[name as keyof Money] = value;
  }
  for (const [name, count] of Object.entries(change.objects ?? {})) {
    if (!(name in account.objects)) throw new Error(`there is no objects.${name}`);
    account.objects[name as keyof ObjectCounts] = count;
  }
  if (change.password !== undefined) account.password = change.password;
  for (const [name, password] of Object.entries(change.rolePasswords ?? {})) {
    const role = account.roles.find((candidate) => candidate.name === name);
    if (!role) throw new Error(`${account.key} has no role ${name}`);
    role.password = password;
  }
  if (change.otp === null) delete account.otp;
  else if (change.otp !== undefined) account.otp = change.otp;
  if (change.otp !== undefined) world.usedOtps.delete(account.key);
  if (change.charges) account.charges = change.charges;
  if (change.deposits) account.deposits = change.deposits;
  if (change.accounting) account.accounting = change.accounting;
  if (change.inwx) Object.assign(account.inwx, v.parse(v.partial(InwxSchema), given.inwx));
  if (change.openprovider)
    Object.assign(account.openprovider, v.parse(v.partial(OpenproviderSchema), given.openprovider));
  if (change.autodns)
    Object.assign(account.autodns, v.parse(v.partial(AutodnsSchema), given.autodns));
  if (change.gandi) Object.assign(account.gandi, v.parse(v.partial(GandiSchema), given.gandi));
  if (change.opensrs)
    Object.assign(account.opensrs, v.parse(v.partial(OpensrsSchema), given.opensrs));
  if (change.rtr) Object.assign(account.rtr, v.parse(v.partial(RtrSchema), given.rtr));
  if (change.namecheap)
    Object.assign(account.namecheap, v.parse(v.partial(NamecheapSchema), given.namecheap));
  if (change.endSessions) world.sessions.closeAll(account.key);
}
