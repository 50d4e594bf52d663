// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "../../../src/domain/failure.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import type { AccountOverview, Overview } from "../../../src/domain/overview.ts";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { loadLate } from "../../../src/ui/popup/late.ts";
import { Popup } from "../../../src/ui/popup/popup.tsx";
import { paymentWith, paysWith, shortForecast } from "../../support/domain/foresight-with.ts";
import { preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import {
  accountWith,
  fixtureNow,
  fixtures,
  foresightWith,
  overviewOf,
} from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

// As after the first paint.
await loadLate();

const today = dayOf(fixtureNow);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Reseller Balance");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function open(overview: Overview, setup: Parameters<typeof useFakeBrowser>[0] = {}) {
  const stored = { overview: { version: overviewVersion, value: overview } };
  const fake = useFakeBrowser({ stored, ...setup });
  render(<Popup first={ok(overview)} />);
  return fake;
}

/** Short from Nov 27 on: 50 EUR save what is at risk, 1,050 EUR 30 days, 2,420 EUR all 90. */
const short = (part: Partial<AccountOverview> = {}): Overview =>
  overviewOf(
    accountWith({
      foresight: foresightWith({
        forecast: shortForecast(today, 4, {
          pay: {
            risk: paymentWith({ missing: "44.8", amount: "50", by: today + 1, due: today + 4 }),
            month: paymentWith({
              missing: "1048.15",
              amount: "1050",
              by: today + 1,
              due: today + 4,
              through: today + 30,
            }),
            quarter: paymentWith({
              missing: "2412.2",
              amount: "2420.5",
              by: today + 1,
              due: today + 4,
              through: today + 90,
            }),
          },
        }),
      }),
      ...part,
    }),
  );

const plain = (element: Element | null | undefined): string =>
  (element?.textContent ?? "").replace(/\s+/g, " ").trim();
const sentence = () => plain(document.querySelector(".say"));
const choices = () => screen.getByRole("radiogroup", { name: "What to save" });

describe("what to pay", () => {
  it("is one sentence in one paragraph, of which the amount leads", () => {
    open(fixtures.short);
    expect(document.querySelector(".say")?.tagName).toBe("P");
    expect(sentence()).toBe(
      "Pay at least 2,420 EUR by Tue, Nov 24, and everything until Feb 15 is paid.",
    );
    expect([...document.querySelectorAll(".figure")].map(plain)).toEqual([
      "2,420 EUR",
      "8,467.22 EUR",
    ]);
  });

  it("speaks German", () => {
    open(fixtures.short, { language: "de" });
    expect(sentence()).toBe(
      "Zahlen Sie mindestens 2.420 EUR bis Di., 24. Nov., dann ist alles bis 15. Feb. bezahlt.",
    );
  });

  it("does not call paid what is not known", () => {
    open(fixtures["at-risk-many"]);
    cleanup();
    const quarter = paymentWith({
      missing: "3",
      amount: "10",
      by: today,
      due: today + 3,
      through: today + 90,
      isLeast: true,
    });
    const forecast = shortForecast(today, 3, { pay: { risk: null, month: quarter, quarter } });
    open(overviewOf(accountWith({ foresight: foresightWith({ forecast }) })));
    expect(sentence()).toContain("and everything known until Feb 21 is paid.");
  });

  it("says each choice's price, and keeps the choice", async () => {
    const fake = open(short());
    const labels = [...choices().querySelectorAll("label")].map(plain);
    expect(labels).toEqual(["At risk 50 EUR", "30 days 1,050 EUR", "90 days 2,420.50 EUR"]);
    fireEvent.click(within(choices()).getByRole("radio", { name: /30 days/ }));
    expect(sentence()).toContain("1,050 EUR by Tue, Nov 24, and everything until Dec 23 is paid.");
    expect(fake.sent).toEqual([
      { name: "amend-alert-settings", accountId: "main", part: { payFor: "month" } },
    ]);
    fireEvent.click(within(choices()).getByRole("radio", { name: /At risk/ }));
    expect(sentence()).toContain("50 EUR by Tue, Nov 24, and what is at risk is saved.");
  });

  it("begins with the choice that is kept", () => {
    open(short({ payFor: "risk" }));
    expect(sentence()).toContain("Pay at least 50 EUR");
  });

  it("leaves a choice that needs nothing in its place, and takes the next larger one", () => {
    open({
      ...fixtures.short,
      accounts: fixtures.short.accounts.map((account) => ({ ...account, payFor: "risk" as const })),
    });
    const none = within(choices()).getByRole<HTMLInputElement>("radio", { name: "At risk none" });
    expect(none.disabled).toBe(true);
    expect(sentence()).toContain("2,420 EUR");
  });

  it("turns late with the clock, says what still helps, and drops what helps no more; the note still does", () => {
    open(short({ paymentNote: "RB-1" }));
    expect(screen.getByRole("button", { name: /Calendar/ })).toBeTruthy();
    expect(screen.getByText("RB-1")).toBeTruthy();
    cleanup();
    vi.setSystemTime(fixtureNow + 2 * 86_400_000);
    open(short({ paymentNote: "RB-1" }));
    expect(sentence()).toContain("Pay at least 2,420.50 EUR now,");
    expect(
      screen.getByText("Too late for a bank transfer: pay by a faster way before Fri, Nov 27."),
    ).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Calendar/ })).toBeNull();
    expect(screen.getByText("RB-1")).toBeTruthy();
    cleanup();
    vi.setSystemTime(fixtureNow + 4 * 86_400_000);
    open(short());
    expect(screen.getByText(/pay at once by a faster way/)).toBeTruthy();
  });

  it.each([
    ["en", "2420.5"],
    ["de", "2420,5"],
  ])("copies the amount as a bank's form takes it (%s), and says so", async (locale, copied) => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
    open(short(), { language: locale });
    const name = locale === "en" ? "Copy amount" : "Betrag kopieren";
    fireEvent.click(screen.getByRole("button", { name }));
    expect(writeText).toHaveBeenCalledWith(copied);
    const said = locale === "en" ? "Copied" : "Kopiert";
    await waitFor(() =>
      expect([...document.querySelectorAll("[aria-live]")].map(plain)).toContain(said),
    );
    vi.unstubAllGlobals();
  });

  it("gives a calendar entry of the last day for a transfer, with the note", async () => {
    let file = "";
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      file = `${this.download} ${decodeURIComponent(this.href)}`;
    });
    open(short({ paymentNote: "RB-1" }));
    fireEvent.click(screen.getByRole("button", { name: /Calendar/ }));
    await waitFor(() => expect(file).toContain("pay-2026-11-24.ics data:text/calendar"));
    expect(file).toContain("DTSTART;VALUE=DATE:20261124");
    expect(file).toContain("SUMMARY:Main account: Pay at least 2\\,420.50");
    expect(file).toContain("DESCRIPTION:Payment note: RB-1");
    vi.restoreAllMocks();
  });

  it("is not there where nothing is to be paid, or nothing is known", () => {
    for (const name of ["well", "covered-unknown", "charges-not-read"] as const) {
      open(fixtures[name]);
      expect(document.querySelector(".pay")).toBeNull();
      cleanup();
    }
  });

  it("says for a sum that is late and at risk what it saves", () => {
    const forecast = shortForecast(today, 0, {
      pay: paysWith(["5115.95", "5120"], today - 3, today),
    });
    open(overviewOf(accountWith({ foresight: foresightWith({ forecast }) })));
    expect(document.querySelector(".pay")?.classList).toContain("late");
  });
});

describe("funds whose deposits nobody told", () => {
  it("are at most so much, and the user is asked", async () => {
    const fake = open(fixtures["well-cnr"]);
    expect(screen.getByRole("region", { name: "Available funds, at most" })).toBeTruthy();
    expect(plain(screen.getByText("Reserved deposits").closest(".row"))).toContain(
      "Unknown, counted as none",
    );
    fireEvent.click(screen.getByRole("button", { name: "Nothing is reserved" }));
    expect(fake.sent).toEqual([
      { name: "amend-alert-settings", accountId: "webshop", part: { reserved: "0" } },
    ]);
    expect(screen.getByRole("link", { name: /An amount is reserved/ }).getAttribute("href")).toBe(
      "options.html#reserved=webshop",
    );
  });

  it("are no question of the user where the registrar has a word for them and left it out", () => {
    const { figures } = accountWith();
    const max = { deposits: null, depositsBy: null };
    open(overviewOf(accountWith({ figures: figures && { ...figures, ...max } })));
    expect(screen.getByRole("region", { name: "Available funds, at most" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Nothing is reserved" })).toBeNull();
  });

  it("are what they are once the user has answered, by the user's word", () => {
    open(fixtures["by-your-word"]);
    expect(screen.getByRole("region", { name: "Available funds" })).toBeTruthy();
    const row = screen.getByText("Reserved deposits, by your word").closest(".row");
    expect(plain(row)).toContain("−12.50");
    expect(screen.queryByRole("button", { name: "Nothing is reserved" })).toBeNull();
  });
});
