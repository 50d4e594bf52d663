// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failure, ok } from "../../../src/domain/failure.ts";
import type { Overview } from "../../../src/domain/overview.ts";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { loadLate } from "../../../src/ui/popup/late.ts";
import { listScript } from "../../../src/ui/popup/open-list.tsx";
import { Popup } from "../../../src/ui/popup/popup.tsx";
import { rareScript } from "../../../src/ui/popup/rare.tsx";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import {
  accountWith,
  type FixtureName,
  figuresWith,
  fixtureNow,
  fixtures,
  overviewOf,
  troubledAccount,
} from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

// As after the first paint.
await loadLate();
await rareScript.load();
await listScript.load();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Reseller Balance");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const envelope = (value: Overview) => ({ version: overviewVersion, value });

function open(overview: Overview, setup: Parameters<typeof useFakeBrowser>[0] = {}) {
  const fake = useFakeBrowser({ stored: { overview: envelope(overview) }, ...setup });
  render(<Popup first={ok(overview)} />);
  return fake;
}

/** The value beside a term, as the screen shows it. */
function shownFor(term: string): string | null | undefined {
  const row = screen.getByText(term).closest(".row");
  return row?.querySelector("dd")?.textContent;
}

const figure = () => document.querySelector(".figure")?.textContent?.trim();

// axe is slow on a busy machine.
describe("accessibility", () => {
  it.each(Object.keys(fixtures) as FixtureName[])("axe finds nothing in %s", async (name) => {
    open(fixtures[name]);
    expect(await axeFindings()).toEqual([]);
  });

  it("axe finds nothing in the open list", async () => {
    open(fixtures.several);
    fireEvent.click(screen.getByRole("button", { name: "Webshop EU" }));
    expect(await axeFindings()).toEqual([]);
  });
});

describe("the figures", () => {
  it("lead with the available funds, made of balance, deposits and credit line", () => {
    open(fixtures.well);
    expect(figure()).toBe("8,467.22 EUR");
    expect(shownFor("Account balance")).toBe("9,984.21");
    expect(shownFor("Reserved deposits")).toBe("−1,516.99");
    expect(shownFor("Credit line")).toBe("5,000.00");
    expect(shownFor("Spendable")).toBe("13,467.22");
  });

  it("leave out deposits and credit line that are zero", () => {
    open(fixtures.low);
    expect(screen.queryByText("Reserved deposits")).toBeNull();
    expect(screen.queryByText("Credit line")).toBeNull();
    expect(screen.queryByText("Spendable")).toBeNull();
  });

  it("say that deposits are unknown, and counted as none, where the registrar tells none", () => {
    open(fixtures["well-cnr"]);
    expect(shownFor("Reserved deposits")).toBe("Unknown, counted as none");
  });

  it.each([
    ["yen", "1,234,567 JPY"],
    ["dinar", "1,234.500 KWD"],
    ["long", "−123,456,789,012,345,678.901234 EUR"],
  ] as const)("are exact in %s", (name, text) => {
    open(fixtures[name]);
    expect(figure()).toBe(text);
  });

  it("follow the browser's language", () => {
    open(fixtures.well, { language: "de" });
    expect(figure()).toBe("8.467,22 EUR");
    expect(screen.getByText("Verfügbare Mittel")).toBeTruthy();
  });

  it.each([
    ["low", "Low balance"],
    ["overdraft", "Overdraft"],
  ] as const)("%s is said in words, with a shape", (name, words) => {
    open(fixtures[name]);
    const pill = screen.getByText(words);
    expect(pill.classList).toContain("loss");
    expect(pill.querySelector("svg")).not.toBeNull();
  });

  it("take the next smaller size when they are long", () => {
    open(fixtures.longish);
    expect(document.querySelector(".figure")?.classList).toContain("long");
  });

  it("change in place when the worker has written new ones", async () => {
    const fake = open(fixtures.well);
    const before = document.querySelector(".figure");
    fake.write(
      "overview",
      envelope(overviewOf(accountWith({ figures: figuresWith({ available: "1.00" }) }))),
    );
    await waitFor(() => expect(figure()).toBe("1.00 EUR"));
    expect(document.querySelector(".figure")).toBe(before);
  });
});

describe("a click on the available funds", () => {
  const button = () => screen.getByRole("button", { name: /^Copy the available funds: 8,467\.22/ });

  it("puts them into the clipboard as a plain number, and says so", async () => {
    const written: string[] = [];
    vi.stubGlobal("navigator", {
      ...navigator,
      clipboard: { writeText: async (text: string) => void written.push(text) },
    });
    open(fixtures.well);
    fireEvent.click(button());
    expect(await screen.findByText("Copied")).toBeTruthy();
    expect(written).toEqual(["8467.22"]);
    vi.unstubAllGlobals();
  });

  it("says so where the browser refuses it", async () => {
    vi.stubGlobal("navigator", {
      ...navigator,
      clipboard: { writeText: () => Promise.reject(new Error("denied")) },
    });
    open(fixtures.well);
    fireEvent.click(button());
    expect(await screen.findByText("Not copied")).toBeTruthy();
    vi.unstubAllGlobals();
  });
});

describe("the product statistics", () => {
  it("are sorted by title, with grouped counts", () => {
    open(fixtures.well);
    const section = screen.getByRole("region", { name: "Product statistics" });
    const rows = [...section.querySelectorAll("dl .row")].map((row) => row.textContent);
    expect(rows).toEqual([
      "Applications0",
      "Contacts15,412",
      "DNS zones980",
      "Domains1,204",
      "Domains (RegOC)12",
      "SSL certificates87",
      "Subusers4",
      "Trademarks1",
      "Transfers3",
      "Websites2",
    ]);
  });

  it("say which command was refused, and the rule that would allow it", () => {
    open(fixtures["statistics-refused"]);
    const row = screen.getAllByText("Transfers")[0]?.closest(".row");
    expect(row?.textContent).toBe("TransfersUnknown");
    expect(row?.getAttribute("title")).toContain("QueryTransferList[]:ALLOW");
    const why = screen.getByText("Why unknown?").closest("details");
    expect(why?.textContent).toContain("Code 531: Authorization failed");
  });

  it("keep the registrar's own word for a type without a title", () => {
    open(fixtures["well-cnr"]);
    expect(screen.getByText("dnssec-signer")).toBeTruthy();
  });

  it("give way to the mark on the test system, which says what it is", () => {
    open(fixtures["test-system"]);
    expect(screen.getByText("Test system (OT&E)")).toBeTruthy();
    expect(screen.getByText("no real money")).toBeTruthy();
    expect(screen.getByText("Products are counted on the LIVE system only.")).toBeTruthy();
    expect(screen.queryByText("Domains")).toBeNull();
    expect(screen.queryByText("Add funds")).toBeNull();
    expect(screen.getByText("Control panel").getAttribute("href")).toBe(
      "https://account-ote.hexonet.net",
    );
  });
});

describe("the foot", () => {
  it.each([
    ["well", "Updated 3 min ago", "Next check in 12 min"],
    ["overdraft", "Not up to date · 52 min old", "Trying again in 4 min"],
    ["stale", "Not up to date · 52 min old", "Checking now …"],
    ["sign-in-failed", "Not up to date · 52 min old", "Checks have stopped"],
    ["first-load", "No figures yet", "Checking now …"],
  ] as const)("of %s says %s, %s", (name, age, next) => {
    open(fixtures[name]);
    expect(screen.getByText(age)).toBeTruthy();
    expect(screen.getByText(next)).toBeTruthy();
  });

  it("tells the exact time as a tooltip", () => {
    open(fixtures.well);
    const at = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
    // Whatever spaces keep the time together.
    const words = (text: string) => text.replace(/\s/g, " ");
    const { title } = screen.getByText("Updated 3 min ago");
    expect(words(title)).toBe(words(at.format(fixtureNow - 180_000)));
  });

  it("calls fresh figures just updated", () => {
    open(overviewOf(accountWith({ figures: figuresWith({ at: fixtureNow - 59_000 }) })));
    expect(screen.getByText("Updated just now")).toBeTruthy();
  });

  it("dates figures from the future instead of giving them an age", () => {
    open(overviewOf(accountWith({ figures: figuresWith({ at: fixtureNow + 3_600_000 }) })));
    expect(screen.getByText(/^Not up to date · Nov/)).toBeTruthy();
  });

  it("leads to the registrar in a new tab", () => {
    open(fixtures["well-cnr"]);
    for (const name of ["Add funds", "Control panel"]) {
      const link = screen.getByRole("link", { name });
      expect(link.getAttribute("href")).toBe("https://account.centralnicreseller.com/");
      expect(link.getAttribute("target")).toBe("_blank");
    }
  });
});

describe("a failure", () => {
  it.each([
    ["offline", "Offline.", "This device has no network."],
    ["sign-in-failed", "Sign-in failed.", "HEXONET refused user or password."],
    ["otp-needed", "One-time password needed.", "Enter a new one in the settings"],
    ["locked-out", "Locked out.", "Next attempt:"],
    ["not-allowed", "No permission.", "StatusAccount[]:ALLOW"],
    ["no-permission", "No permission.", "does not let this extension reach HEXONET"],
    ["malformed", "Answer not understood.", "no complete answer"],
    ["off", "Switched off.", "never warns"],
    ["problem", "Browser trouble.", "accounts: written by a newer version"],
  ] as const)("%s is said in words: %s", (name, title, text) => {
    open(fixtures[name]);
    const note = screen.getByText(title).closest(".banner");
    expect(note?.textContent).toContain(text);
  });

  it("leaves the older figures standing, dated", () => {
    open(fixtures["sign-in-failed"]);
    expect(figure()).toBe("8,467.22 EUR");
    const note = screen.getByText("Sign-in failed.").closest(".banner");
    expect(note?.textContent).toMatch(/The figures are of Nov 2\d, 2026/);
  });

  it("without any figures says Unknown, not zero", () => {
    open(fixtures.unknown);
    expect(figure()).toBe("Unknown");
  });

  it("shows the registrar's text as text, never as markup", () => {
    open(fixtures.hostile);
    expect(document.querySelector("img")).toBeNull();
    const text = screen.getByText(/onerror="alert\(1\)"> .*AAA/, { selector: "bdi" });
    expect(text.closest("small")?.textContent).toMatch(/^Code 549: </);
  });

  it("leads to the account's form where the sign-in is the trouble", () => {
    open(fixtures["sign-in-failed"]);
    const link = screen.getByRole("link", { name: "Edit account" });
    expect(link.getAttribute("href")).toBe("options.html#edit=main");
  });

  it("that the browser's missing permission causes is known without the worker, and can be cured", async () => {
    const fake = open(fixtures.well, { missingOrigins: ["https://api.ispapi.net/*"] });
    const button = await screen.findByRole("button", { name: "Grant permission" });
    fireEvent.click(button);
    expect(fake.asked).toEqual(["https://api.ispapi.net/*"]);
    await waitFor(() => expect(fake.sent).toEqual([{ name: "refresh", accountId: "main" }]));
    await waitFor(() => expect(screen.queryByText("No permission.")).toBeNull());
  });

  it("is not asked for again when the user declines", async () => {
    const fake = open(fixtures.well, {
      missingOrigins: ["https://api.ispapi.net/*"],
      grants: false,
    });
    fireEvent.click(await screen.findByRole("button", { name: "Grant permission" }));
    await waitFor(() => expect(fake.asked).toHaveLength(1));
    expect(fake.sent).toEqual([]);
    expect(screen.getByText("No permission.")).toBeTruthy();
  });
});

describe("Refresh", () => {
  it("asks for the shown account, once, busy until it has ended, and says how", async () => {
    let answer: (reply: unknown) => void = () => undefined;
    const fake = open(fixtures.well, {
      reply: () => new Promise((resolve) => (answer = resolve)),
    });
    const button = screen.getByRole("button", { name: "Refresh" });
    fireEvent.click(button);
    fireEvent.click(button);
    await waitFor(() => expect(button.getAttribute("aria-busy")).toBe("true"));
    expect(fake.sent).toEqual([{ name: "refresh", accountId: "main" }]);
    answer({ ok: true, value: null });
    await waitFor(() => expect(button.getAttribute("aria-busy")).toBe("false"));
    await waitFor(() =>
      expect(screen.getByRole("status").textContent).toBe(
        "Updated. Available funds: 8,467.22\u00a0EUR. All is well.",
      ),
    );
  });

  it("shows what it brought without waiting for the change event", async () => {
    const fresh = overviewOf(accountWith({ figures: figuresWith({ available: "7.00" }) }));
    const fake = open(fixtures.well);
    // Written, but its event is still on the way.
    fake.browser.storage.local.get = async () => ({ overview: envelope(fresh) });
    fireEvent.click(screen.getByRole("button", { name: "Refresh" }));
    await waitFor(() => expect(figure()).toBe("7.00 EUR"));
  });

  it("says so when the worker cannot be reached", async () => {
    open(fixtures.well, { reply: () => Promise.reject(new Error("no receiver")) });
    fireEvent.click(screen.getByRole("button", { name: "Refresh" }));
    const title = await screen.findByText("Browser trouble.");
    expect(title.closest(".banner")?.textContent).toContain("no receiver");
  });
});

describe("a new state", () => {
  it("is told to screen readers, once it is there", async () => {
    const fake = open(fixtures.well);
    expect(screen.getByRole("status").textContent).toBe("");
    fake.write(
      "overview",
      envelope(overviewOf(troubledAccount("offline", {}, { figures: figuresWith() }))),
    );
    await waitFor(() =>
      expect(screen.getByRole("status").textContent).toBe("Main account: Offline"),
    );
  });
});

describe("several accounts", () => {
  const openList = () => {
    const switcher = screen.getByRole("button", { name: "Webshop EU" });
    fireEvent.click(switcher);
    return screen.getByRole("listbox", { name: "Accounts" });
  };

  /** The option that the keys are at, as the focused list tells. */
  const active = () =>
    document.getElementById(
      document.activeElement?.getAttribute("aria-activedescendant") ?? "none",
    );

  it("show the worst first, each with funds and state in words", () => {
    open(fixtures.several);
    const options = within(openList()).getAllByRole("option");
    expect(options.map(({ textContent }) => textContent)).toEqual([
      "Webshop EUat most −312.40\u00a0EURCentralNic Reseller · LIVEOverdraft",
      "US brandUnknownCentralNic Reseller · LIVEUnknown",
      "Main account8,467.22\u00a0EURHEXONET · LIVEAll is well",
      "Sandbox100,000.00\u00a0USDHEXONET · OT&ENo forecast",
    ]);
    expect(active()).toBe(options[0]);
  });

  it("are chosen with the keyboard, and the focus returns to the switcher", () => {
    open(fixtures.several);
    const list = openList();
    fireEvent.keyDown(list, { key: "End" });
    expect(active()?.textContent).toContain("Sandbox");
    fireEvent.keyDown(list, { key: "m" });
    fireEvent.keyDown(list, { key: "Enter" });
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Main account" }));
    expect(figure()).toBe("8,467.22 EUR");
  });

  it("stay as they are on Escape", () => {
    open(fixtures.several);
    const list = openList();
    fireEvent.keyDown(list, { key: "ArrowDown" });
    fireEvent.keyDown(list, { key: "Escape" });
    expect(screen.getByRole("button", { name: "Webshop EU" })).toBe(document.activeElement);
  });

  it("are chosen with a click", () => {
    open(fixtures.several);
    fireEvent.click(within(openList()).getByText("Sandbox"));
    expect(screen.getByText("Test system (OT&E)")).toBeTruthy();
  });

  it("are summed per currency over LIVE alone, and say how many are unknown", () => {
    open(fixtures.several);
    const totals = screen.getByRole("region", { name: "Available funds, all LIVE accounts" });
    expect([...totals.querySelectorAll("dl .row")].map((row) => row.textContent)).toEqual([
      "EUR, at most8,154.82",
    ]);
    expect(within(totals).getByText("1 unknown · Not up to date: 1")).toBeTruthy();
  });

  it("do not swap the shown one when another becomes worse", async () => {
    const second = accountWith({ id: "webshop", name: "Webshop EU" });
    const fake = open(overviewOf(accountWith(), second));
    const worse = troubledAccount("sign-in-failed", {}, { id: "webshop", name: "Webshop EU" });
    fake.write("overview", envelope(overviewOf(accountWith({ name: "Renamed" }), worse)));
    await waitFor(() => expect(screen.getByRole("button", { name: "Renamed" })).toBeTruthy());
  });

  it("that were entered twice are counted once, and the way leads to another one", () => {
    const figures = figuresWith({ available: "-5", shortage: "overdraft" });
    const main = accountWith({ id: "main", name: "Main", figures });
    const role = accountWith({ id: "role", name: "Role user", sameAs: "main", figures });
    open(overviewOf(main, role, accountWith({ id: "well", name: "Well" })));
    expect(document.querySelector(".needs")).toBeNull();
    cleanup();
    const low = figuresWith({ shortage: "low-balance" });
    open(overviewOf(main, role, accountWith({ id: "low", name: "Low", figures: low })));
    expect(document.querySelector(".needs")?.textContent).toContain("2 of 2 accounts need you");
    fireEvent.click(screen.getByRole("button", { name: "Next" }));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Low");
  });

  it("are remembered: the one that was chosen last is shown first, as long as it is there", () => {
    open(fixtures.several);
    fireEvent.click(within(openList()).getByText("Main account"));
    cleanup();
    open(fixtures.several);
    expect(screen.getByRole("button", { name: "Main account" })).toBeTruthy();
    expect(document.querySelector(".needs")?.textContent).toContain("1 of 4 accounts needs you");
    cleanup();
    open(overviewOf(accountWith({ id: "other", name: "Other" }), accountWith({ id: "third" })));
    expect(screen.getByRole("button", { name: "Other" })).toBeTruthy();
  });

  it("fall back to the worst when the shown one is removed", async () => {
    const fake = open(fixtures.several);
    fake.write("overview", envelope(overviewOf(accountWith())));
    await waitFor(() => expect(screen.getByText("Main account")).toBeTruthy());
    expect(screen.queryByRole("button", { name: "Main account" })).toBeNull();
  });
});

describe("the first steps", () => {
  it("without an account lead to the settings", () => {
    open(fixtures["no-accounts"]);
    const link = screen.getByRole("link", { name: "Add account" });
    expect(link.getAttribute("href")).toBe("options.html#add");
    expect(screen.queryByRole("button", { name: "Refresh" })).toBeNull();
  });

  it("before the first figures keep their places and show none", () => {
    open(fixtures["first-load"]);
    const funds = screen.getByRole("region", { name: "Available funds" });
    expect(funds.getAttribute("aria-busy")).toBe("true");
    expect(figure()).toBe("Fetching the first figures");
    expect(document.querySelectorAll(".stats .row")).toHaveLength(10);
  });

  it("open the settings", () => {
    const fake = open(fixtures.well);
    fireEvent.click(screen.getByRole("button", { name: "Settings" }));
    expect(fake.optionsOpened()).toBe(1);
  });

  it("with an unreadable record say so, and do not pretend there is no account", () => {
    useFakeBrowser();
    render(
      <Popup
        first={{ ok: false, failure: failure("storage", { text: "overview: no version" }) }}
      />,
    );
    expect(screen.getByText("Browser trouble.")).toBeTruthy();
    expect(screen.queryByText("Add account")).toBeNull();
  });
});
