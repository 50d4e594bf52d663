/** What of an account's page is wanted first: its login, its settings, or the note on its transfers among them. */
export type AccountPart = "login" | "settings" | "note";

/** What the settings show: the list with all sections, the form for a new account, one account, or the rights of a role user. */
export type View =
  | { name: "list" }
  | { name: "add" }
  /** `note` is asked for by the dashboard, which is come back to. */
  | { name: "account"; accountId: string; part: AccountPart }
  | { name: "rights" };

const parts: Record<string, AccountPart> = { edit: "login", warnings: "settings", note: "note" };

/** Links lead here: `#add`, `#edit=<account id>`, `#warnings=<account id>`, `#note=<account id>`, `#rights`. */
export function viewOfHash(hash: string): View {
  if (hash === "#add") return { name: "add" };
  if (hash === "#rights") return { name: "rights" };
  const [, link = "", accountId] = /^#(edit|warnings|note)=(.+)$/.exec(hash) ?? [];
  const part = parts[link];
  return accountId === undefined || part === undefined
    ? { name: "list" }
    : { name: "account", accountId, part };
}
