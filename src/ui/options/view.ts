/** What the settings show: the list with all sections, the form for one account, its warnings, or the rights of a role user. */
export type View =
  | { name: "list" }
  | { name: "form"; accountId: string | null }
  | { name: "warnings"; accountId: string }
  | { name: "rights" };

/** Links lead here: `#add`, `#edit=<account id>`, `#warnings=<account id>`, `#rights`. */
export function viewOfHash(hash: string): View {
  if (hash === "#add") return { name: "form", accountId: null };
  if (hash === "#rights") return { name: "rights" };
  const watched = /^#warnings=(.+)$/.exec(hash)?.[1];
  if (watched !== undefined) return { name: "warnings", accountId: watched };
  const edited = /^#edit=(.+)$/.exec(hash)?.[1];
  return edited === undefined ? { name: "list" } : { name: "form", accountId: edited };
}
