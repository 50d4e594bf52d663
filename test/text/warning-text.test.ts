import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PayAdvice } from "../../src/domain/foresight/pay-advice.ts";
import type { AccountWarning, WarningFacts } from "../../src/domain/warnings/kinds.ts";
import { warningLines, warningText } from "../../src/text/warning-text.ts";
import { day, today } from "../support/domain/charges.ts";
import { loggedWith } from "../support/domain/watched.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

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
const pay = (part: Partial<PayAdvice> = {}): PayAdvice => ({
  amount: "320",
  currency: "EUR",
  through: day("2026-03-01"),
  by: days.by,
  due: days.day,
  saves: "all",
  ...part,
});
const cases: [AccountWarning, Partial<WarningFacts>, string, string][] = [
  [
    "below:100",
    { amount: "-12.5", currency: "EUR" },
    "Available funds are −12.50 EUR, below 100.00 EUR. Top up soon.",
    "Die verfügbaren Mittel betragen −12,50 EUR, weniger als 100,00 EUR. Laden Sie bald auf.",
  ],
  [
    // What is to be paid for anyway says how, and by when: nothing asks for a top-up some time.
    "below:100",
    { amount: "12.5", currency: "EUR", pay: pay({ by: late.by }) },
    "Available funds are 12.50 EUR, below 100.00 EUR. Pay at least 320 EUR now, and everything until Mar 1 is paid. Too late for a bank transfer: pay by a faster way before Mon, Dec 15.",
    "Die verfügbaren Mittel betragen 12,50 EUR, weniger als 100,00 EUR. Zahlen Sie mindestens 320 EUR sofort, dann ist alles bis 1. März bezahlt. Zu spät für eine Überweisung: Zahlen Sie vor Mo., 15. Dez. auf schnellerem Weg.",
  ],
  [
    "short",
    { day: days.day, object: "example.de", pay: pay() },
    "Not covered from Dec 15. The first that fails is example.de. Pay at least 320 EUR by Wed, Dec 10, and everything until Mar 1 is paid.",
    "Ab 15. Dez. nicht gedeckt. Als Erstes scheitert example.de. Zahlen Sie mindestens 320 EUR bis Mi., 10. Dez., dann ist alles bis 1. März bezahlt.",
  ],
  [
    "short",
    {
      day: days.day,
      object: "example.de",
      atOnce: true,
      pay: pay({ by: late.by, saves: "known" }),
    },
    "Not covered from Dec 15. The first that is lost is example.de. Pay at least 320 EUR now, and everything known until Mar 1 is paid. Too late for a bank transfer: pay by a faster way before Mon, Dec 15.",
    "Ab 15. Dez. nicht gedeckt. Als Erstes geht example.de verloren. Zahlen Sie mindestens 320 EUR sofort, dann ist alles Bekannte bis 1. März bezahlt. Zu spät für eine Überweisung: Zahlen Sie vor Mo., 15. Dez. auf schnellerem Weg.",
  ],
  [
    // As version 0.1.0 kept it.
    "short",
    { ...days, short: "312.40", amount: "320", currency: "EUR", object: "example.de" },
    "Not covered from Dec 15. The first that fails is example.de. Pay at least 320 EUR by Dec 10.",
    "Ab 15. Dez. nicht gedeckt. Als Erstes scheitert example.de. Zahlen Sie bis 10. Dez. mindestens 320 EUR.",
  ],
  [
    "short",
    { ...late, short: "1500", amount: "2000", currency: "JPY" },
    "Not covered from Dec 15. Pay at least 2,000 JPY now.",
    "Ab 15. Dez. nicht gedeckt. Zahlen Sie jetzt mindestens 2.000 JPY.",
  ],
  [
    "likely",
    days,
    "Probably not covered from Dec 15 at your usual spending. Order a transfer by Dec 10.",
    "Bei Ihren üblichen Ausgaben ab 15. Dez. wahrscheinlich nicht gedeckt. Bis 10. Dez. ist eine Überweisung nötig.",
  ],
  [
    "likely",
    late,
    "Probably not covered from Dec 15 at your usual spending. For a bank transfer it may be too late: pay by a faster way.",
    "Bei Ihren üblichen Ausgaben ab 15. Dez. wahrscheinlich nicht gedeckt. Für eine Überweisung ist es vielleicht zu spät: Zahlen Sie auf schnellerem Weg.",
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
    {
      object: "example.de",
      count: 4,
      amount: "40",
      currency: "EUR",
      day: days.day,
      pay: pay({ amount: "30", by: late.by, due: today, saves: "risk" }),
    },
    "At risk: example.de and 3 more. Lost from Dec 15 on. It takes 40.00 EUR to save. Pay at least 30 EUR now, and what is at risk is saved. Too late for a bank transfer: pay at once by a faster way.",
    "Gefährdet: example.de und 3 weitere. Ab 15. Dez. verloren. Zur Rettung nötig: 40,00 EUR. Zahlen Sie mindestens 30 EUR sofort, dann ist gerettet, was gefährdet ist. Zu spät für eine Überweisung: Zahlen Sie sofort auf schnellerem Weg.",
  ],
  [
    // As version 0.1.0 kept it.
    "risk:DOMAIN example.de",
    { object: "example.de", count: 1, short: "30", currency: "EUR" },
    "At risk: example.de. Pay at least 30 EUR now.",
    "Gefährdet: example.de. Zahlen Sie jetzt mindestens 30 EUR.",
  ],
  [
    "lost:example.de",
    { object: "example.de", count: 1, day: days.day },
    "Lost: example.de. A restore in the control panel is possible until Dec 15, at an extra price.",
    "Verloren: example.de. Im Kundenbereich bis 15. Dez. gegen Aufpreis wiederherstellbar.",
  ],
  [
    "gone:3",
    { object: "example.de", count: 24 },
    "Lost: example.de and 23 more. A restore in the control panel is possible for a time, at an extra price.",
    "Verloren: example.de und 23 weitere. Im Kundenbereich noch einige Zeit gegen Aufpreis wiederherstellbar.",
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
    "Einmalpasswort nötig: Die Prüfungen ruhen. Bearbeiten Sie das Konto in den Einstellungen.",
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

  it("says what to pay once, where several warnings of one moment come to the same", () => {
    const sum = pay();
    const lines = warningLines([
      loggedWith("risk:DOMAIN a.de", { object: "a.de", count: 1, currency: "EUR", pay: sum }),
      loggedWith("short", { day: days.day, object: "b.de", pay: sum }),
    ]);
    expect(lines.map((line) => line.includes("Pay at least"))).toEqual([true, false]);
    expect(lines[1]).toBe("Not covered from Dec 15. The first that fails is b.de.");
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
