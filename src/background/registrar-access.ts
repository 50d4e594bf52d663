import type { Account } from "../domain/account.ts";
import { apiAddress, originPattern } from "../domain/registrar-sites.ts";
import { browser } from "../platform/browser.ts";
import { createRegistrarClient } from "../registrar/create-registrar-client.ts";
import type { Login, RegistrarClient } from "../registrar/registrar-client.ts";

/** The registrar client of an account or draft, over the browser's own fetch. */
export const clientFor = ({ registrar, system, endpoint, user, role }: Login): RegistrarClient =>
  createRegistrarClient(
    { registrar, system, endpoint, user, role },
    { fetch: (input, init) => fetch(input, init), isOnline: () => navigator.onLine },
  );

/** Whether the browser has granted the account's API host; Firefox asks the user for each. */
export const isHostGranted = (account: Pick<Account, "registrar" | "system" | "endpoint">) =>
  browser.permissions.contains({ origins: [originPattern(apiAddress(account))] });
