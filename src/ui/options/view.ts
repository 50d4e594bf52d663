/** What the settings show: the list with all sections, the form for one account, or the rights of a role user. */
export type View =
  | { name: "list" }
  | { name: "form"; accountId: string | null }
  | { name: "rights" };

/** Links lead here: `#add`, `#edit=<account id>`, `#rights`. */
export function viewOfHash(hash: string): View {
  if (hash === "#add") return { name: "form", accountId: null };
  if (hash === "#rights") return { name: "rights" };
  const edited = /^#edit=(.+)$/.exec(hash)?.[1];
  return edited === undefined ? { name: "list" } : { name: "form", accountId: edited };
}
