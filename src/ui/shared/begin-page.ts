import { textDirection, textLanguage, translate } from "../../text/translate.ts";

/** Tells the page's language and direction, which are those of its texts, and its title. */
export function beginPage(title: string): void {
  const { documentElement } = document;
  documentElement.lang = textLanguage();
  documentElement.dir = textDirection();
  document.title = title;
}

/** The title of a page: what it shows, and whose it is. */
export const titleOf = (part: string): string => `${part} · ${translate("extension_name")}`;
