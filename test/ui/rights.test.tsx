// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "../../src/domain/failure.ts";
import { aclLines, createRoleUserCommand, functions } from "../../src/domain/rights.ts";
import { OptionsPage } from "../../src/ui/options/options-page.tsx";
import { axeFindings, preparePage } from "./axe.ts";
import { useFakeBrowser } from "./current-browser.ts";
import { accountsOf, fixtures } from "./fixtures.ts";

vi.mock("../../src/platform/browser.ts", () => import("./current-browser.ts"));

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

function open(hash: string): void {
  location.hash = hash;
  useFakeBrowser();
  render(
    <OptionsPage
      accounts={ok(accountsOf(fixtures.well))}
      overview={ok(fixtures.well)}
      watches={ok({})}
    />,
  );
}

const shown = () => [...document.querySelectorAll("pre")].map(({ textContent }) => textContent);
const tick = (name: string) => fireEvent.click(screen.getByRole("checkbox", { name }));
const names = [
  "Sessions",
  "Balance",
  "Product statistics",
  "Upcoming charges",
  "Reserved deposits",
  "What changed",
  "Balances of past days",
  "Subusers’ balances",
];
const areas = () =>
  [...document.querySelectorAll(".areas b")].map(({ textContent }) => textContent);

describe("the rights of a role user", () => {
  it("are for everything at first, exactly as the domain says", () => {
    open("#rights");
    const blanks = { roleId: "<ROLEID>", password: "<PASSWORD>" };
    expect(shown()).toEqual([
      createRoleUserCommand(functions, blanks),
      aclLines(functions).join("\n"),
    ]);
    const marked = [...document.querySelectorAll("mark")].map(({ textContent }) => textContent);
    expect(marked).toEqual(["<ROLEID>", "<PASSWORD>"]);
  });

  it("follow what is ticked, in the same order however it was ticked", async () => {
    open("#rights");
    for (const name of names.filter((name) => name !== "Balance")) tick(name);
    await waitFor(() => expect(shown()[1]).toBe("StatusAccount[]:ALLOW"));
    expect(shown()[0]).toContain("ACL0 = StatusAccount[]:ALLOW");
    expect(areas()).toEqual(["Account"]);
    tick("Sessions");
    await waitFor(() =>
      expect(shown()[1]).toBe("StartSession[]:ALLOW\nEndSession[]:ALLOW\nStatusAccount[]:ALLOW"),
    );
  });

  it("name a command once though two functions need it", async () => {
    open("#rights");
    for (const name of names.slice(0, 6)) tick(name);
    const both = "QueryAccountBalanceList[]:ALLOW\nGetCurrentExchangeRates[]:ALLOW";
    await waitFor(() => expect(shown()[1]).toBe(both));
    tick("Balances of past days");
    await waitFor(() => expect(areas()).toEqual([]));
    expect(shown()[1]).toBe(both);
  });

  it("say what CentralNic Reseller cannot tell, of what is ticked", async () => {
    open("#rights");
    const lacking = (what: string) => `CentralNic Reseller has no command for: ${what}.`;
    expect(
      screen.getByText(lacking("Reserved deposits, Balances of past days, Subusers’ balances")),
    ).toBeTruthy();
    tick("Balances of past days");
    expect(await screen.findByText(lacking("Reserved deposits, Subusers’ balances"))).toBeTruthy();
    tick("Reserved deposits");
    tick("Subusers’ balances");
    await waitFor(() => expect(screen.queryByText(/has no command for/)).toBeNull());
  });

  it("are copied as they stand, and that is said", async () => {
    open("#rights");
    fireEvent.click(screen.getByRole("button", { name: "Copy command" }));
    fireEvent.click(screen.getByRole("button", { name: "Copy rules" }));
    await waitFor(() => expect(screen.getAllByText("Copied")).toHaveLength(2));
    expect(written).toEqual(shown());
  });

  it("say that the areas are not verified", () => {
    open("#rights");
    expect(areas()).toEqual(["Account", "Tool"]);
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
    open("");
    const link = screen.getByRole("link", { name: "The exact rights to give it" });
    expect(link.getAttribute("href")).toBe("#rights");
    location.hash = "#rights";
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Restricted role user"));
    fireEvent.click(screen.getByRole("button", { name: "Back" }));
    expect(await screen.findByRole("heading", { name: "Accounts" })).toBeTruthy();
    expect(location.hash).toBe("");
  });

  it("are linked from the account form in a tab of their own", () => {
    open("#add");
    const link = screen.getByRole("link", { name: "The exact rights to give it" });
    expect(link.getAttribute("href")).toBe("options.html#rights");
    expect(link.getAttribute("target")).toBe("_blank");
  });
});
