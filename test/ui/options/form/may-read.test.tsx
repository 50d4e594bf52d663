// @vitest-environment jsdom

import { cleanup, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { GrantedRight } from "../../../../src/domain/rights.ts";
import { profileOf } from "../../../../src/registrars/profiles.ts";
import { MayRead } from "../../../../src/ui/options/form/may-read.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  preparePage("Check");
  useFakeBrowser();
});
afterEach(cleanup);

const profile = profileOf({ registrar: "cnr" });
const reading = (...locations: string[]): GrantedRight[] =>
  locations.map((location) => ({ location, rights: ["STATUS", "QUERY"] }));
const all = reading("ACCOUNT", "ACL", "DOMAIN", "EVENT", "REGISTRAR", "TOOL");
const told = () =>
  within(screen.getByRole("list", { name: "This login may read" }))
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent?.trim());

describe("what a login may read", () => {
  it("is told by what the user will see of it", () => {
    render(<MayRead profile={profile} granted={all} />);
    expect(told()).toEqual([
      "Balance",
      "Product statistics",
      "Upcoming charges",
      "What changed",
      "Balances of past days",
      "Domains lost",
    ]);
  });

  it("names the right that is missing, and what it is needed for", async () => {
    const granted = all.filter(({ location }) => location !== "DOMAIN");
    render(
      <main>
        <MayRead profile={profile} granted={granted} />
      </main>,
    );
    expect(told()).not.toContain("Domains lost");
    expect(told()).toContain("Domain: STATUS, QUERY is missing, needed for Domains lost.");
    expect(await axeFindings()).toEqual([]);
  });

  it("is not told where the registrar does not say it, or knows no areas", () => {
    render(<MayRead profile={profile} granted={null} />);
    render(<MayRead profile={profileOf({ registrar: "inwx" })} granted={all} />);
    expect(screen.queryByText("This login may read")).toBeNull();
  });
});
