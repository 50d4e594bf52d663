// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import type { AccountForesight } from "../../../src/domain/foresight/account-foresight.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { noDaySums, withPage } from "../../../src/domain/foresight/day-sums.ts";
import type { AccountOverview } from "../../../src/domain/overview.ts";
import type { Ledger } from "../../../src/storage/ledger-store.ts";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import {
  accountInFull,
  chargeOn,
  dashboardWorlds,
  fullLedger,
  type World,
} from "../../support/ui/dashboard-fixtures.ts";
import { cellsOf, openDashboard } from "../../support/ui/dashboard-page.tsx";
import { cnrAccountWith, figuresWith, fixtureNow, overviewOf } from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

/** The files that the page has handed to the browser, by name. */
let files: Record<string, Blob>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Dashboard");
  files = {};
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob: Blob) => `blob:${blobs.push(blob) - 1}`;
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    files[this.download] = blobs[Number(this.href.slice("blob:".length))] as Blob;
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function world(
  ledger: Partial<Ledger> = {},
  foresight: Partial<AccountForesight> = {},
  part: Partial<AccountOverview> = {},
): World {
  const changes = { ledger: { ...fullLedger, ...ledger } };
  const { account, kept } = accountInFull([chargeOn(1, "a.de")], part, foresight, changes);
  return { overview: overviewOf(account), kept: { main: kept } };
}
const cnr: World = { overview: overviewOf(cnrAccountWith()), kept: {} };

const missing = (name: string) => screen.queryByRole("region", { name }) === null;
const section = (name: string) => screen.getByRole("region", { name });
const rowsOf = (name: string) => cellsOf(within(section(name)).getByRole("table")).slice(1);
const sums = (name: string) =>
  [...section(name).querySelectorAll(".list-sums dt, .list-sums dd")].map(
    ({ textContent }) => textContent,
  );

describe("reserved deposits", () => {
  it("say which sum is for which name, and until when", async () => {
    await openDashboard(world());
    expect(rowsOf("Reserved deposits")).toEqual([
      ["premium-name.shopPREREG", "Nov 3, 2026", "Jan 2, 2027", "1,200.00\u00a0EUR"],
      ["alte-werft.comBACKORDER", "Nov 3, 2026", "Dec 5, 2026", "249.99\u00a0EUR"],
      ["garten.gardenPREREG", "Nov 3, 2026", "Unknown", "60.00\u00a0EUR"],
      ["kaffee.cafeCREDIT", "Nov 3, 2026", "Nov 26, 2026", "−5.00\u00a0EURcredit"],
    ]);
  });

  it("are held against the one figure, and the rest is said", async () => {
    await openDashboard(world());
    expect(sums("Reserved deposits")).toEqual([
      "Sum of the list",
      "1,504.99\u00a0EUR",
      "Reserved deposits",
      "1,516.99\u00a0EUR",
      "Unexplained",
      "12.00\u00a0EUR",
    ]);
    cleanup();
    await openDashboard(world({}, {}, { figures: figuresWith({ deposits: "1504.990" }) }));
    expect(sums("Reserved deposits").at(-1)).toBe("–none");
  });

  it("say of which rows the amount is not known", async () => {
    const [row] = fullLedger.deposits?.rows ?? [];
    const rows = row ? [row, { ...row, amount: null }, { ...row, currency: "USD" }] : [];
    await openDashboard(world({ deposits: { at: fixtureNow, rows } }));
    expect(rowsOf("Reserved deposits").map((cells) => cells[3])).toEqual([
      "1,200.00\u00a0EUR",
      "Unknown",
      "1,200.00\u00a0USD",
    ]);
    expect(section("Reserved deposits").textContent).toContain("2 rows are not in the sum");
  });

  it("may be none", async () => {
    await openDashboard(world({ deposits: { at: fixtureNow, rows: [] } }));
    expect(missing("Reserved deposits")).toBe(true);
  });

  it("have no list where the registrar does not tell it", async () => {
    await openDashboard(cnr);
    expect(missing("Reserved deposits")).toBe(true);
  });

  it("name the right that is missing, and keep the list of before", async () => {
    const refused = failure("not-allowed", { code: 531, command: "QueryDepositList" });
    await openDashboard(world({}, { failures: { deposits: refused } }));
    const block = section("Reserved deposits");
    expect(block.textContent).toContain("QueryDepositList[]:ALLOW");
    expect(within(block).getByRole("button", { name: "Copy rule" })).toBeTruthy();
    expect(rowsOf("Reserved deposits")).toHaveLength(4);
  });
});

describe("what changed", () => {
  const changes = () => within(section("What changed")).getAllByRole("listitem");

  it("says by how much, by what, and what of it is unexplained", async () => {
    await openDashboard(world());
    const [first, topUp, odd, refused] = changes().map(({ textContent }) => textContent);
    expect(first).toContain("−57.50 EUR");
    expect(first).toContain("10,041.71 → 9,984.21\u00a0EUR");
    expect(first).toContain("DOMAIN_RENEW · 4 bookings−47.60");
    expect(first).toContain("DOMAIN_TRANSFER · 1 booking−9.90");
    expect(first).not.toContain("Unexplained");
    expect(topUp).toContain("+2,500.00 EUR");
    expect(odd).toContain("Unexplained−0.90");
    expect(refused).toContain("QueryAccountingList[]:ALLOW");
    expect(refused).toContain("UnexplainedUnknown");
  });

  it("shows the bookings when asked", async () => {
    await openDashboard(world());
    expect(within(section("What changed")).queryByRole("table")).toBeNull();
    const details = section("What changed").querySelector("details") as HTMLDetailsElement;
    details.open = true;
    fireEvent(details, new Event("toggle"));
    await within(section("What changed")).findByRole("table");
    const rows = rowsOf("What changed");
    expect(rows).toHaveLength(5);
    expect(rows[0]?.slice(1)).toEqual(["DOMAIN_RENEW", "kaffee-7.de", "11.90\u00a0EUR"]);
    expect(await axeFindings()).toEqual([]);
  });

  it("says that only the first bookings are kept", async () => {
    const [change] = fullLedger.changes;
    if (!change) throw new Error("no change");
    const parts = [{ type: "DOMAIN_RENEW", effect: "-47.60", count: 1200 }];
    await openDashboard(world({ changes: [{ ...change, parts }] }));
    expect(section("What changed").textContent).toContain("The first 5 of 1,200 bookings");
  });

  it("shows the latest ones first, and older ones when asked", async () => {
    const [change] = fullLedger.changes;
    if (!change) throw new Error("no change");
    const many = Array.from({ length: 12 }, (_, place) => ({
      ...change,
      from: change.from - place * 1e7,
      to: change.to - place * 1e7,
    }));
    await openDashboard(world({ changes: many }));
    const block = section("What changed");
    expect(block.querySelectorAll(".changes > li")).toHaveLength(5);
    fireEvent.click(within(block).getByRole("button", { name: "Show older (7)" }));
    expect(block.querySelectorAll(".changes > li")).toHaveLength(12);
  });

  it("may be nothing", async () => {
    await openDashboard(world({ changes: [] }));
    expect(missing("What changed")).toBe(true);
  });
});

describe("the subusers", () => {
  it("stand in the order of danger, each in its own currency", async () => {
    await openDashboard(world());
    expect(rowsOf("Subusers")).toEqual([
      ["webdesign.grazover its limit", "−512.00\u00a0EUR", "500.00\u00a0EUR", "−12.00\u00a0EUR"],
      ["us-brandnear its limit", "−842.10\u00a0USD", "1,000.00\u00a0USD", "157.90\u00a0USD"],
      ["old-shopUnknown", "Unknown", "100.00\u00a0EUR", "Unknown"],
      ["tokyo-officeAll is well", "18,250\u00a0JPY", "0\u00a0JPY", "18,250\u00a0JPY"],
      ["agentur-nordAll is well", "412.20\u00a0EUR", "0.00\u00a0EUR", "412.20\u00a0EUR"],
      ["bahrainAll is well", "12.500\u00a0BHD", "0.000\u00a0BHD", "12.500\u00a0BHD"],
    ]);
    expect(section("Subusers").textContent).toContain("the registrar’s rates of Nov 23, 2026;");
    expect(section("Subusers").textContent).toContain("1 without a rate stands last.");
  });

  it("are shown in part where they are many", async () => {
    const [row] = fullLedger.subusers?.rows ?? [];
    const rows = Array.from({ length: 300 }, (_, place) => ({ ...row, user: `u${place}` }));
    await openDashboard(world({ subusers: { at: fixtureNow, rows: rows as never } }));
    expect(rowsOf("Subusers")).toHaveLength(20);
    fireEvent.click(screen.getByRole("button", { name: "Show all 300" }));
    expect(rowsOf("Subusers")).toHaveLength(300);
  });

  it("may be none, or not to be had", async () => {
    await openDashboard(world({ subusers: { at: fixtureNow, rows: [] } }));
    expect(missing("Subusers")).toBe(true);
    cleanup();
    await openDashboard(cnr);
    expect(missing("Subusers")).toBe(true);
  });
});

describe("the log of warnings", () => {
  it("has the account's own, latest first, in words", async () => {
    await openDashboard(dashboardWorlds.several);
    const entries = within(section("Warnings")).getAllByRole("listitem");
    expect(entries).toHaveLength(4);
    expect(entries[0]?.textContent).toContain("At risk: verloren.de and 2 more.");
    expect(entries[3]?.textContent).toContain("Sign-in failed");
    cleanup();
    await openDashboard(dashboardWorlds.several, { hash: "#account=main" });
    expect(missing("Warnings")).toBe(true);
  });

  it("says whether they are snoozed, and leads to the settings", async () => {
    await openDashboard(dashboardWorlds.several);
    expect(section("Warnings").textContent).toContain("Snoozed until Nov 24, 2026");
    const link = screen.getByRole("link", { name: "Warning settings" });
    expect(link.getAttribute("href")).toBe("options.html#warnings=short");
  });

  it("grows while the page is open", async () => {
    const { write } = await openDashboard(dashboardWorlds.several);
    const state = dashboardWorlds.several.stored.warnings.value;
    write("warnings", { version: 1, value: { ...state, log: state.log.slice(0, 1) } });
    await waitFor(() =>
      expect(within(section("Warnings")).getAllByRole("listitem")).toHaveLength(1),
    );
  });

  it("says that it cannot be read", async () => {
    await openDashboard({
      ...dashboardWorlds.several,
      stored: { warnings: { version: 99, value: {} } },
    });
    expect(section("Warnings").textContent).toContain("written by a newer version");
  });
});

describe("files for a spreadsheet", () => {
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

  it.each([
    ["History as CSV", "Main-account_History_2026-11-23.csv", '"Time (UTC)","Account balance"'],
    [
      "Upcoming charges as CSV",
      "Main-account_Upcoming-charges_2026-11-23.csv",
      '"Charged on (UTC)"',
    ],
    ["Sums by day as CSV", "Main-account_Sums-by-day_2026-11-23.csv", '"Day (UTC)"'],
  ])("%s", async (button, name, start) => {
    await openDashboard(world());
    press(button);
    expect(Object.keys(files)).toEqual([name]);
    expect(files[name]?.type).toBe("text/csv;charset=utf-8");
    const bytes = new Uint8Array((await files[name]?.arrayBuffer()) ?? []);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toContain(start);
    expect(
      screen.getByText(new RegExp(`^Saved as ${name}\\. \\d+ rows?\\.$`)).className,
    ).not.toContain("hidden");
  });

  const booking = {
    at: fixtureNow,
    type: "DOMAIN_RENEW",
    description: "a.de",
    net: "10",
    gross: "11.90",
    currency: "EUR",
  };

  const today = dayOf(fixtureNow);
  const long = () => {
    const charges = Array.from({ length: 600 }, (_, place) => chargeOn(1, `name${place}.de`));
    return withPage(noDaySums(fixtureNow, today + 90, "EUR", true), charges, 600);
  };

  const longWorld = (): World => ({ ...world(), kept: { main: { charges: long() } } });

  it.each([
    [false, "all", '"n601.de"', "Saved as $NAME. 2 rows."],
    [
      true,
      "not-all",
      "The registrar has more rows than these 2: they are not in the file.",
      "Saved as $NAME. 2 rows. The registrar has more rows than these 2",
    ],
  ])(
    "all charges of a list that is kept in part are asked for anew (more: %s)",
    async (more, part, last, words) => {
      let answer = (_: unknown) => {};
      const { sent } = await openDashboard(longWorld(), {
        reply: () => new Promise((resolve) => (answer = resolve)),
      });
      press("All 600 rows as CSV");
      press("All 600 rows as CSV");
      expect(sent).toEqual([{ name: "read-charges", accountId: "main" }]);
      expect(screen.getByText(/^Reading all rows/)).toBeTruthy();
      const rows = [chargeOn(1, "n600.de"), chargeOn(2, "n601.de")];
      answer(ok({ rows, currency: "EUR", more }));
      const name = `Main-account_Upcoming-charges_${part}_2026-11-23.csv`;
      await waitFor(() => expect(Object.keys(files)).toEqual([name]));
      expect((await files[name]?.text())?.trimEnd().split("\n").at(-1)).toContain(last);
      expect(screen.getByText(new RegExp(`^${words.replace("$NAME", name)}`))).toBeTruthy();
    },
  );

  it("all charges that cannot be had say why, and save nothing", async () => {
    await openDashboard(longWorld(), {
      reply: async () => failed(failure("not-allowed", { code: 531, command: "QueryX" })),
    });
    press("All 600 rows as CSV");
    expect(await screen.findByText(/QueryX/)).toBeTruthy();
    expect(files).toEqual({});
  });

  it("accounting of a chosen time is asked for, once, and saved", async () => {
    let answer = (_: unknown) => {};
    const { sent } = await openDashboard(world(), {
      reply: () => new Promise((resolve) => (answer = resolve)),
    });
    fireEvent.change(screen.getByLabelText("Accounting of the"), { target: { value: "365" } });
    press("Accounting as CSV");
    press("Accounting as CSV");
    expect(sent).toEqual([
      {
        name: "read-bookings",
        accountId: "main",
        from: fixtureNow - 365 * 86_400_000,
        to: fixtureNow,
      },
    ]);
    expect(section("Statement").textContent).toContain("Reading from the registrar …");
    answer(ok({ rows: [booking], more: true }));
    const name = "Main-account_Accounting_2026-11-23.csv";
    await waitFor(() => expect(Object.keys(files)).toEqual([name]));
    expect(await files[name]?.text()).toContain('"a.de",10,11.90,"EUR"');
    expect(section("Statement").textContent).toContain(
      `Saved as ${name}. 1 row. The registrar has more than these 1: choose a shorter time.`,
    );
  });

  it("accounting that may not be read is no file", async () => {
    const refused = failure("not-allowed", { code: 531, command: "QueryAccountingList" });
    await openDashboard(world({ changes: [] }), { reply: () => failed(refused) });
    press("Accounting as CSV");
    await waitFor(() =>
      expect(section("Statement").textContent).toContain("QueryAccountingList[]:ALLOW"),
    );
    expect(files).toEqual({});
  });

  it("have names that are safe, whatever the account is called", async () => {
    await openDashboard(world({}, {}, { name: "../\u202eevil:<b>" }));
    press("History as CSV");
    expect(Object.keys(files)).toEqual(["evil-b_History_2026-11-23.csv"]);
  });
});
