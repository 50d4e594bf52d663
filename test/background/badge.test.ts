import { beforeEach, describe, expect, it, vi } from "vitest";
import { applyBadge, titleOf } from "../../src/background/apply-badge.ts";
import { badgeView } from "../../src/domain/badge-view.ts";
import { type FailureKind, failure, failureKinds } from "../../src/domain/failure.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { AccountOverview } from "../../src/domain/overview.ts";
import {
  atRiskWith,
  forecastWith,
  foresightWith,
  riskOf,
  shortForecast,
} from "../domain/foresight/foresight-with.ts";
import { accountOverviewWith, figuresWith, minute, noon, overviewWith } from "../domain/records.ts";
import { createFakeBrowser, type FakeBrowser } from "../fakes/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

const account = accountOverviewWith;
const failing = (kind: FailureKind) => ({ trouble: { at: noon, failure: failure(kind) } });
const title = (accounts: AccountOverview[], part = {}) =>
  titleOf(badgeView(overviewWith(accounts, part), noon), noon);

/** Contrast of white on a colour, WCAG 2.2. */
function contrastWithWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

describe("the tooltip", () => {
  it("says each account's state in words, with its figure", () => {
    expect(
      title([
        account({ name: "Well" }),
        account({
          name: "Short",
          figures: figuresWith({ available: "-5", shortage: "overdraft" }),
        }),
      ]),
    ).toBe(
      "Short: Overdraft · \u22125.00\u00a0EUR · All charges until Sep 29 are covered\nWell: All is well · 9,902.03\u00a0EUR · All charges until Sep 29 are covered",
    );
  });

  it("names all states of an account", () => {
    const figures = figuresWith({ at: noon - 31 * minute, shortage: "low-balance" as const });
    expect(title([account({ figures, ...failing("sign-in-failed") })])).toBe(
      "Shop: Low balance · Sign-in failed · Not up to date · 9,902.03\u00a0EUR · All charges until Sep 29 are covered",
    );
  });

  it("marks test money", () => {
    expect(title([account({ system: "ote" })])).toContain("Test system (OT&E)");
    expect(title([account()])).not.toContain("Test system");
  });

  it("says Unknown, and no figure, where none is known", () => {
    expect(title([account({ figures: null, foresight: null, ...failing("timeout") })])).toBe(
      "Shop: Unknown",
    );
  });

  it.each(failureKinds)("never says that all is well after %s", (kind) => {
    for (const figures of [figuresWith(), null]) {
      const text = title([account({ figures, ...failing(kind) })]);
      expect(text).not.toContain("All is well");
      expect(text).toMatch(/^Shop: \S/);
    }
  });

  it("says that there is no account yet", () => {
    expect(title([])).toBe("Reseller Balance\nNo account yet");
  });

  it("does not say so over records that cannot be read", () => {
    const text = title([], { problem: failure("storage") });
    expect(text).toBe("Reseller Balance: Browser trouble");
    expect(title([account()], { problem: failure("storage") })).toMatch(
      /^Reseller Balance: Browser trouble\nShop: Not fully known/,
    );
  });

  describe("of what is foreseen", () => {
    const today = dayOf(noon);
    const foreseen = (part = {}, at = noon) =>
      title([account({ foresight: foresightWith(at, part) })]).replaceAll("\u00a0", " ");

    it.each<[string, Parameters<typeof foreseen>[0], string]>([
      ["covered", {}, "All is well · 9,902.03 EUR · All charges until Sep 29 are covered"],
      [
        "covered until a day behind the days that count as soon",
        { forecast: forecastWith(today, { covered: { kind: "until", day: today + 100 } }) },
        "All is well · 9,902.03 EUR · Covered until Oct 9",
      ],
      ["short", { forecast: shortForecast(today, 3) }, "Not covered from Jul 4 · 9,902.03 EUR"],
      [
        "short, with charges of unknown amount before",
        {
          forecast: shortForecast(today, 3, {
            covered: { kind: "at-least-until", day: today, why: "unpriced" },
            excluded: { "no-price": 1 },
          }),
        },
        "Not covered from Jul 4 · Not fully known · 9,902.03 EUR",
      ],
      [
        "one at risk",
        { atRisk: atRiskWith([riskOf(noon, 3)]) },
        "1 domain at risk · 9,902.03 EUR · All charges until Sep 29 are covered",
      ],
      [
        "many at risk, and short",
        {
          atRisk: atRiskWith([riskOf(noon, 3)], { count: 1200 }),
          forecast: shortForecast(today, 3),
        },
        "1,200 domains at risk · Not covered from Jul 4 · 9,902.03 EUR",
      ],
      [
        "not known",
        {
          forecast: forecastWith(today, {
            covered: { kind: "unknown", why: "not-loaded" },
            partial: true,
          }),
          failures: { charges: failure("not-allowed", { code: 531 }) },
        },
        "Not fully known · 9,902.03 EUR · Covered until: Unknown",
      ],
    ])("%s", (_case, part, text) => {
      expect(foreseen(part)).toBe(`Shop: ${text}`);
    });

    it("is dated once it is old, and when it is from the future", () => {
      const hours = 3_600_000;
      expect(foreseen({}, noon - 12 * hours)).not.toContain("foreseen");
      expect(foreseen({}, noon - 13 * hours)).toMatch(/ · foreseen on Jun 30$/);
      expect(foreseen({ loadedAt: noon - 99 * hours })).toMatch(/ · foreseen on Jun 27$/);
      expect(foreseen({}, noon + 24 * hours)).toMatch(/ · foreseen on Jul 2$/);
    });
  });

  it("speaks German", () => {
    seam.browser = createFakeBrowser("de");
    expect(title([account()])).toContain("9.902,03\u00a0EUR");
    expect(title([account()])).not.toContain("All is well");
  });
});

describe("the badge", () => {
  const low = account({ figures: figuresWith({ shortage: "low-balance" }) });

  it("is set with a colour on which its text can be read", async () => {
    await applyBadge(overviewWith([low]), noon);
    const { badge } = seam.browser;
    expect(badge.text).toBe("LOW");
    expect(badge.colour).toBe("#ffffff");
    expect(contrastWithWhite(badge.background)).toBeGreaterThanOrEqual(4.5);
    const red = badge.background;
    await applyBadge(overviewWith([account(failing("sign-in-failed"))]), noon);
    expect(badge.text).toBe("!");
    expect(badge.background).not.toBe(red);
    expect(contrastWithWhite(badge.background)).toBeGreaterThanOrEqual(4.5);
  });

  it("has each of its three tones readable", async () => {
    const { badge } = seam.browser;
    const backgrounds = new Set<string>();
    for (const part of [
      { atRisk: atRiskWith([riskOf(noon, 3)]) },
      { forecast: shortForecast(dayOf(noon), 3) },
    ]) {
      await applyBadge(overviewWith([account({ foresight: foresightWith(noon, part) })]), noon);
      backgrounds.add(`${badge.text} ${badge.background}`);
      expect(contrastWithWhite(badge.background)).toBeGreaterThanOrEqual(4.5);
    }
    expect([...backgrounds]).toEqual(["!1 #b42318", "SOON #8a4b00"]);
  });

  it("is cleared when all is well again", async () => {
    await applyBadge(overviewWith([low]), noon);
    await applyBadge(overviewWith([account()]), noon);
    expect(seam.browser.badge.text).toBe("");
    expect(seam.browser.badge.title).toContain("All is well");
  });
});
