import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AccountWarning } from "../../src/domain/foresight/account-warnings.ts";
import type { WarningFacts } from "../../src/domain/foresight/warning-facts.ts";
import { warningText } from "../../src/platform/warning-text.ts";
import { day } from "../domain/foresight/charges.ts";
import { loggedWith } from "../domain/foresight/watched.ts";
import { createFakeBrowser, type FakeBrowser } from "../fakes/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  vi.stubEnv("TZ", "UTC");
  seam.browser = createFakeBrowser("en");
});
afterEach(() => vi.unstubAllEnvs());

const said = (key: AccountWarning, facts: Partial<WarningFacts>): string =>
  warningText(loggedWith(key, facts)).replaceAll(/[\u00a0\u202f]/g, " ");

// The warnings came on 1 December.
const days = { day: day("2025-12-15"), by: day("2025-12-10") };
const late = { ...days, by: day("2025-11-28") };
const cases: [AccountWarning, Partial<WarningFacts>, string, string][] = [
  [
    "below:100",
    { amount: "-12.5", currency: "EUR" },
    "Available funds are −12.50 EUR, below 100.00 EUR. Top up soon.",
    "Die verfügbaren Mittel betragen −12,50 EUR, weniger als 100,00 EUR. Laden Sie bald auf.",
  ],
  [
    "short",
    { ...days, short: "312.40", amount: "320", currency: "EUR", object: "example.de" },
    "Short by 312.40 EUR on Dec 15. The first that fails is example.de. Top up at least 320.00 EUR by Dec 10.",
    "Am 15. Dez. fehlen 312,40 EUR. Als Erstes scheitert example.de. Laden Sie bis 10. Dez. mindestens 320,00 EUR auf.",
  ],
  [
    "short",
    { ...late, short: "1500", amount: "2000", currency: "JPY" },
    "Short by 1,500 JPY on Dec 15. Top up at least 2,000 JPY now.",
    "Am 15. Dez. fehlen 1.500 JPY. Laden Sie jetzt mindestens 2.000 JPY auf.",
  ],
  [
    "likely",
    days,
    "At the usual spending the funds may run short from Dec 15 on. Order a top-up by Dec 10.",
    "Bei den üblichen Ausgaben können die Mittel ab 15. Dez. knapp werden. Beauftragen Sie bis 10. Dez. eine Aufladung.",
  ],
  [
    "likely",
    late,
    "At the usual spending the funds may run short from Dec 15 on. Order a top-up now.",
    "Bei den üblichen Ausgaben können die Mittel ab 15. Dez. knapp werden. Beauftragen Sie jetzt eine Aufladung.",
  ],
  [
    "cover",
    { day: days.day, count: 30 },
    "Covered until Dec 15 only: for fewer than 30 days.",
    "Nur bis 15. Dez. gedeckt: weniger als 30 Tage.",
  ],
  [
    "cover",
    { day: days.day, count: 1 },
    "Covered until Dec 15 only: for fewer than 1 day.",
    "Nur bis 15. Dez. gedeckt: weniger als 1 Tag.",
  ],
  [
    "risk:DOMAIN example.de",
    { object: "example.de", count: 4, amount: "40", short: "30", currency: "EUR", day: days.day },
    "At risk: example.de and 3 more. Lost from Dec 15 on. It takes 40.00 EUR to save. Top up at least 30.00 EUR now.",
    "Gefährdet: example.de und 3 weitere. Ab 15. Dez. verloren. Zur Rettung nötig: 40,00 EUR. Laden Sie jetzt mindestens 30,00 EUR auf.",
  ],
  [
    "risk:DOMAIN example.de",
    { object: "example.de", count: 1, short: "0", currency: "EUR" },
    "At risk: example.de. The funds suffice: see to it in the control panel.",
    "Gefährdet: example.de. Die Mittel reichen: Kümmern Sie sich im Kundenbereich darum.",
  ],
  [
    "more:3",
    { object: "example.de", count: 23 },
    "At risk: example.de and 22 more.",
    "Gefährdet: example.de und 22 weitere.",
  ],
  [
    "signin",
    { reason: "otp-needed" },
    "One-time password needed: checks have stopped. Edit the account in the settings.",
    "Einmalpasswort nötig: Die Abfragen ruhen. Bearbeiten Sie das Konto in den Einstellungen.",
  ],
  [
    "stale",
    { reason: "timeout", since: Date.UTC(2025, 10, 30, 8, 15) },
    "Not up to date since Nov 30, 2025, 8:15 AM: No answer in time.",
    "Nicht aktuell seit 30.11.2025, 08:15: Keine rechtzeitige Antwort.",
  ],
];

describe("a warning in words", () => {
  it.each(cases)("%s %o", (key, facts, english, german) => {
    expect(said(key, facts)).toBe(english);
    seam.browser = createFakeBrowser("de");
    expect(said(key, facts)).toBe(german);
  });

  it("says nothing of what is not known", () => {
    expect(said("short", { object: "a.de" })).toBe("The first that fails is a.de.");
    expect(said("below:5", {})).toBe("");
  });

  it("takes names as they are, but for what would turn the amounts beside them", () => {
    expect(said("short", { object: "<b>ed.a" })).toBe("The first that fails is <b>ed.a.");
    expect(said("short", { object: "<b>\u202eé\u2069d.a" })).toBe(
      "The first that fails is \u2068<b>éd.a\u2069.",
    );
  });
});
