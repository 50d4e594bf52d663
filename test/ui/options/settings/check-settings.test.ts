import { beforeEach, describe, expect, it, vi } from "vitest";
import { type AlertSettings, initialAlertSettings } from "../../../../src/domain/alert-settings.ts";
import { initialPreferences } from "../../../../src/domain/preferences.ts";
import { checkSettings } from "../../../../src/ui/options/settings/check-settings.ts";
import {
  type SettingsValues,
  settingsValuesOf,
} from "../../../../src/ui/options/settings/settings-values.ts";
import { snoozeRange, snoozeUntil } from "../../../../src/ui/options/settings/snooze.ts";
import { checkTimes, timeValuesOf } from "../../../../src/ui/options/warnings/times.ts";
import { accountWith } from "../../../support/domain/records.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);
beforeEach(() => void useFakeBrowser());

const account = accountWith({ name: "Main", warnBelow: "100", checkEvery: 15 });
const values = (part: Partial<SettingsValues> = {}) => ({
  ...settingsValuesOf(account, initialAlertSettings, "en"),
  ...part,
});
const problems = (part: Partial<SettingsValues>, locale = "en") =>
  checkSettings(values(part), locale).problems;

describe("an account's settings", () => {
  const full: AlertSettings = {
    ...initialAlertSettings,
    amounts: ["-50", "1234.5"],
    coverDays: 30,
    short: false,
    likely: true,
    atRisk: false,
    signIn: false,
    staleHours: null,
    lead: 0,
    unit: "2.5",
    snoozedUntil: null,
  };
  it.each(["en", "de"])("go through the form unchanged (%s)", (locale) => {
    const settings = { name: "Main", warnBelow: "-1250.50", checkEvery: 1440 };
    for (const alerts of [initialAlertSettings, full])
      expect(
        checkSettings(settingsValuesOf({ ...account, ...settings }, alerts, locale), locale),
      ).toEqual({ problems: null, alerts, settings });
  });

  it("are at first what an account has of which nothing was saved", () => {
    expect(settingsValuesOf(account, undefined, "en")).toEqual(
      settingsValuesOf(account, initialAlertSettings, "en"),
    );
  });

  it("take amounts as they are typed in the language", () => {
    const typed = { warnBelow: "9.000,50", amounts: [" 1.250,5 "], unit: "12,5" };
    const { alerts, settings } = checkSettings(values(typed), "de");
    expect(settings?.warnBelow).toBe("9000.50");
    expect(alerts).toMatchObject({ amounts: ["1250.5"], unit: "12.5" });
  });

  it("take an emptied Warn below for none: nothing is low then", () => {
    expect(checkSettings(values({ warnBelow: " " }), "en").settings?.warnBelow).toBe("0");
  });

  it.each([
    ["EUR", "12.3456", "2 decimals at most in EUR"],
    ["JPY", "12.5", "0 decimals at most in JPY"],
    ["KWD", "12.3456", "3 decimals at most in KWD"],
  ])("do not round what is finer than %s by themselves", (currency, typed, words) => {
    const { problems: found, settings } = checkSettings(
      values({ warnBelow: typed }),
      "en",
      currency,
    );
    expect(settings).toBeNull();
    expect(found?.warnBelow).toContain(words);
  });

  it("take zeros that say nothing", () => {
    const typed = values({ warnBelow: "12.3000" });
    expect(checkSettings(typed, "en", "EUR").settings?.warnBelow).toBe("12.3000");
  });

  it("take the name without the spaces around it", () => {
    expect(checkSettings(values({ name: " Shop " }), "en").settings?.name).toBe("Shop");
  });

  it.each<[string, Partial<SettingsValues>, string, string]>([
    ["no name", { name: "  " }, "name", "Fill this in"],
    ["an interval too short", { checkEvery: "4" }, "checkEvery", "from 5 to 1,440"],
    ["an interval too long", { checkEvery: "1441" }, "checkEvery", "from 5 to 1,440"],
    ["half a minute", { checkEvery: "7.5" }, "checkEvery", "from 5 to 1,440"],
    ["Warn below in words", { warnBelow: "a lot" }, "warnBelow", "Type a plain number"],
    ["an empty amount", { amounts: ["5", " "] }, "amount-1", "Type an amount, or remove"],
    ["an amount in words", { amounts: ["much"] }, "amount-0", "Type a plain number"],
    ["the account's own amount", { amounts: ["100.0"] }, "amount-0", "is there already"],
    ["an amount twice", { amounts: ["5", "7", "5.00"] }, "amount-2", "is there already"],
    ["no day of cover", { coverDays: "0" }, "coverDays", "from 1 to 90, or nothing"],
    ["too many days", { coverDays: "91" }, "coverDays", "from 1 to 90, or nothing"],
    ["half a day", { coverDays: "1.5" }, "coverDays", "from 1 to 90, or nothing"],
    ["too many hours", { staleHours: "721" }, "staleHours", "from 1 to 720, or nothing"],
    ["hours in words", { staleHours: "a day" }, "staleHours", "from 1 to 720, or nothing"],
    ["no bank days", { lead: "" }, "lead", "whole number from 0 to 15"],
    ["too many bank days", { lead: "16" }, "lead", "whole number from 0 to 15"],
    ["bank days below zero", { lead: "-1" }, "lead", "whole number from 0 to 15"],
    ["no unit", { unit: "" }, "unit", "above zero"],
    ["a unit of nothing", { unit: "0.00" }, "unit", "above zero"],
    ["a unit below zero", { unit: "-10" }, "unit", "above zero"],
  ])("are refused with %s, in words that say what to do", (_case, part, field, words) => {
    const found = problems(part) ?? {};
    expect(Object.keys(found)).toEqual([field]);
    expect(found[field as "unit"]).toContain(words);
  });

  it("tell all that is wrong at once", () => {
    const wrong = { name: "", warnBelow: "x", amounts: [""], lead: "x", unit: "x" };
    expect(Object.keys(problems(wrong) ?? {}).toSorted()).toEqual([
      "amount-0",
      "lead",
      "name",
      "unit",
      "warnBelow",
    ]);
  });
});

describe("quiet hours", () => {
  const kept = { quiet: { from: 0, to: 1439 }, digest: 0, soonDays: 7 };
  const times = timeValuesOf({ ...initialPreferences, ...kept });
  it("go through the form unchanged", () => {
    expect(times).toEqual({
      isQuiet: true,
      quietFrom: "00:00",
      quietTo: "23:59",
      isDigest: true,
      digestAt: "00:00",
      soonDays: "7",
    });
    expect(checkTimes(times).part).toEqual(kept);
  });

  it("have no digest where it is off, whatever its time says", () => {
    const { problems, part } = checkTimes({ ...times, isDigest: false, digestAt: "" });
    expect(problems).toEqual({});
    expect(part?.digest).toBeNull();
  });

  it("are none where they are off, whatever the times say", () => {
    expect(
      checkTimes({ ...times, isQuiet: false, quietFrom: "", quietTo: "" }).part?.quiet,
    ).toBeNull();
  });

  it("are proposed from ten to seven", () => {
    expect(timeValuesOf(initialPreferences)).toMatchObject({
      quietFrom: "22:00",
      quietTo: "07:00",
    });
  });

  it.each([
    [{ quietFrom: "" }, "quietFrom", "such as 22:00"],
    [{ quietTo: "" }, "quietTo", "such as 22:00"],
    [{ quietFrom: "24:00" }, "quietFrom", "such as 22:00"],
    [{ quietFrom: "12:00", quietTo: "12:00" }, "quietTo", "another time"],
    [{ digestAt: "" }, "digestAt", "such as 22:00"],
    [{ digestAt: "8" }, "digestAt", "such as 22:00"],
    [{ soonDays: "0" }, "soonDays", "from 1 to 90"],
    [{ soonDays: "" }, "soonDays", "from 1 to 90"],
  ])("%o is refused", (part, field, words) => {
    const { problems: found, part: kept } = checkTimes({ ...times, ...part });
    expect(kept).toBeNull();
    expect(Object.keys(found)).toEqual([field]);
    expect(found[field as "quietFrom"]).toContain(words);
  });
});

describe("a snooze", () => {
  beforeEach(() => vi.stubEnv("TZ", "Europe/Berlin"));
  const now = Date.UTC(2026, 9, 24, 22, 30);

  it("may end from tomorrow on, within a year, as the clock on the wall counts", () => {
    // It is the 25th there already.
    expect(snoozeRange(now)).toEqual({ min: "2026-10-26", max: "2027-10-26" });
  });

  it("ends when the chosen day begins, daylight saving or not", () => {
    expect(snoozeUntil("2026-10-26", now)).toBe(Date.UTC(2026, 9, 25, 23));
    expect(snoozeUntil("2027-07-01", now)).toBe(Date.UTC(2027, 5, 30, 22));
  });

  it.each(["", "2026-10-25", "2027-10-27", "26.10.2026", "2026-13-01", "99999-01-01"])(
    "cannot end on %j",
    (chosen) => {
      expect(snoozeUntil(chosen, now)).toBeNull();
    },
  );
});
