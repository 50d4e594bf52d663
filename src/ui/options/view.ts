/** What the settings show: the list with all sections, the form for one account, its warnings, or the rights of a role user. */
export type View =
  | { name: "list" }
  | { name: "form"; accountId: string | null }
  /** `isNote`: to note what a transfer is to say, asked for by the dashboard, which is come back to. */
  | { name: "warnings"; accountId: string; isNote: boolean }
  | { name: "rights" };

/** Links lead here: `#add`, `#edit=<account id>`, `#warnings=<account id>`, `#note=<account id>`, `#rights`. */
export function viewOfHash(hash: string): View {
  if (hash === "#add") return { name: "form", accountId: null };
  if (hash === "#rights") return { name: "rights" };
  const [, of, watched] = /^#(warnings|note)=(.+)$/.exec(hash) ?? [];
  if (watched !== undefined) return { name: "warnings", accountId: watched, isNote: of === "note" };
  const edited = /^#edit=(.+)$/.exec(hash)?.[1];
  return edited === undefined ? { name: "list" } : { name: "form", accountId: edited };
}
