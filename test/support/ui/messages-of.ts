import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface MessageEntry {
  message: string;
  /** For translators. */
  description?: string;
  placeholders?: Record<string, { content: string }>;
}
export type Messages = Record<string, MessageEntry>;

export const localesFolder = join(import.meta.dirname, "../../../public/_locales");

/** The texts of one language, as the extension ships them. */
export const messagesOf = (locale: string): Messages =>
  JSON.parse(readFileSync(join(localesFolder, locale, "messages.json"), "utf8")) as Messages;
