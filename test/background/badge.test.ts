import { beforeEach, describe, expect, it, vi } from "vitest";
import { applyBadge } from "../../src/background/apply-badge.ts";
import { badgeView } from "../../src/domain/badge-view.ts";
import { type FailureKind, failure, failureKinds } from "../../src/domain/failure.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { AccountOverview } from "../../src/domain/overview.ts";
import { titleOf } from "../../src/text/badge-title.ts";
import {
  atRiskWith,
  foresightWith,
  riskOf,
  shortForecast,
} from "../support/domain/foresight-with.ts";
import {
  accountOverviewWith,
  figuresWith,
  minute,
  noon,
  overviewWith,
  preferencesWith,
} from "../support/domain/records.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

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
  const today = dayOf(noon);
  const low = (part = {}) =>
    account({ figures: figuresWith({ shortage: "low-balance" }), ...part });
  const lines = (...args: Parameters<typeof title>) =>
    title(...args)
      .replaceAll("\u00a0", " ")
      .split("\n");

  it("says of accounts that are well only that they are", () => {
    expect(title([account({ name: "One" }), account({ name: "Two" })])).toBe("All is well");
  });

  it("begins with a line for all, and tells only of those that need somebody, the worst first", () => {
    const over = figuresWith({ available: "-5", shortage: "overdraft" });
    const all = [
      account({ name: "Well" }),
      low({ name: "Low" }),
      account({ name: "Over", figures: over }),
    ];
    expect(lines(all)).toEqual([
      "2 of 3 accounts need you",
      "Over: Overdraft · \u22125.00 EUR",
      "Low: Low balance · 9,902.03 EUR",
    ]);
    expect(lines(all.slice(0, 2))[0]).toBe("1 of 2 accounts needs you");
    expect(lines([low()])).toEqual(["Your account needs you", "Shop: Low balance · 9,902.03 EUR"]);
  });

  it("names all states of an account, each with its cause", () => {
    const figures = figuresWith({ at: noon - 31 * minute, shortage: "low-balance" as const });
    expect(lines([account({ figures, ...failing("address-refused") })])[1]).toBe(
      "Shop: Low balance · IP address refused · Not up to date · 9,902.03 EUR",
    );
    expect(lines([account(failing("otp-needed"))])[1]).toBe(
      "Shop: One-time password needed · 9,902.03 EUR",
    );
  });

  it("says what to pay, and that a transfer comes too late, in the sentence that stands everywhere", () => {
    const short = (days: number) =>
      lines([
        account({ foresight: foresightWith(noon, { forecast: shortForecast(today, days) }) }),
      ])[1];
    expect(short(3)).toBe(
      "Shop: Not covered from Jul 4 · 9,902.03 EUR · Pay at least 2,420 EUR by Thu, Jul 3, and everything until Sep 29 is paid.",
    );
    expect(short(0)).toBe(
      "Shop: Not covered from Jul 1 · 9,902.03 EUR · Pay at least 2,420 EUR now, and everything until Sep 29 is paid. Too late for a bank transfer: pay at once by a faster way.",
    );
  });

  it("counts what is at risk, beside what is not covered", () => {
    const foresight = foresightWith(noon, {
      atRisk: atRiskWith([riskOf(noon, 3)], { count: 1200 }),
      forecast: shortForecast(today, 3),
    });
    expect(lines([account({ foresight })])[1]).toMatch(
      /^Shop: 1,200 domains at risk \(example.de is lost on Jul 4\) · Not covered from Jul 4 · 9,902.03 EUR · Pay at least /,
    );
  });

  it("marks funds that are at most so much, and test money", () => {
    const figures = figuresWith({ deposits: null, shortage: "low-balance" });
    expect(lines([account({ registrar: "cnr", figures })])[1]).toBe(
      "Shop: Low balance · Not fully known · at most 9,902.03 EUR",
    );
    const preferences = preferencesWith({ warnTestAccounts: true });
    expect(lines([low({ system: "ote" })], { preferences })[1]).toContain("Test system (OT&E)");
    expect(title([low()])).not.toContain("Test system");
  });

  it("says what is not known of an account that needs nobody, and of which of several", () => {
    const refused = foresightWith(noon, { failures: { charges: failure("not-allowed") } });
    const why = "The upcoming charges are not known: this user may not read the list.";
    expect(lines([account({ foresight: refused })])).toEqual([`Not fully known: ${why}`]);
    const many = ["A", "B", "C", "D", "E"].map((name) => account({ name, foresight: refused }));
    expect(lines([account(), ...many])).toEqual([`Not fully known: ${why} (A, B, C, +2)`]);
    expect(lines([low(), ...many])).toEqual([
      "1 of 6 accounts needs you",
      "Shop: Low balance · 9,902.03 EUR",
      `Not fully known: ${why} (A, B, C, +2)`,
    ]);
  });

  it("says Unknown, and why, where nothing is known", () => {
    expect(title([account({ figures: null, foresight: null, ...failing("timeout") })])).toBe(
      "Unknown: No answer in time",
    );
    expect(title([account({ figures: null, foresight: null })])).toBe("Unknown");
  });

  it("does not let test money that nobody wants to be warned of stand before real money", () => {
    const test = low({ name: "Test", system: "ote", foresight: null });
    expect(title([account(), test])).toBe("All is well");
    expect(title([test])).toBe("Not fully known: Charges of the test system are not foreseen.");
  });

  it.each(failureKinds)("never says that all is well after %s", (kind) => {
    for (const figures of [figuresWith(), null]) {
      const text = title([account({ figures, ...failing(kind) })]);
      expect(text).not.toContain("All is well");
      expect(text).not.toBe("");
    }
  });

  it("tells once of an account that was entered twice, and of another entry what is its own", () => {
    const figures = figuresWith({ available: "-5", shortage: "overdraft" });
    const first = account({ id: "main", name: "Main", figures });
    const again = { id: "role", name: "Role user", sameAs: "main", figures };
    const well = account({ id: "well", name: "Well" });
    const need = "Main: Overdraft · \u22125.00 EUR";
    expect(lines([first, account(again), well])).toEqual(["1 of 2 accounts needs you", need]);
    expect(lines([first, account(again)])).toEqual(["Your account needs you", need]);
    expect(lines([first, account({ ...again, ...failing("sign-in-failed") }), well])).toEqual([
      "1 of 2 accounts needs you",
      need,
      "Role user: Sign-in failed",
    ]);
  });

  it("stays short, however many accounts there are and however long their names", () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      account({
        name: `${at} ${"n".repeat(90)}`,
        foresight: foresightWith(noon, { forecast: shortForecast(today, 3) }),
      }),
    );
    const text = title(many);
    expect(text.length).toBeLessThanOrEqual(1100);
    expect(text).toMatch(/^200 of 200 accounts need you\n\u20680 n+…\u2069: Not covered/);
    expect(text).toMatch(/\nand 19\d more accounts$/);
    const few = Array.from({ length: 12 }, (_, at) => low({ name: `${at}` }));
    expect(lines(few)).toHaveLength(12);
    expect(lines(few).at(-1)).toBe("and 2 more accounts");
  });

  it("says that there is no account yet", () => {
    expect(title([])).toBe("Reseller Balance\nNo account yet");
  });

  it("does not say so over records that cannot be read", () => {
    const text = title([], { problem: failure("storage") });
    expect(text).toBe("Reseller Balance: Browser trouble");
    expect(title([account()], { problem: failure("storage") })).toMatch(
      /^Reseller Balance: Browser trouble\nNot fully known: A stored record cannot be read/,
    );
  });

  it("dates what was foreseen once it is old, and where it is from the future", () => {
    const hours = 3_600_000;
    const foreseen = (at: number, part = {}) =>
      title([low({ foresight: foresightWith(at, part) })]);
    expect(foreseen(noon - 12 * hours)).not.toContain("foreseen");
    expect(foreseen(noon - 13 * hours)).toMatch(/ · foreseen on Jun 30$/);
    expect(foreseen(noon, { loadedAt: noon - 99 * hours })).toMatch(/ · foreseen on Jun 27$/);
    expect(foreseen(noon + 24 * hours)).toMatch(/ · foreseen on Jul 2$/);
  });

  it("speaks German", () => {
    seam.browser = createFakeBrowser("de");
    expect(title([account()])).toBe("Alles in Ordnung");
    const foresight = foresightWith(noon, { forecast: shortForecast(today, 3) });
    expect(lines([account({ foresight })])).toEqual([
      "Bei Ihrem Konto ist etwas zu tun",
      "Shop: Nicht gedeckt ab 4. Juli · 9.902,03 EUR · Zahlen Sie mindestens 2.420 EUR bis Do., 3. Juli, dann ist alles bis 29. Sept. bezahlt.",
    ]);
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

  it.each([
    ["days", "90d", "All is well\nCovered for 90 days"],
    ["funds", "9.9k", "All is well\nAvailable funds: 9,902.03\u00a0EUR"],
  ] as const)(
    "says %s while all is well, if that was chosen, in ink on a calm ground",
    async (iconWhenWell, text, whole) => {
      const preferences = preferencesWith({ iconWhenWell });
      await applyBadge(overviewWith([account()], { preferences }), noon);
      const { badge } = seam.browser;
      expect(badge).toMatchObject({ text, title: whole, colour: "#14202b" });
      const ground = contrastWithWhite(badge.background);
      expect(contrastWithWhite(badge.colour) / ground).toBeGreaterThanOrEqual(4.5);
      await applyBadge(overviewWith([account(), { ...low, id: "two" }], { preferences }), noon);
      expect(badge).toMatchObject({ text: "LOW", colour: "#ffffff" });
      expect(badge.title).not.toContain(whole.split("\n")[1] ?? whole);
    },
  );

  it("is cleared when all is well again", async () => {
    await applyBadge(overviewWith([low]), noon);
    await applyBadge(overviewWith([account()]), noon);
    expect(seam.browser.badge.text).toBe("");
    expect(seam.browser.badge.title).toContain("All is well");
  });
});
