import { describe, expect, it } from "vitest";
import { statesOf } from "../../src/domain/account-state.ts";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import type { Overview } from "../../src/domain/overview.ts";
import { withWarnedNow } from "../../src/domain/warned-now.ts";
import { charge, today } from "../support/domain/charges.ts";
import { accountOverviewWith, figuresWith, overviewWith } from "../support/domain/records.ts";
import { foresightWith, now } from "../support/domain/watched.ts";

// Covered for thirty days: behind the horizon of the badge, but not behind the user's own wish.
const foresight = foresightWith([charge(today + 30, { gross: "2000" })], "1000", {
  lost: { at: now, domains: [], count: 0 },
});
const account = accountOverviewWith({
  figures: figuresWith({ at: now, balance: "1000", available: "1000" }),
  foresight,
});
const kept = {
  foresights: { one: foresight },
  allAlerts: { one: { ...initialAlertSettings, coverDays: 60 } },
  warned: {},
};
const warnedIn = (overview: Overview, part: Partial<Parameters<typeof withWarnedNow>[1]> = {}) =>
  withWarnedNow(overview, { ...kept, ...part }, now).accounts[0];

describe("the warnings in an overview", () => {
  it("are those of its own moment: what is warned of next is not called well before", () => {
    const overview = overviewWith([account]);
    expect(statesOf(account, now, overview)).toEqual(["well"]);
    const shown = warnedIn(overview);
    expect(shown?.warned).toEqual(["cover"]);
    expect(shown && statesOf(shown, now, overview)).toEqual(["not-covered"]);
  });

  it("are gone as soon as they have recovered, and stay while they have not clearly", () => {
    const overview = overviewWith([{ ...account, warned: ["below", "cover"] }]);
    const allAlerts = { one: { ...initialAlertSettings, coverDays: 29 } };
    const warned = { one: ["below:100" as const, "cover" as const] };
    expect(warnedIn(overview, { allAlerts, warned })?.warned).toEqual(["cover"]);
  });

  it("stay as they were where nothing is decided", () => {
    const locked = { mode: "passphrase", locked: true, hidden: false } as const;
    expect(warnedIn(overviewWith([account], { vault: locked }))?.warned).toEqual([]);
    const off = { ...account, enabled: false, warned: ["cover" as const] };
    expect(warnedIn(overviewWith([off]))?.warned).toEqual(["cover"]);
  });
});
