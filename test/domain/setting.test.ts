import { describe, expect, it } from "vitest";
import { alertDeclarations, initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { initialPreferences, preferenceSettings } from "../../src/domain/preferences.ts";
import {
  amounts,
  checksOf,
  choice,
  flag,
  initialOf,
  line,
  optionalWhole,
  type Setting,
  type Settings,
  whole,
} from "../../src/domain/setting.ts";

describe("a setting", () => {
  it.each<[string, Setting<unknown>, unknown[], unknown[]]>([
    ["on or off", flag(true), [true, false], [0, "true", null, undefined]],
    ["a whole number", whole(3, { min: 0, max: 15 }), [0, 3, 15], [-1, 16, 1.5, "3", null]],
    ["one or none", optionalWhole(null, { min: 1, max: 9 }, "days"), [null, 1, 9], [0, 10, ""]],
    ["a choice", choice("a", ["a", "b"]), ["a", "b"], ["c", null, 0]],
    ["a line", line(3), ["", "abc"], ["abcd", null, 1]],
    ["amounts", amounts(2), [[], ["5", "-1.5"]], [["1", "2", "3"], ["x"], [5], "5", null]],
  ])("%s takes what is sound and nothing else", (_sort, { initial, check }, sound, wrong) => {
    expect([...sound, initial].filter((value) => !check(value))).toEqual([]);
    expect(wrong.filter((value) => check(value))).toEqual([]);
  });
});

it.each<[string, Settings, object]>([
  ["preference", preferenceSettings, initialPreferences],
  ["wish about an account", alertDeclarations, initialAlertSettings],
])("every %s is at first what its own check takes", (_sort, settings, initial) => {
  expect(initialOf(settings)).toEqual(initial);
  const checks = Object.entries(checksOf(settings));
  expect(checks.length).toBe(Object.keys(initial).length);
  const wrong = checks.filter(
    ([name, check]) => !check((initial as Record<string, unknown>)[name]),
  );
  expect(wrong.map(([name]) => name)).toEqual([]);
});
