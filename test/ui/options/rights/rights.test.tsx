// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "../../../../src/domain/failure.ts";
import { cnrProfile } from "../../../../src/registrars/cnr/profile.ts";
import { ispapiProfile } from "../../../../src/registrars/ispapi/profile.ts";
import { functions } from "../../../../src/registrars/profile.ts";
import {
  type AreasProfile,
  areasFor,
  commandsFor,
  type LinesProfile,
  linesFor,
  makeWithAreas,
  makeWithLines,
} from "../../../../src/registrars/rights.ts";
import { OptionsPage } from "../../../../src/ui/options/options-page.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import { accountsOf, fixtures } from "../../../support/ui/fixtures.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

const written: string[] = [];
beforeEach(() => {
  preparePage("Settings");
  written.length = 0;
  Object.defineProperty(navigator, "clipboard", {
    configurable: true,
    value: { writeText: async (text: string) => void written.push(text) },
  });
});
afterEach(cleanup);

function open(hash: string, name: keyof typeof fixtures = "well") {
  location.hash = hash;
  const fake = useFakeBrowser();
  render(
    <OptionsPage
      accounts={ok(accountsOf(fixtures[name]))}
      overview={ok(fixtures[name])}
      allAlerts={ok({})}
    />,
  );
  return fake;
}

/** CentralNic Reseller's commands first, then HEXONET's command and rules. */
const shown = () => [...document.querySelectorAll("pre")].map(({ textContent }) => textContent);
/** By its label: a search by role looks at the whole page, ten times in one test. */
const tick = (name: string) => fireEvent.click(screen.getByLabelText(name));
const names = [
  "Sessions",
  "Balance",
  "Product statistics",
  "Upcoming charges",
  "Reserved deposits",
  "What changed",
  "Balances of past days",
  "Domains lost",
  "First value of “Warn below”",
  "What the login may do",
  "Subusers’ balances",
];
const areas = () =>
  [...document.querySelectorAll(".areas b")].map(({ textContent }) => textContent);

describe("the rights of a role user", () => {
  it("are for everything at first, exactly as the profiles say", () => {
    open("#rights");
    const cnr = cnrProfile as AreasProfile;
    const { rights } = ispapiProfile as LinesProfile;
    const commands = commandsFor(ispapiProfile, functions);
    expect(shown()).toEqual([
      makeWithAreas(cnr.rights, areasFor(cnr, functions))?.join("\n\n"),
      makeWithLines(rights, commands),
      linesFor(rights, commands).join("\n"),
    ]);
    const marked = [...document.querySelectorAll("mark")].map(({ textContent }) => textContent);
    expect(marked.slice(-2)).toEqual(["<ROLEID>", "<PASSWORD>"]);
    expect(new Set(marked.slice(0, -2))).toEqual(new Set(["<USERNAME>", "<PASSWORD>"]));
  });

  it("names the commands of each function by registrar, once for those that send the same", () => {
    open("#rights");
    const sessions = document.getElementById("sessions-commands")?.textContent ?? "";
    expect(sessions).toContain("CentralNic Reseller: StartSession, StopSession");
    expect(sessions).toContain("HEXONET, united-domains: StartSession, EndSession");
    expect(sessions).not.toContain("INWX");
    const deposits = document.getElementById("deposits-commands")?.textContent;
    expect(deposits).toBe(
      "INWX: accounting.lockedFunds · HEXONET, united-domains: QueryDepositList",
    );
  });

  it("follow what is ticked, in the same order however it was ticked", async () => {
    open("#rights");
    for (const name of names.filter((name) => name !== "Balance")) tick(name);
    await waitFor(() => expect(shown()[2]).toBe("StatusAccount[]:ALLOW"));
    expect(shown()[1]).toContain("ACL0 = StatusAccount[]:ALLOW");
    expect(areas()).toEqual(["Account"]);
    tick("Sessions");
    await waitFor(() =>
      expect(shown()[2]).toBe("StartSession[]:ALLOW\nEndSession[]:ALLOW\nStatusAccount[]:ALLOW"),
    );
  });

  it("name a command once though two functions need it", async () => {
    open("#rights");
    for (const name of names.filter((name) => !/past days|Subusers/.test(name))) tick(name);
    const both = "QueryAccountBalanceList[]:ALLOW\nGetCurrentExchangeRates[]:ALLOW";
    await waitFor(() => expect(shown()[2]).toBe(both));
    tick("Balances of past days");
    await waitFor(() => expect(areas()).toEqual([]));
    expect(shown()[2]).toBe(both);
  });

  it("say what CentralNic Reseller cannot tell, of what is ticked", async () => {
    open("#rights");
    const lacking = (what: string) => `CentralNic Reseller has no command for: ${what}.`;
    expect(screen.getByText(lacking("Reserved deposits, Subusers’ balances"))).toBeTruthy();
    tick("Reserved deposits");
    tick("Subusers’ balances");
    await waitFor(() => expect(screen.queryByText(/has no command for/)).toBeNull());
  });

  it("are copied as they stand, and that is said", async () => {
    open("#rights");
    fireEvent.click(screen.getByRole("button", { name: "Copy command" }));
    fireEvent.click(screen.getByRole("button", { name: "Copy rules" }));
    fireEvent.click(screen.getByRole("button", { name: "Copy commands" }));
    await waitFor(() => expect(screen.getAllByText("Copied")).toHaveLength(3));
    expect(written.toSorted()).toEqual(shown().toSorted());
  });

  it("say that the areas are not verified", () => {
    open("#rights");
    expect(areas()).toEqual(["Account", "Acl", "Domain", "Event", "Registrar", "Tool"]);
    expect(screen.getByText(/not verified/)).toBeTruthy();
  });

  it("say which functions are left without any", async () => {
    open("#rights");
    for (const name of names) tick(name);
    expect(await screen.findByText("Choose at least one function.")).toBeTruthy();
    expect(shown()).toEqual([]);
    expect(await axeFindings()).toEqual([]);
  });

  it("are linked from the settings, and lead back", async () => {
    open("#security");
    const link = screen.getByRole("link", { name: "The exact rights to give it" });
    expect(link.getAttribute("href")).toBe("#rights");
    location.hash = "#rights";
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Restricted role user"));
    fireEvent.click(screen.getByRole("button", { name: "Back" }));
    expect(await screen.findByRole("heading", { name: "Security" })).toBeTruthy();
    expect(location.hash).toBe("#security");
  });

  it("are linked from the account form in a tab of their own", () => {
    open("#add");
    fireEvent.click(screen.getByRole("button", { name: "CentralNic Reseller" }));
    const link = screen.getByRole("link", { name: "The exact rights to give it" });
    expect(link.getAttribute("href")).toBe("options.html#rights");
    expect(link.getAttribute("target")).toBe("_blank");
  });

  it("are linked once, however many fields have advice", () => {
    open("#add");
    fireEvent.click(screen.getByRole("button", { name: "Realtime Register" }));
    expect(screen.getByText(/That of the customer/)).toBeTruthy();
    const [link, ...others] = screen.getAllByRole("link", { name: "The exact rights to give it" });
    expect(link?.parentElement?.textContent).toMatch(/^Recommended: a key/);
    expect(others).toEqual([]);
  });
});
