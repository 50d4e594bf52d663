import type { Account } from "../domain/account.ts";
import { apiAddress, originPattern } from "../domain/registrar-sites.ts";
import { browser } from "../platform/browser.ts";
import { createRegistrarClient } from "../registrar/create-registrar-client.ts";
import type { Login, RegistrarClient } from "../registrar/registrar-client.ts";
import { lockSignal } from "./lock-signal.ts";

/**
 * The registrar client of an account or draft, over the browser's own fetch. It serves until the vault is locked: to
 * be had before a secret is opened that it is to send.
 */
export const clientFor = ({ registrar, system, endpoint, user, role }: Login): RegistrarClient =>
  createRegistrarClient(
    { registrar, system, endpoint, user, role },
    {
      fetch: (input, init) => fetch(input, init),
      isOnline: () => navigator.onLine,
      signal: lockSignal(),
    },
  );

/** Whether the browser has granted the account's API host; Firefox asks the user for each. */
export const isHostGranted = (account: Pick<Account, "registrar" | "system" | "endpoint">) =>
  browser.permissions.contains({ origins: [originPattern(apiAddress(account))] });
