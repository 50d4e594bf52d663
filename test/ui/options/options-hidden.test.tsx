// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { options } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { initialAlertSettings } from "../../../src/domain/alert-settings.ts";
import { ok } from "../../../src/domain/failure.ts";
import type { Overview } from "../../../src/domain/overview.ts";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { OptionsPage } from "../../../src/ui/options/options-page.tsx";
import { nameMasks } from "../../../src/ui/shared/name-masks.tsx";
import { amountsIn, amountsSaid } from "../../support/ui/amount-leaks.ts";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { accountsOf, fixtureNow, fixtures } from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

nameMasks(options);

beforeEach(() => {
  vi.stubEnv("TZ", "UTC");
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Settings");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const withHidden = (hideAmounts: boolean): Overview => ({
  ...fixtures.several,
  preferences: { ...fixtures.several.preferences, hideAmounts },
});
const alerts = {
  ...initialAlertSettings,
  amounts: ["5432.10", "7778"],
  unit: "2500",
  reserved: "3210",
};
const accounts = accountsOf(fixtures.several).map((account) => ({
  ...account,
  warnBelow: "6540.25",
}));
const amounts = amountsIn([fixtures.several, alerts, accounts]);
/** Beside the examples of how a region writes numbers, and the versions in the diagnostics. */
const said = () =>
  amountsSaid(document.body, amounts).filter(
    (text) => !/(?:1,234\.50|1234[.,]50)/.test(text) && !text.includes("jsdom"),
  );

function open(hideAmounts: boolean, hash = "") {
  location.hash = hash;
  const fake = useFakeBrowser({});
  render(
    <OptionsPage
      accounts={ok(accounts)}
      overview={ok(withHidden(hideAmounts))}
      allAlerts={ok({ main: alerts })}
    />,
  );
  const publish = (hide: boolean) =>
    fake.write("overview", { version: overviewVersion, value: withHidden(hide) });
  return { ...fake, publish };
}

describe("while amounts are hidden", () => {
  it.each([
    "",
    "#warnings",
    "#security",
    "#appearance",
    "#data",
    "#about",
    "#warnings=main",
    "#edit=main",
    "#add",
  ])("no text, attribute, field or name of the settings tells one: %s", (hash) => {
    open(true, hash);
    expect(said()).toEqual([]);
  });

  it("fields of amounts say so, and what was typed is there again afterwards", async () => {
    const { publish, sent } = open(false, "#warnings=main");
    const field = () => screen.queryByLabelText<HTMLInputElement>("Warn below (amount)");
    expect(field()?.value).toBe("6540.25");
    expect(said().length).toBeGreaterThan(4);
    fireEvent.input(field() as HTMLInputElement, { target: { value: "9870.65" } });
    publish(true);
    await waitFor(() => expect(field()?.tagName ?? "DIV").toBe("DIV"));
    expect(said()).toEqual([]);
    expect(screen.getByRole("group", { name: "Warn below (amount)" }).textContent).toContain(
      "•••• EUR",
    );
    fireEvent.click(screen.getAllByRole("button", { name: "Show amounts" })[1] as HTMLElement);
    expect(sent).toContainEqual({ name: "hide-amounts", hide: false });
    publish(false);
    await waitFor(() => expect(field()?.value).toBe("9870.65"));
  });

  it("the example of how a region writes numbers is no amount, and stays", () => {
    open(true, "#appearance");
    expect(document.body.textContent).toContain("1,234.50");
  });

  it.each(["", "#warnings=main"])("axe finds nothing: %s", async (hash) => {
    open(true, hash);
    expect(await axeFindings()).toEqual([]);
  });
});
