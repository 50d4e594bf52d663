// @vitest-environment jsdom

import { render, screen } from "@testing-library/preact";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import { needsLate } from "../../../src/ui/popup/late.ts";
import { Popup } from "../../../src/ui/popup/popup.tsx";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { type FixtureName, fixtureNow, fixtures } from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

const parts = vi.hoisted(() => ({ isBroken: true }));
vi.mock("../../../src/ui/popup/late-parts.ts", async (original) => {
  if (parts.isBroken) throw new Error("damaged");
  return await original();
});

beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(fixtureNow);
  useFakeBrowser();
});

describe("the popup's second script", () => {
  it.each<[FixtureName, boolean]>([
    ["well", false],
    ["low", true],
    ["test-system", true],
    ["locked", true],
    ["offline", true],
    ["at-risk", true],
    ["short", true],
    ["off", true],
    ["well-cnr", true],
  ])("is waited for by the first picture only where that shows it: %s, %s", (name, isNeeded) => {
    expect(needsLate(ok(fixtures[name]), fixtureNow)).toBe(isNeeded);
  });

  it("is waited for where nothing can be read", () => {
    expect(needsLate(failed(failure("storage")), fixtureNow)).toBe(true);
  });

  it("that cannot be had is told, and the figures stay", async () => {
    render(<Popup first={ok(fixtures.well)} />);
    expect(await screen.findByText(/^Browser trouble: /)).toBeTruthy();
    expect(screen.getByText("8,467.22")).toBeTruthy();
  });
});

describe("the popup's script for what is seldom there", () => {
  it.each<[FixtureName, boolean]>([
    ["well", false],
    ["offline", false],
    ["no-accounts", true],
    ["locked", true],
  ])("is loaded before the first picture where that shows it: %s, %s", async (name, isNeeded) => {
    vi.resetModules();
    const { rareFor, rareScript } = await import("../../../src/ui/popup/rare.tsx");
    await rareFor(ok(fixtures[name]));
    expect(rareScript.parts !== null).toBe(isNeeded);
  });
});

describe("a second script that came late", () => {
  it("shows what needs it as soon as it is there", async () => {
    parts.isBroken = false;
    render(<Popup first={ok(fixtures.locked)} />);
    expect(await screen.findByLabelText("Passphrase")).toBeTruthy();
  });
});
