// @vitest-environment jsdom

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { beginPage } from "../../../src/ui/shared/begin-page.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { messagesOf } from "../../support/ui/messages-of.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

const root = join(import.meta.dirname, "../../..");

describe("the language and the direction of a page", () => {
  it.each(["en", "de"])("are those of its texts: %s", (language) => {
    useFakeBrowser({ language: `${language}-AT` });
    beginPage("Title");
    const { lang, dir } = document.documentElement;
    expect([lang, dir, document.title]).toEqual([language, "ltr", "Title"]);
  });

  it("are not the browser's, where there are no texts in its language", () => {
    useFakeBrowser({ language: "ar", messages: messagesOf("en") });
    beginPage("");
    const { lang, dir } = document.documentElement;
    expect([lang, dir]).toEqual(["en", "ltr"]);
  });

  it("turn with texts that run from right to left", () => {
    const messages = messagesOf("en");
    useFakeBrowser({
      language: "en",
      messages: {
        ...messages,
        text_language: { message: "he" },
        text_direction: { message: "rtl" },
      },
    });
    beginPage("");
    const { lang, dir } = document.documentElement;
    expect([lang, dir]).toEqual(["he", "rtl"]);
  });

  it("are told by every page", () => {
    // The side panel is the popup.
    const elsewhere: Record<string, string> = { statement: "dashboard/statement", panel: "popup" };
    const pages = readdirSync(join(root, "public")).filter((name) => name.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(2);
    const silent = pages.filter((page) => {
      const name = page.replace(".html", "");
      const folder = join(root, "src/ui", elsewhere[name] ?? name);
      const script = readFileSync(join(folder, "index.tsx"), "utf8");
      // All but the popup do it again when another language is chosen, and have it in their page.
      const [, again] =
        /^ *(begin(?:Options|Dashboard|Statement|Welcome))\(\);$/m.exec(script) ?? [];
      if (again === undefined) return !/^ *beginPage\(/m.test(script);
      const drawn = readFileSync(join(folder, `${name}-page.tsx`), "utf8");
      return !drawn.includes(`export const ${again} = (): void => beginPage(titleOf(`);
    });
    expect(silent).toEqual([]);
  });
});
