import { useEffect, useState } from "preact/hooks";
import type { Account } from "../../domain/account.ts";
import { browser } from "../../platform/browser.ts";

/** What of the record of accounts is asked here; whatever cannot be read is not found by it, and that is all. */
type Stored = { value?: Partial<Pick<Account, "id" | "publicFields">>[] } | undefined;

async function readLogins(): Promise<Map<string, string>> {
  const { accounts } = (await browser.storage.local.get("accounts")) as { accounts?: Stored };
  const entries = Array.isArray(accounts?.value) ? accounts.value : [];
  return new Map(
    entries.map(({ id = "", publicFields = {} }) => [id, Object.values(publicFields).join(" ")]),
  );
}

/** The logins by account id, for the search: the overview, which the popup paints, holds none. */
export function useLogins(): ReadonlyMap<string, string> {
  const [logins, setLogins] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    readLogins().then(setLogins, () => undefined);
  }, []);
  return logins;
}
