import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { ChromiumProduct } from "./chromium-product.ts";

/** What must stand nowhere: the scenario's passwords, and the registrar's session ids (64 hex digits). */
function secretsIn(text: string, passwords: readonly string[]): string[] {
  const found = passwords.filter((password) => text.includes(password));
  return text.match(/\b[0-9a-f]{64}\b/g)?.concat(found) ?? found;
}

const contentOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll("input")].map(({ value }) => value);
    return [document.documentElement.outerHTML, ...fields].join("\n");
  });

/** Secrets in the extension's storage, in its open pages, and in everything written to the console. */
export async function secretsInReach(
  { browser, data, console }: ChromiumProduct,
  passwords: readonly string[],
): Promise<string[]> {
  const pages = await Promise.all(browser.context.pages().map(contentOf));
  return secretsIn([await data.dump(), ...pages, ...console].join("\n"), passwords);
}

/** Secrets that stand as they are in any file of a browser's profile. */
export function secretsOnDisk(profile: string, passwords: readonly string[]): string[] {
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return passwords.filter(
        (password) => bytes.includes(password) || bytes.includes(Buffer.from(password, "utf16le")),
      );
    });
}
