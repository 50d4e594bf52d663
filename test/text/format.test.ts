import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { formatAmount, formatMoney } from "../../src/text/format-money.ts";
import { formatDay, formatIn, formatMoment, formatSpan } from "../../src/text/format-time.ts";
import { intl } from "../../src/text/intl.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

const speak = (locale: string) => {
  const browser = createFakeBrowser(locale === "de" ? "de" : "en");
  browser.i18n.getUILanguage = () => locale;
  seam.browser = browser;
};
beforeEach(() => speak("en"));

const minus = "\u2212";

describe("an amount", () => {
  it.each([
    ["9902.03", "EUR", "9,902.03"],
    ["1000000.0000", "EUR", "1,000,000.00"],
    ["1.2345", "EUR", "1.2345"],
    ["1.2340", "EUR", "1.234"],
    ["5", "EUR", "5.00"],
    ["0", "EUR", "0.00"],
    ["0.0001", "EUR", "0.0001"],
    ["-312.4", "EUR", `${minus}312.40`],
    ["1500", "JPY", "1,500"],
    ["1500.00", "JPY", "1,500"],
    ["1500.5", "JPY", "1,500.5"],
    ["1.5", "KWD", "1.500"],
    ["1.23456", "KWD", "1.23456"],
    ["1.5", "XQQ", "1.50"],
    ["1.5", "not a code", "1.50"],
    ["9007199254740993.01", "EUR", "9,007,199,254,740,993.01"],
    [
      "-123456789012345678901234567890.123456789",
      "EUR",
      `${minus}123,456,789,012,345,678,901,234,567,890.123456789`,
    ],
  ])("%s %s reads %s", (amount, currency, text) => {
    expect(formatAmount(amount, currency)).toBe(text);
  });

  it("is followed by its currency, unbroken", () => {
    expect(formatMoney("-312.40", "EUR")).toBe(`${minus}312.40\u00a0EUR`);
  });

  it("keeps every digit of the source, and adds none but zeros", () => {
    const text = fc
      .tuple(fc.boolean(), fc.stringMatching(/^[1-9]\d{0,24}$/), fc.stringMatching(/^\d{1,12}$/))
      .map(([negative, whole, fraction]) => `${negative ? "-" : ""}${whole}.${fraction}`);
    fc.assert(
      fc.property(text, fc.constantFrom("EUR", "JPY", "KWD"), (amount, currency) => {
        const shown = formatAmount(amount, currency).replaceAll(",", "").replace(minus, "-");
        const bare = (decimal: string) =>
          decimal.includes(".") ? decimal.replace(/0+$/, "").replace(/\.$/, "") : decimal;
        expect(bare(shown)).toBe(bare(amount));
      }),
    );
  });

  it.each([
    ["de", "-1234567.8901", `${minus}1.234.567,8901`],
    ["sv", "-1234.5", `${minus}1\u00a0234,50`],
    ["hi", "1234567.8", "12,34,567.80"],
  ])("follows the locale %s", (locale, amount, text) => {
    speak(locale);
    expect(formatAmount(amount, "EUR")).toBe(text);
  });
});

describe("a span of time", () => {
  it.each([
    [0, "0 sec"],
    [999, "0 sec"],
    [59_999, "59 sec"],
    [60_000, "1 min"],
    [3_599_999, "59 min"],
    [3_600_000, "1 hr"],
    [86_399_999, "23 hr"],
    [86_400_000, "1 day"],
    [5 * 86_400_000, "5 days"],
  ])("%d ms reads %s", (span, text) => {
    expect(formatSpan(span)).toBe(text);
  });

  it("follows the locale", () => {
    speak("de");
    expect(formatSpan(5 * 86_400_000)).toMatch(/^5\s(Tage|Tg\.)$/);
    expect(formatSpan(90_000)).toBe("1 Min.");
  });
});

it("a moment is told in local time, for the locale", () => {
  const at = new Date(2025, 6, 1, 14, 5).getTime();
  expect(formatMoment(at)).toMatch(/^Jul 1, 2025, 2:05\sPM$/);
  speak("de");
  expect(formatMoment(at)).toBe("01.07.2025, 14:05");
});

describe("a foreseen day", () => {
  it("is told by day and month, in UTC wherever the reader is", () => {
    const day = Date.UTC(2026, 10, 27) / 86_400_000;
    expect(formatDay(day)).toBe("Nov 27");
    speak("en-GB");
    expect(formatDay(day)).toBe("27 Nov");
    speak("de");
    expect(formatDay(day)).toBe("27. Nov.");
  });
});

it("makes each formatter once, and another for each kind, language and option", () => {
  const english = intl(Intl.NumberFormat, { minimumFractionDigits: 2 });
  expect(intl(Intl.NumberFormat, { minimumFractionDigits: 2 })).toBe(english);
  const others = [
    intl(Intl.NumberFormat, { minimumFractionDigits: 3 }),
    intl(Intl.PluralRules, { minimumFractionDigits: 2 }),
  ];
  speak("de");
  others.push(intl(Intl.NumberFormat, { minimumFractionDigits: 2 }));
  expect(new Set([english, ...others]).size).toBe(4);
});

describe("when a moment comes", () => {
  const now = Date.UTC(2026, 10, 27, 18);
  it.each([
    ["the first of December at midnight", Date.UTC(2026, 11, 1), "in 4 days"],
    ["a day and an hour later", Date.UTC(2026, 10, 28, 19), "in 25 hours"],
    ["two days later", Date.UTC(2026, 10, 29, 18), "in 2 days"],
    ["within a day, though tomorrow", Date.UTC(2026, 10, 28, 6), "in 12 hours"],
    ["within the hour", now + 5 * 60_000, "in 5 minutes"],
  ])("is told as one counts to a date, and in hours where it is near: %s", (_, at, text) => {
    expect(formatIn(at, now)).toBe(text);
  });
});
