import type { ComponentChildren } from "preact";
import { translate } from "../../text/translate.ts";
import { Mark } from "./mark.tsx";

const pages = [
  ["dashboard", "dash_title"],
  ["statement", "statement"],
  ["options", "settings"],
] as const;

interface PageHeaderProps {
  current: (typeof pages)[number][0];
  /** The address's part that names an account: dashboard and statement stay with it. */
  hash?: string;
  /** What can be done on this page. */
  children?: ComponentChildren;
}

/** The head of every page that has a window of its own: what it is, and the way to the others. */
export const PageHeader = ({ current, hash = "", children }: PageHeaderProps) => (
  <header class="bar">
    <p class="brand">
      <Mark size={24} />
      <span>{translate("extension_name")}</span>
    </p>
    <nav aria-label={translate("pages")}>
      {pages.map(([page, name]) => (
        <a
          key={page}
          href={`${page}.html${page === "options" ? "" : hash}`}
          aria-current={page === current ? "page" : undefined}
        >
          {translate(name)}
        </a>
      ))}
    </nav>
    <div class="acts">{children}</div>
  </header>
);
