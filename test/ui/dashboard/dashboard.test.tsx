// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure } from "../../../src/domain/failure.ts";
import { shortForecast } from "../../support/domain/foresight-with.ts";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { today, dashboardWorlds as worlds } from "../../support/ui/dashboard-fixtures.ts";
import {
  cellsOf,
  openBroken,
  openDashboard,
  untilShown,
} from "../../support/ui/dashboard-page.tsx";
import {
  accountWith,
  figuresWith,
  fixtureNow,
  fixtures,
  foresightWith,
} from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Dashboard");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const bare = (name: keyof typeof fixtures) => ({ overview: fixtures[name], kept: {} });
const nav = () => screen.getByRole("navigation", { name: "Accounts" });
const chosen = () => within(nav()).getByRole("link", { current: true });

describe("accessibility", () => {
  it.each(Object.entries(worlds))("axe finds nothing: %s", async (_, world) => {
    await openDashboard(world);
    expect(await axeFindings()).toEqual([]);
  });

  it.each([
    ["no account", "no-accounts"],
    ["figures alone", "several"],
    ["first load", "first-load"],
    ["an unreadable record", "problem"],
    ["a locked vault", "locked"],
    ["hidden figures", "hidden"],
    ["foreign text", "hostile"],
  ] as const)("axe finds nothing with %s", async (_, name) => {
    await openDashboard(bare(name));
    expect(await axeFindings()).toEqual([]);
  });
});

describe("the account that is shown", () => {
  it("is the worst one at first, and stands in the address", async () => {
    await openDashboard(worlds.several);
    await untilShown("Buchladen Graz");
    expect(location.hash).toBe("#account=short");
    expect(chosen().textContent).toContain("Buchladen Graz");
  });

  it("is the one that the address names, and follows it", async () => {
    await openDashboard(worlds.several, { hash: "#account=sandbox" });
    await untilShown("Sandbox");
    location.hash = "#account=main";
    await untilShown("Main account");
  });

  it("is chosen by its row in the list, and lands there: in sight, with the focus on its heading", async () => {
    const landed = vi.spyOn(Element.prototype, "scrollIntoView");
    await openDashboard(worlds.several);
    expect(landed).not.toHaveBeenCalled();
    fireEvent.click(within(nav()).getByText("8,467.22 EUR"));
    await untilShown("Main account");
    expect(location.hash).toBe("#account=main");
    const heading = screen.getByRole("heading", { level: 2, name: "Main account" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(landed.mock.contexts).toEqual([heading.closest("article")]);
    // Once more: in a narrow window the list was scrolled to meanwhile. (Its address leads nowhere else.)
    chosen().addEventListener("click", (event) => event.preventDefault());
    fireEvent.click(chosen());
    expect(landed).toHaveBeenCalledTimes(2);
  });

  it.each(["#account=gone", "#account=%", "#nothing"])(
    "is the worst one where the address names none: %s",
    async (hash) => {
      await openDashboard(worlds.several, { hash });
      await untilShown("Buchladen Graz");
      expect(location.hash).toBe("#account=short");
    },
  );

  it("stays when another becomes worse, and gives way when it is removed", async () => {
    const { publish } = await openDashboard(worlds.several, { hash: "#account=main" });
    const { accounts } = worlds.several.overview;
    publish({ ...worlds.several.overview, accounts: [...accounts].reverse() });
    await untilShown("Main account");
    publish({ ...worlds.several.overview, accounts: accounts.filter(({ id }) => id !== "main") });
    await untilShown("Buchladen Graz");
    expect(location.hash).toBe("#account=short");
  });

  it("shows what the worker has found since", async () => {
    const { publish, fill } = await openDashboard(worlds.several);
    expect(screen.getByRole("region", { name: "3 domains at risk" })).toBeTruthy();
    const { short, main } = worlds.several.kept;
    const charges = short.charges && { ...short.charges, risks: [], riskCount: 0 };
    await fill({ main, short: { ...short, ...(charges ? { charges } : {}) } });
    publish({ ...worlds.several.overview });
    await waitFor(() =>
      expect(screen.queryByRole("region", { name: "3 domains at risk" })).toBeNull(),
    );
  });

  it("says until when it lasts, what is missing then and what to do", async () => {
    await openDashboard(worlds.several);
    const block = screen.getByRole("region", { name: "Covered until" });
    expect(block.textContent).toContain("at least until Nov 24, 2026");
    expect(block.textContent).toContain("First not covered: buchladen-13.online, Thu, Nov 26");
    expect(within(block).getByRole("meter").className).toContain("short");
    expect(block.textContent).toContain("12 charges are left out: price unknown");
  });

  it("is not called well where something is to be paid behind the horizon", async () => {
    const pills = () => [...document.querySelectorAll("article .states .pill")].length;
    await openDashboard(bare("well"));
    expect(pills()).toBe(1);
    cleanup();
    const far = accountWith({
      foresight: foresightWith({ forecast: shortForecast(today, 45) }),
    });
    await openDashboard({ overview: { ...fixtures.well, accounts: [far] }, kept: {} });
    expect(screen.getByText(/Pay at least/, { selector: "#pay" })).toBeTruthy();
    expect(pills()).toBe(0);
  });

  it("names an amount to warn below in the currency that it is meant in", async () => {
    const below = () => screen.getByText(/^Warn below/, { selector: "dt" }).nextElementSibling;
    await openDashboard(bare("well"));
    expect(below()?.textContent).toBe("500.00");
    cleanup();
    const moved = accountWith({ figures: figuresWith({ currency: "USD", amountsIn: "EUR" }) });
    await openDashboard({ overview: { ...fixtures.well, accounts: [moved] }, kept: {} });
    expect(below()?.textContent).toBe("500.00\u00a0EUR");
  });

  it("says, as the popup does, that not even today is covered", async () => {
    const { overview, kept } = worlds.several;
    const accounts = overview.accounts.map(({ foresight, ...account }) => ({
      ...account,
      foresight: foresight && {
        ...foresight,
        forecast: {
          ...foresight.forecast,
          covered: { kind: "until" as const, day: today - 1 },
          shortfall: { day: today, short: "1", object: null },
        },
      },
    }));
    await openDashboard({ overview: { ...overview, accounts }, kept });
    expect(screen.getByRole("region", { name: "Covered until" }).textContent).toContain(
      "Not covered: not even today",
    );
  });

  it("says what to pay in the sentence on top, and the exact sum in its reason alone", async () => {
    const { short } = worlds.several.kept;
    await openDashboard(worlds.several);
    const account = worlds.several.overview.accounts.find(({ id }) => id === "short");
    const payment = account?.foresight?.forecast.pay?.quarter;
    const amount = `${Number(payment?.amount).toLocaleString("en")}\u00a0EUR`;
    expect(short.charges).toBeDefined();
    const say = document.querySelector(".say")?.textContent?.replace(/\s+/g, "\u00a0");
    expect(say).toContain(`Pay\u00a0at\u00a0least\u00a0${amount}`);
    const exact = `${Number(payment?.missing).toLocaleString("en")}\u00a0EUR`;
    expect(document.querySelector(".reason")?.textContent).toContain(`${exact} are missing`);
    expect(document.body.textContent?.split(exact)).toHaveLength(2);
  });

  it("lists lost domains with the day until which each can be restored", async () => {
    const { overview, kept } = worlds.several;
    const lost = {
      at: fixtureNow,
      count: 1,
      domains: [
        {
          name: "fjord.example",
          deletedAt: fixtureNow - 86_400_000,
          restorableUntil: fixtureNow + 27 * 86_400_000,
          status: "redemption" as const,
        },
      ],
    };
    const accounts = overview.accounts.map((account) => ({
      ...account,
      foresight: account.foresight && { ...account.foresight, lost },
    }));
    await openDashboard({ overview: { ...overview, accounts }, kept });
    const block = screen.getByRole("region", { name: "1 domain lost" });
    expect(cellsOf(within(block).getByRole("table"))[1]).toEqual([
      "fjord.example",
      "Nov 22, 2026",
      "can be restored until Dec 20",
    ]);
  });

  it("names what is at risk, the time left, and that the one pot pays for it first", async () => {
    await openDashboard(worlds.several);
    const block = screen.getByRole("region", { name: "3 domains at risk" });
    expect(block.textContent).toContain("The funds suffice");
    const rows = cellsOf(within(block).getByRole("table"));
    expect(rows[1]).toEqual([
      "verloren.deDOMAIN",
      "not paid",
      "Nov 14, 2026",
      "Nov 26, 2026in 3 days",
      "24.80\u00a0EUR",
    ]);
    expect(rows[3]?.[1]).toBe("charge is overdue");
  });

  it.each(["waits", "second-try"] as const)(
    "says who tries again, whether money is missing or not, where what failed %s",
    async (failedCharge) => {
      const { overview, kept } = worlds.several;
      const repeat = "repeat what failed in its control panel";
      for (const missing of ["0", "25.00"]) {
        const accounts = overview.accounts.map((account) => {
          const pay = account.foresight?.forecast.pay;
          const risk = pay?.risk && { ...pay.risk, missing };
          return {
            ...account,
            facts: { ...account.facts, failedCharge },
            foresight: account.foresight && {
              ...account.foresight,
              forecast: {
                ...account.foresight.forecast,
                ...(pay && risk && { pay: { ...pay, risk } }),
              },
            },
          };
        });
        await openDashboard({ overview: { ...overview, accounts }, kept });
        const { textContent } = screen.getByRole("region", { name: "3 domains at risk" });
        expect(textContent?.split(repeat)).toHaveLength(failedCharge === "waits" ? 2 : 1);
        expect(textContent?.includes("has not charged them yet")).toBe(
          failedCharge !== "waits" && missing === "0",
        );
        cleanup();
      }
    },
  );
});

describe("who hears the page", () => {
  it("is told which account is shown now, and not of the first", async () => {
    const { publish } = await openDashboard(worlds.several);
    const said = () => screen.getAllByRole("status").map(({ textContent }) => textContent);
    expect(said().join("")).toBe("");
    // Whoever chooses another one hears its heading, and nothing twice.
    location.hash = "#account=main";
    await untilShown("Main account");
    expect(said().join("")).toBe("");
    // One that is shown in the place of another was chosen by nobody.
    const { accounts } = worlds.several.overview;
    publish({ ...worlds.several.overview, accounts: accounts.filter(({ id }) => id !== "main") });
    await waitFor(() => expect(said()).toContain("Shown: Buchladen Graz"));
  });

  it("is told how a refresh has ended", async () => {
    await openDashboard(worlds.several);
    fireEvent.click(screen.getByRole("button", { name: "Refresh" }));
    await waitFor(() =>
      expect(
        screen.getAllByRole("status").some(({ textContent }) => textContent?.includes("412.10")),
      ).toBe(true),
    );
  });
});

describe("an old forecast", () => {
  it("is dated", async () => {
    const { overview, kept } = worlds.several;
    const accounts = overview.accounts.map((account) => ({
      ...account,
      foresight: account.foresight && {
        ...account.foresight,
        at: fixtureNow - 20 * 3_600_000,
        loadedAt: fixtureNow - 30 * 3_600_000,
      },
    }));
    await openDashboard({ overview: { ...overview, accounts }, kept });
    expect(screen.getByRole("region", { name: "Covered until" }).textContent).toContain(
      "This was foreseen on Nov 22, 2026",
    );
  });
});

describe("what cannot be painted", () => {
  it("takes nothing else with it: a date beyond all calendars in the lists", async () => {
    const { overview, kept } = worlds.several;
    const { ledger } = kept.short;
    const rows = ledger?.deposits?.rows.map((row) => ({ ...row, createdAt: 1e300 })) ?? [];
    const odd = {
      ...kept.short,
      ...(ledger && { ledger: { ...ledger, deposits: { at: fixtureNow, rows } } }),
    };
    await openDashboard({ overview, kept: { ...kept, short: odd } });
    const alert = document.querySelector("main > div .banner.care");
    expect(alert?.textContent).toMatch(/RangeError|Invalid|range/i);
    expect(within(nav()).getAllByRole("listitem")).toHaveLength(5);
    location.hash = "#account=main";
    await untilShown("Main account");
  });

  it("is an overview with a figure that is none", async () => {
    const broken = structuredClone(worlds.several.overview) as unknown as {
      accounts: { figures: { at: unknown } }[];
    };
    for (const { figures } of broken.accounts) if (figures) figures.at = null;
    const { publish } = await openDashboard(worlds.several);
    publish(broken as never);
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("overview: shape"));
  });
});

describe("where nothing can be shown", () => {
  it("leads to the first account", async () => {
    await openDashboard(bare("no-accounts"));
    const link = screen.getByRole("link", { name: "Add account" });
    expect(link.getAttribute("href")).toBe("options.html#add");
    expect(document.querySelector("article, table")).toBeNull();
  });

  it("says that a record cannot be read", () => {
    openBroken(failed(failure("storage", { text: "overview: shape" })));
    expect(screen.getByRole("alert").textContent).toContain("overview: shape");
    expect(screen.queryByText("See where your account stands")).toBeNull();
  });

  it("shows no figure while they are hidden, and reads none", async () => {
    const hidden = fixtures.hidden;
    const kept = { main: worlds.several.kept.main };
    const { publish } = await openDashboard({ overview: hidden, kept }, { hash: "#account=main" });
    expect(document.querySelector("article")).toBeNull();
    expect(document.querySelector("main")?.textContent).not.toMatch(/\d\.\d\d/);
    expect(screen.getByLabelText("Passphrase")).toBeTruthy();
    // Unlocked, all is there again.
    publish({ ...hidden, ...fixtures.well });
    await untilShown("Main account");
  });

  it("takes the figures away when they become hidden", async () => {
    const { publish } = await openDashboard(worlds.several);
    publish(fixtures.hidden);
    await waitFor(() => expect(document.querySelector("article")).toBeNull());
    expect(document.querySelector("main")?.textContent).not.toMatch(/\d\.\d\d/);
  });

  it("has the focus where the passphrase is typed once it was locked here", async () => {
    const open = { ...fixtures.locked.vault, locked: false };
    const { publish } = await openDashboard(
      { overview: { ...fixtures.locked, vault: open }, kept: {} },
      { reply: () => ({ ok: true, value: null }) },
    );
    fireEvent.click(screen.getByRole("button", { name: "Lock now" }));
    publish(fixtures.locked);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Passphrase")));
  });

  it("keeps the figures while locked, with the way to unlock", async () => {
    const locked = fixtures.locked;
    const { sent } = await openDashboard({ overview: locked, kept: {} });
    await untilShown("Main account");
    expect(screen.queryByRole("button", { name: "Refresh" })).toBeNull();
    fireEvent.input(screen.getByLabelText("Passphrase"), { target: { value: "plum harbour" } });
    fireEvent.submit(document.querySelector("form") as HTMLFormElement);
    await waitFor(() => expect(sent.map(({ name }) => name)).toContain("unlock"));
  });
});

describe("refresh", () => {
  it("asks for the account that is shown, once at a time, and says what went wrong", async () => {
    let answer = (_: unknown) => {};
    const { sent } = await openDashboard(worlds.several, {
      reply: () => new Promise((resolve) => (answer = resolve)),
    });
    const button = screen.getByRole("button", { name: "Refresh" });
    fireEvent.click(button);
    fireEvent.click(button);
    expect(sent).toEqual([{ name: "refresh", accountId: "short" }]);
    answer(failed(failure("timeout")));
    await waitFor(() => expect(screen.getByText("No answer in time.")).toBeTruthy());
  });

  it("of all says how far it is, as the popup's list does, and what went wrong", async () => {
    let answer = (_: unknown) => {};
    const { sent, publish } = await openDashboard(worlds.several, {
      reply: () => new Promise((resolve) => (answer = resolve)),
    });
    const button = screen.getByRole("button", { name: "Refresh all" });
    fireEvent.click(button);
    fireEvent.click(button);
    const bar = await screen.findByRole("progressbar", { name: "Refresh all" });
    expect(sent).toEqual([{ name: "refresh", accountId: null }]);
    expect(bar.parentElement?.textContent).toBe("Refreshing 0 of 4");
    const { overview } = worlds.several;
    publish({
      ...overview,
      accounts: overview.accounts.map((account, place) =>
        place < 3 ? { ...account, figures: figuresWith({ at: fixtureNow + 1 }) } : account,
      ),
    });
    await waitFor(() => expect(bar.parentElement?.textContent).toBe("Refreshing 3 of 4"));
    answer(failed(failure("offline")));
    await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
    expect(document.querySelector("header .banner")?.textContent).toMatch(/offline/i);
  });
});
