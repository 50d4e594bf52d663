import type { Account } from "../domain/account.ts";
import { type Failure, failure } from "../domain/failure.ts";
import { isSafeEndpoint, originPattern } from "../domain/safe-endpoint.ts";
import { browser } from "../platform/browser.ts";
import { apiAddress } from "../registrars/addresses.ts";
import { createClient } from "../registrars/clients.ts";
import type { HttpEnvironment, Login, RegistrarClient } from "../registrars/contract.ts";
import { profileOf } from "../registrars/profiles.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { removalsRecord } from "../storage/removals-record.ts";
import { inPace } from "./host-semaphore.ts";
import { lockSignal } from "./lock-signal.ts";

/**
 * The registrar client of an account or draft, over the browser's own fetch. It serves until the vault is locked: to
 * be had before a secret is opened that it is to send.
 * @param kept what of a kept account it may know beside what it is given; of a draft nothing
 */
export const clientFor = (
  { registrar, system, endpoint, publicFields }: Login,
  kept: Pick<HttpEnvironment, "secrets" | "memory" | "week" | "observe"> = {},
): RegistrarClient =>
  createClient(
    { registrar, system, endpoint, publicFields },
    {
      fetch: (input, init) => fetch(input, init),
      isOnline: () => navigator.onLine,
      signal: lockSignal(),
      inTurn: (work) =>
        inPace(
          new URL(apiAddress({ registrar, system, endpoint })).host,
          profileOf({ registrar }).pace,
          work,
        ),
      ...kept,
    },
  );

type Place = Pick<Account, "registrar" | "system" | "endpoint">;

/** Why nothing may be sent to an account's API: its address, or a host that the browser has not granted (Firefox asks for each); null: it may. */
export async function accessProblem(account: Place): Promise<Failure | null> {
  const address = apiAddress(account);
  if (!isSafeEndpoint(address)) return failure("unsafe-endpoint");
  const isGranted = await browser.permissions.contains({ origins: [originPattern(address)] });
  return isGranted ? null : failure("no-permission");
}

/**
 * Gives back the host permission that was granted for an address that an account had, where none needs it any longer,
 * also none that may still be taken back. Not those of the manifest, which are no account's. A browser that keeps it
 * all the same loses nothing by it. To be called once the account is written without that address.
 */
export async function giveHostBack(before: Place): Promise<void> {
  const [accounts, removals] = [await accountsRecord.read(), await removalsRecord.read()];
  if (!accounts.ok || !removals.ok) return;
  const origin = originPattern(apiAddress(before));
  const manifest = browser.runtime.getManifest().host_permissions ?? [];
  const left = [...accounts.value, ...removals.value.map(({ account }) => account)];
  const needed = left.map((account) => originPattern(apiAddress(account)));
  if (manifest.includes(origin) || needed.includes(origin)) return;
  await browser.permissions.remove({ origins: [origin] }).catch(() => false);
}
