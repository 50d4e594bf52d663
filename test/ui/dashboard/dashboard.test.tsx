// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure } from "../../../src/domain/failure.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
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
const accountsTable = () => screen.getByRole("table", { name: "Accounts" });
const namesIn = (table: HTMLElement) =>
  within(table)
    .getAllByRole("link")
    .map(({ textContent }) => textContent);

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

describe("the table of accounts", () => {
  it("has every account, worst first, test accounts apart", async () => {
    await openDashboard(worlds.several);
    expect(namesIn(accountsTable())).toEqual([
      "Buchladen Graz",
      "Main account",
      "Webshop EU",
      "Sandbox",
    ]);
    const groups = within(accountsTable()).getAllByRole("rowgroup");
    const test = groups.find((group) => group.textContent?.includes("Sandbox"));
    expect(test?.textContent).toContain("Test system (OT&E) · no real money");
    expect(namesIn(test as HTMLElement)).toEqual(["Sandbox"]);
  });

  it("says of each what is known, and of nothing that it is zero", async () => {
    await openDashboard(worlds.several);
    const rows = cellsOf(accountsTable());
    const row = (name: string) => rows.find(([first]) => first?.startsWith(name))?.slice(1);
    expect(row("Buchladen")).toEqual([
      "3 domains at riskNot covered from Nov 26Low balanceNot fully known",
      "412.10\u00a0EUR",
      "at least until Nov 24, 2026",
      "8,220\u00a0EUR now",
      "3",
      expect.stringMatching(/^≥ at least 2,997\.98\u00a0EUR$/),
      "3 min",
    ]);
    expect(row("Webshop")?.slice(2, 6)).toEqual(Array(4).fill("Unknown: Not asked for yet."));
    expect(row("Sandbox")?.slice(2, 6)).toEqual(
      Array(4).fill("Unknown: Nothing is foreseen for test accounts."),
    );
  });

  it("sums live accounts of one currency, and says where parts are missing", async () => {
    await openDashboard(worlds.several);
    const [sum] = cellsOf(accountsTable()).slice(-1);
    expect(sum).toEqual([
      "LIVE, EUR, at most 3 accounts",
      "13,089.82\u00a0EUR",
      "",
      expect.stringMatching(/^≥ at least 4,918\.54\u00a0EUR$/),
      "",
    ]);
  });

  it("can be put in another order, and turned round", async () => {
    await openDashboard(worlds.several);
    const heads = () => within(accountsTable()).getAllByRole("columnheader");
    const sorted = () => heads().find((head) => head.hasAttribute("aria-sort"));
    expect(sorted()?.textContent).toBe("State");
    const available = screen.getByRole("button", { name: "Available funds" });
    fireEvent.click(available);
    expect(sorted()?.getAttribute("aria-sort")).toBe("ascending");
    expect(namesIn(accountsTable())).toEqual([
      "Buchladen Graz",
      "Webshop EU",
      "Main account",
      "Sandbox",
    ]);
    fireEvent.click(available);
    expect(sorted()?.getAttribute("aria-sort")).toBe("descending");
    expect(namesIn(accountsTable())[0]).toBe("Main account");
    // What is unknown comes last either way.
    const covered = screen.getByRole("button", { name: "Covered until" });
    for (const first of ["Buchladen Graz", "Main account"]) {
      fireEvent.click(covered);
      const names = namesIn(accountsTable());
      expect([names[0], names[2]]).toEqual([first, "Webshop EU"]);
    }
  });

  it("is walked through with the arrow keys", async () => {
    await openDashboard(worlds.several);
    const links = within(accountsTable()).getAllByRole<HTMLAnchorElement>("link");
    links[0]?.focus();
    const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
    press("ArrowDown");
    expect(document.activeElement).toBe(links[1]);
    press("End");
    expect(document.activeElement).toBe(links[3]);
    press("m");
    expect(document.activeElement).toBe(links[1]);
  });
});

describe("the account that is shown", () => {
  it("is the worst one at first, and stands in the address", async () => {
    await openDashboard(worlds.several);
    await untilShown("Buchladen Graz");
    expect(location.hash).toBe("#account=short");
    expect(screen.getByRole("link", { current: true }).textContent).toBe("Buchladen Graz");
  });

  it("is the one that the address names, and follows it", async () => {
    await openDashboard(worlds.several, { hash: "#account=sandbox" });
    await untilShown("Sandbox");
    location.hash = "#account=main";
    await untilShown("Main account");
  });

  it("is chosen by a click anywhere on its row", async () => {
    await openDashboard(worlds.several);
    fireEvent.click(within(accountsTable()).getByText("8,467.22 EUR"));
    await untilShown("Main account");
    expect(location.hash).toBe("#account=main");
    fireEvent.click(within(accountsTable()).getByText("412.10 EUR"));
    await untilShown("Buchladen Graz");
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
    // Nor does the table contradict itself: well, but only until then.
    const [, row] = cellsOf(accountsTable());
    expect(row?.[1]).toBe("All is well until Jan 6");
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
    expect(accountsTable().textContent).toContain("not even today");
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
    const row = screen.getAllByRole("row").find(({ className }) => className === "chosen");
    expect(row?.textContent).toContain(amount);
    expect(document.body.textContent?.split(exact)).toHaveLength(2);
  });

  it("gives the reason that the account has, on every place", async () => {
    const { overview, kept } = worlds.several;
    const covered = (kind: "unknown" | "at-most-until") =>
      kind === "unknown"
        ? { kind, why: "deposits" as const }
        : { kind, day: dayOf(fixtureNow) + 3, why: "deposits" as const };
    const withCovered = (kind: "unknown" | "at-most-until") => ({
      ...overview,
      accounts: overview.accounts.map((account) => ({
        ...account,
        foresight: account.foresight && {
          ...account.foresight,
          forecast: { ...account.foresight.forecast, covered: covered(kind), pay: null },
        },
      })),
    });
    await openDashboard({ overview: withCovered("unknown"), kept });
    const cells = () => cellsOf(accountsTable()).find(([name]) => name?.startsWith("Buchladen"));
    const why =
      "The registrar does not tell the reserved deposits: the funds are at most what they seem.";
    expect(cells()?.slice(3, 5)).toEqual([`Unknown: ${why}`, `Unknown: ${why}`]);
    cleanup();
    await openDashboard({ overview: withCovered("at-most-until"), kept });
    expect(cells()?.[3]).toBe("at most until Nov 26, 2026");
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
      "failed twice",
      "Nov 14, 2026",
      "Nov 26, 2026in 3 days",
      "24.80\u00a0EUR",
    ]);
    expect(rows[3]?.[1]).toBe("charge is overdue");
  });
});

describe("who hears the page", () => {
  it("is told which account is shown now, and not of the first", async () => {
    await openDashboard(worlds.several);
    const said = () => screen.getAllByRole("status").map(({ textContent }) => textContent);
    expect(said().join("")).toBe("");
    location.hash = "#account=main";
    await waitFor(() => expect(said()).toContain("Shown: Main account"));
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
  it("is dated, in the table and in full", async () => {
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
    expect(accountsTable().textContent).toContain("foreseen on Nov 22");
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
    expect(namesIn(accountsTable())).toHaveLength(4);
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
});
