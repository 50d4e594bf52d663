import { expect, it } from "vitest";
import { initialAlertSettings, snoozeEnd } from "../../src/domain/alert-settings.ts";
import { minute, noon } from "../support/domain/records.ts";

const snoozed = { ...initialAlertSettings, snoozedAt: noon, snoozedUntil: noon + 60 * minute };

it.each<[string, Partial<typeof initialAlertSettings>, number, number | null]>([
  ["holds until it ends", {}, noon, noon + 60 * minute],
  ["holds where the clock is put right by seconds", {}, noon - 30_000, noon + 60 * minute],
  ["is void where the clock was set back behind it", {}, noon - 2 * minute, null],
  ["of version 0.1.0 holds as it did", { snoozedAt: null }, noon - 2 * minute, noon + 60 * minute],
  ["that is none is none", { snoozedUntil: null, snoozedAt: null }, noon, null],
])("a snooze %s", (_case, part, now, end) => {
  expect(snoozeEnd({ ...snoozed, ...part }, now)).toBe(end);
});
