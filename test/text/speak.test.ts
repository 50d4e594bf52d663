import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { initialPreferences } from "../../src/domain/preferences.ts";
import { fillText } from "../../src/text/fill-text.ts";
import { formatAmount } from "../../src/text/format-money.ts";
import { regionTag } from "../../src/text/locale.ts";
import { isSpoken, speak } from "../../src/text/speak.ts";
import { spoken } from "../../src/text/spoken.ts";
import { translate, translateCount } from "../../src/text/translate.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";
import { fillMessage } from "../support/ui/fill-message.ts";
import { messagesOf } from "../support/ui/messages-of.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

const asked = vi.fn(async (address: string) => ({
  json: async () => messagesOf(/_locales\/(\w+)\/messages\.json$/.exec(address)?.[1] ?? ""),
}));

beforeEach(async () => {
  seam.browser = createFakeBrowser("en");
  vi.stubGlobal("fetch", asked);
  asked.mockClear();
  await speak(initialPreferences);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const choose = (part: Partial<typeof initialPreferences>) =>
  speak({ ...initialPreferences, ...part });

describe("a language that was chosen", () => {
  it("is that of all texts, read once from the extension's own file", async () => {
    expect(await choose({ language: "de" })).toEqual({ ok: true, value: null });
    expect(translate("settings")).toBe("Einstellungen");
    expect(translateCount("total_accounts", 1)).toContain("1 Konto");
    await choose({ language: "de" });
    expect(asked.mock.calls).toEqual([
      ["chrome-extension://own-extension/_locales/de/messages.json"],
    ]);
  });

  it("is not read where the browser speaks it, or where nobody chose", async () => {
    await choose({ language: "en" });
    await choose({ language: null });
    expect(translate("settings")).toBe("Settings");
    expect(asked).not.toHaveBeenCalled();
  });

  it("can be given up again", async () => {
    await choose({ language: "de" });
    await choose({});
    expect(translate("settings")).toBe("Settings");
  });

  it("that this version has no texts in leaves those of the browser", async () => {
    expect((await choose({ language: "ja" })).ok).toBe(true);
    expect(translate("settings")).toBe("Settings");
    expect(asked).not.toHaveBeenCalled();
  });

  it("whose file is damaged leaves those of the browser, says so, and is tried again", async () => {
    asked.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    expect(await choose({ language: "de" })).toMatchObject({
      ok: false,
      failure: { kind: "storage" },
    });
    expect(translate("settings")).toBe("Settings");
    expect(isSpoken({ ...initialPreferences, language: "de" })).toBe(false);
    await choose({ language: "de" });
    expect(translate("settings")).toBe("Einstellungen");
  });

  it("is the last one that was chosen, however long the reading takes", async () => {
    const slow = choose({ language: "de" });
    await choose({ language: "en" });
    await slow;
    expect(translate("settings")).toBe("Settings");
  });
});

describe("a region that was chosen", () => {
  it("is in use with the next number, and nothing is read for it", async () => {
    await choose({ region: "de-CH" });
    expect(regionTag()).toMatch(/^de-CH/);
    expect(formatAmount("0.5", "EUR")).toBe("0.50");
    await choose({ region: "de-DE" });
    expect(formatAmount("0.5", "EUR")).toBe("0,50");
    expect(translate("settings")).toBe("Settings");
    expect(asked).not.toHaveBeenCalled();
  });

  it("that the browser does not know is none", async () => {
    await choose({ region: "qqq" });
    expect(spoken.region).toBeNull();
    expect(isSpoken({ ...initialPreferences, region: "qqq" })).toBe(true);
    expect(formatAmount("0.5", "EUR")).toBe("0.50");
  });
});

describe("a text of a file", () => {
  const values = ["one", "$2", "<b>3</b>", "$NAME$"];

  it.each(["en", "de"])("is filled as the browser fills it: every one of %s", (language) => {
    const texts = messagesOf(language);
    const wrong = Object.keys(texts).filter(
      (name) => fillText(texts, name, values) !== fillMessage(texts, name, values),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ["costs $$5", "costs $5"],
    ["$1 of $2", "one of $2"],
    ["$name$ and $NAME$", "one! and one!"],
    ["$unknown$.", "."],
    ["$9", ""],
    ["a $ alone", "a $ alone"],
  ])("reads %j as %j", (message, text) => {
    const entry = { message, placeholders: { name: { content: "$1!" } } };
    expect(fillText({ some: entry }, "some", values)).toBe(text);
  });

  it("is empty where the file has not its name", () => {
    expect(fillText({}, "toString", [])).toBe("");
  });
});
