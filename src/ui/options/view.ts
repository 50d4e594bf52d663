import { type Section, sections } from "./sections.ts";

/** What of an account's page is wanted first: its login, its settings, or one control among them. */
export type AccountPart = "login" | "settings" | "note" | "reserved" | "group" | "snooze";

/** What the settings show: one section, the form for a new account, one account, or the rights of a role user. */
export type View =
  | { name: "section"; section: Section }
  | { name: "add" }
  /** `note` is asked for by the dashboard, which is come back to. */
  | { name: "account"; accountId: string; part: AccountPart }
  | { name: "rights" };

/** The links to an account, by what of it they lead to. */
const links: Record<string, AccountPart> = {
  edit: "login",
  warnings: "settings",
  note: "note",
  reserved: "reserved",
  group: "group",
  snooze: "snooze",
};

/**
 * Links lead here: `#accounts` and the other sections, `#add`, `#rights`, and for an account `#edit=<account id>`,
 * `#warnings=…` and so on. What is none of them is the list of accounts.
 */
export function viewOfHash(hash: string): View {
  if (hash === "#add") return { name: "add" };
  if (hash === "#rights") return { name: "rights" };
  const section = sections.find((name) => hash === `#${name}`);
  if (section) return { name: "section", section };
  const [, link = "", accountId] = /^#([a-z]+)=(.+)$/.exec(hash) ?? [];
  const part = Object.hasOwn(links, link) ? links[link] : undefined;
  return accountId === undefined || part === undefined
    ? { name: "section", section: "accounts" }
    : { name: "account", accountId, part };
}

/** The link that leads to a view: what {@link viewOfHash} makes of it is the view again. */
export function hashOfView(view: View): string {
  if (view.name === "section") return `#${view.section}`;
  if (view.name !== "account") return `#${view.name}`;
  const link = Object.keys(links).find((name) => links[name] === view.part) ?? "edit";
  return `#${link}=${view.accountId}`;
}

/** Where a view belongs: an account and the form for one to the accounts, the rights of their logins to what keeps them. */
export const sectionOf = (view: View): Section =>
  view.name === "section" ? view.section : view.name === "rights" ? "security" : "accounts";
