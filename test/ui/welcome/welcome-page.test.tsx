// @vitest-environment jsdom

import { cleanup, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "../../../src/domain/failure.ts";
import { emptyOverview } from "../../../src/domain/overview.ts";
import { profiles } from "../../../src/registrars/profiles.ts";
import { beginWelcome, WelcomePage } from "../../../src/ui/welcome/welcome-page.tsx";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { fixtureNow } from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Welcome");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function open() {
  const fake = useFakeBrowser();
  render(<WelcomePage overview={ok(emptyOverview)} />);
  return fake;
}

const link = (name: string | RegExp) => screen.getByRole("link", { name });

it("has nothing that axe finds, and says what page it is", async () => {
  open();
  beginWelcome();
  expect(document.title).toBe("Welcome · Reseller Balance");
  expect(await axeFindings()).toEqual([]);
});

it("leads to the form of a new account", () => {
  open();
  expect(link("Add account").getAttribute("href")).toBe("options.html#add");
});

it("shows the sentence, the badge and the states as the product has them, to the eye alone", () => {
  open();
  const pictures = [...document.querySelectorAll(".picture")];
  expect(pictures).toHaveLength(3);
  for (const picture of pictures) expect(picture.getAttribute("aria-hidden")).toBe("true");
  const words = pictures.map((picture) => picture.textContent ?? "");
  expect(words[0]).toBe("SOON");
  expect(words[1]).toMatch(
    /^Pay at least 100 EUR by \w+, \w+ \d+, and everything until .+ is paid\.$/,
  );
  expect(words[2]).toContain("2 domains lost");
  expect(words[2]).toContain("All is well");
});

describe("the pin", () => {
  it("is beside the name in Chromium", () => {
    open();
    expect(screen.getByText(/press the pin/)).toBeTruthy();
  });

  it("is in a menu behind the gear in Firefox", () => {
    const { browser } = useFakeBrowser();
    browser.runtime.getURL = (path: string) => `moz-extension://own/${path}`;
    render(<WelcomePage overview={ok(emptyOverview)} />);
    expect(screen.getByText(/“Pin to Toolbar”/)).toBeTruthy();
    expect(screen.queryByText(/press the pin/)).toBeNull();
  });
});

describe("who has no account at a registrar", () => {
  const addressesOf = (list: HTMLElement) =>
    within(list)
      .getAllByRole("link")
      .map((each) => each.getAttribute("href"));

  it("finds the pages for new customers that are known, and none that is not", () => {
    open();
    const known = profiles.flatMap(({ signUp }) => [signUp.live, signUp.ote]);
    const list = screen.getByRole("region", { name: "No account at a registrar yet?" });
    expect(addressesOf(list)).toEqual(known.filter((address) => address !== null));
    expect(known).toContain(null);
    expect(known.every((address) => address === null || address.startsWith("https://"))).toBe(true);
  });

  it("hears the registrar and the system in each link's name, and what is to be known of it", () => {
    open();
    const names = screen.getAllByRole("link").map((each) => each.getAttribute("aria-label"));
    const [first] = profiles;
    expect(names).toContain(`${first?.names.long}: Sign up: LIVE`);
    expect(names).toContain(`${first?.names.long}: Sign up: OT&E`);
    expect(screen.getByText(/closing its own interface/)).toBeTruthy();
  });
});
