// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure } from "../../../src/domain/failure.ts";
import type { AccountForesight } from "../../../src/domain/foresight/account-foresight.ts";
import { noDaySums, withPage } from "../../../src/domain/foresight/day-sums.ts";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import {
  accountInFull,
  chargeOn,
  type Kept,
  someCharges,
  sumsOf,
  today,
  type World,
} from "../../support/ui/dashboard-fixtures.ts";
import { cellsOf, openDashboard } from "../../support/ui/dashboard-page.tsx";
import { cnrAccountWith, fixtureNow, overviewOf } from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Dashboard");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** One account with these charges; `kept` takes the place of what is kept of it. */
function world(
  charges: Parameters<typeof accountInFull>[0],
  foresight: Partial<AccountForesight> = {},
  changes: Partial<Kept> = {},
): World {
  const { account, kept } = accountInFull(charges, {}, foresight, changes);
  return { overview: overviewOf(account), kept: { main: kept } };
}

const section = () => screen.getByRole("region", { name: "Upcoming charges" });
const list = () => within(section()).getByRole("table", { name: "Upcoming charges" });
const rows = () =>
  cellsOf(list())
    .slice(1)
    .filter(({ length }) => length > 1);
const objects = () => rows().map(([, object]) => object);
const filter = (value: string) =>
  fireEvent.input(screen.getByLabelText("Filter"), { target: { value } });
const sortBy = (name: string) => fireEvent.click(within(list()).getByRole("button", { name }));

describe("the list of charges", () => {
  it("marks an estimate beside its amount, and counts those that there are", async () => {
    await openDashboard(
      world([
        chargeOn(1, "priced.de", { computed: true, gross: "11.31" }),
        chargeOn(2, "guessed.de", { computed: true, estimated: true, gross: "19.04" }),
        chargeOn(3, "unknown.de", { computed: true, estimated: true, gross: null }),
      ]),
    );
    expect(rows().map((cells) => cells.find((cell) => /\d\.\d\d|Unknown/.test(cell)))).toEqual([
      "11.31",
      "estimate: ≈ 19.04",
      "Unknown",
    ]);
    expect(
      within(section()).getByText("1 amount is an estimate: what such a charge took before."),
    ).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it("says of each what happens, when, and what it takes", async () => {
    await openDashboard(
      world([
        chargeOn(1, "pay.de"),
        chargeOn(2, "lost.de", { nextAction: "expireunpaid" }),
        chargeOn(3, "paid.de", { nextAction: "finalize" }),
        chargeOn(4, "gone.de", { nextAction: "expire" }),
        chargeOn(5, "odd.de", { nextAction: null }),
        chargeOn(6, "free.de", { net: null, gross: null }),
        chargeOn(7, "dollar.com", { currency: "USD" }),
        chargeOn(null, "undated.de"),
      ]),
    );
    // All of one class: no column says so again and again.
    expect(section().textContent).toContain("The same in all rows: Class DOMAIN.");
    expect(rows().map((row) => row.slice(0, 4))).toEqual([
      ["Nov 24, 2026", "pay.de", "will be charged", "11.90\u00a0EUR"],
      ["Nov 25, 2026", "lost.de", "not paid", "11.90\u00a0EUR"],
      ["Nov 26, 2026", "paid.de", "paid already", "11.90\u00a0EUR"],
      ["Nov 27, 2026", "gone.de", "not renewed", "11.90\u00a0EUR"],
      ["Nov 28, 2026", "odd.de", "Unknown", "11.90\u00a0EUR"],
      ["Nov 29, 2026", "free.de", "will be charged", "Unknown"],
      ["Nov 30, 2026", "dollar.com", "will be charged", "11.90\u00a0USD"],
      ["Unknown", "undated.de", "will be charged", "11.90\u00a0EUR"],
    ]);
    for (const line of ["price unknown", "no date", "not in EUR", "what happens is unknown"])
      expect(section().textContent).toContain(`1 charge is left out: ${line}`);
  });

  it("draws only the rows in sight, and tells how many there are", async () => {
    await openDashboard(world(someCharges(400)));
    expect(rows().length).toBeGreaterThan(10);
    expect(rows().length).toBeLessThan(40);
    expect(list().getAttribute("aria-rowcount")).toBe("401");
    const scroller = within(section()).getByRole("region", { name: "Upcoming charges, table" });
    const [first] = objects();
    scroller.scrollTop = 34 * 200;
    fireEvent.scroll(scroller);
    await waitFor(() => expect(objects()).not.toContain(first));
    const indexes = within(list())
      .getAllByRole("row")
      .map((row) => Number(row.getAttribute("aria-rowindex")));
    expect(indexes).toContain(202);
    const heights = [...list().querySelectorAll<HTMLElement>(".gap td")].map(({ style }) =>
      Number.parseInt(style.height, 10),
    );
    expect(heights.reduce((a, b) => a + b, 0) + rows().length * 34).toBe(400 * 34);
  });

  it("is put in order by any column, unknown ones last either way", async () => {
    await openDashboard(
      world([
        chargeOn(3, "name10.de", { gross: "9.5" }),
        chargeOn(1, "name9.de", { gross: "100" }),
        chargeOn(2, "Name1.de", { gross: null }),
      ]),
    );
    expect(objects()).toEqual(["name9.de", "Name1.de", "name10.de"]);
    sortBy("Amount, EUR");
    expect(objects()).toEqual(["name10.de", "name9.de", "Name1.de"]);
    sortBy("Amount, EUR");
    expect(objects()).toEqual(["name9.de", "name10.de", "Name1.de"]);
    sortBy("Object");
    expect(objects()).toEqual(["Name1.de", "name9.de", "name10.de"]);
  });

  it("is filtered by what the user types, and says how many are found", async () => {
    await openDashboard(
      world([
        chargeOn(1, "Alpha.de"),
        chargeOn(2, "beta.de", { objectClass: "SSLCERT" }),
        chargeOn(3, "gamma.de", { nextAction: "finalize" }),
      ]),
    );
    filter("ALPHA");
    expect(objects()).toEqual(["Alpha.de"]);
    expect(section().querySelector(".filter [role=status]")?.textContent).toBe("1 row");
    filter("sslc");
    expect(objects()).toEqual(["beta.de"]);
    filter("paid alr");
    expect(objects()).toEqual(["gamma.de"]);
    filter("(.*)[");
    expect(objects()).toEqual([]);
    expect(section().textContent).toContain("Nothing matches.");
    filter("");
    expect(objects()).toHaveLength(3);
  });

  it("is the first part of a long one, and says so; the sums are of all", async () => {
    const charges = Array.from({ length: 600 }, (_, place) => chargeOn(1, `name${place}.de`));
    const pages = withPage(noDaySums(fixtureNow, today + 90, "EUR", true), charges, 100_000);
    await openDashboard(world([], {}, { charges: pages }));
    expect(section().textContent).toContain("First 500 of 600 rows; the sums include all.");
    const details = section().querySelector("details") as HTMLDetailsElement;
    details.open = true;
    fireEvent(details, new Event("toggle"));
    const days = await within(section()).findByRole("table", { name: "Sums by day" });
    expect(cellsOf(days)[1]).toEqual(["Nov 24, 2026", "600", "7,140.00"]);
  });

  it("may be empty", async () => {
    await openDashboard(world([]));
    expect(section().textContent).toContain("The registrar lists nothing.");
    expect(await axeFindings()).toEqual([]);
  });
});

describe("where the list is not there", () => {
  it("shows how far it has come, with a way to stop it", async () => {
    const loading = sumsOf(someCharges(40), 100_000);
    const started = world([], { loading: { seen: 12_000, total: 100_000 } });
    const { sent } = await openDashboard({ ...started, kept: { main: { loading } } });
    const bar = within(section()).getByRole<HTMLProgressElement>("progressbar");
    expect([bar.value, bar.max]).toEqual([12_000, 100_000]);
    expect(section().textContent).toContain("Loading: 12,000 of 100,000 rows");
    expect(section().textContent).toContain("this is as far as it has come");
    fireEvent.click(screen.getByRole("button", { name: "Stop" }));
    expect(sent).toContainEqual({ name: "stop-charges", accountId: "main" });
    expect(await axeFindings()).toEqual([]);
  });

  it("shows a progress without end where none is told", async () => {
    await openDashboard(world(someCharges(3), { loading: { seen: 40, total: null } }));
    const bar = within(section()).getByRole<HTMLProgressElement>("progressbar");
    expect(bar.hasAttribute("value")).toBe(false);
    expect(section().textContent).toContain("Loading: 40 rows so far");
  });

  it("names the right that is missing, and keeps what was known", async () => {
    const refused = failure("not-allowed", {
      code: 531,
      text: "Authorization failed",
      command: "QueryObjectRenewalList",
    });
    await openDashboard(world([chargeOn(1, "old.de")], { failures: { charges: refused } }));
    expect(section().textContent).toContain("QueryObjectRenewalList");
    expect(within(section()).getByRole("button", { name: "Copy rule" })).toBeTruthy();
    expect(section().textContent).toContain("What is shown is of Nov 23, 2026");
    expect(objects()).toEqual(["old.de"]);
  });

  it("says that what is kept cannot be read", async () => {
    const broken = world([]);
    await openDashboard({
      ...broken,
      kept: { main: { charges: { rows: 1 } as unknown as Kept["charges"] & object } },
    });
    expect(section().textContent).toContain("charges: shape");
  });

  it("is no empty card where nothing was asked for yet", async () => {
    await openDashboard({ overview: overviewOf(cnrAccountWith()), kept: {} });
    expect(screen.queryByRole("region", { name: "Upcoming charges" })).toBeNull();
  });

  it("says why it could not be stopped", async () => {
    await openDashboard(world([], { loading: { seen: 1, total: 2 } }), {
      reply: () => failed(failure("storage", { text: "gone" })),
    });
    fireEvent.click(screen.getByRole("button", { name: "Stop" }));
    await waitFor(() => expect(section().textContent).toContain("gone"));
  });
});

describe("foreign text", () => {
  it("stays text, by itself, with the whole of it as a tooltip", async () => {
    const names = [
      '<img src=x onerror="alert(1)">',
      "\u202egnp.exe",
      "W".repeat(10_000),
      "constructor",
    ];
    await openDashboard(world(names.map((name) => chargeOn(1, name, { objectClass: name }))));
    expect(section().querySelector("img")).toBeNull();
    for (const name of names) {
      const cell = within(list()).getByRole("rowheader", { name });
      expect(cell.getAttribute("title")).toBe(name);
      expect(cell.querySelector("bdi")?.textContent).toBe(name);
    }
  });
});

describe("the bars above the list", () => {
  // 9,984.21 and a credit line of 5,000, of which 1,516.99 are reserved: 13,467.22 to spend.
  const large = (day: number, object: string, gross: string) => chargeOn(day, object, { gross });
  const charges = [
    large(-2, "late.de", "67.22"),
    large(1, "first.de", "10000"),
    large(2, "second.de", "3000"),
    large(3, "third.de", "1000"),
    large(30, "later.de", "50"),
  ];
  const bars = () =>
    within(screen.getByRole("group", { name: "Sum in EUR" })).getAllByRole("button");
  const words = () => bars().map((bar) => bar.getAttribute("aria-label"));
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

  it("say of each week what is charged, how often, and what of it is not covered", async () => {
    await openDashboard(world(charges));
    expect(words()).toEqual([
      "Week of Nov 23: 4 charges, 14,067.22\u00a0EUR, of which not covered: 600.00\u00a0EUR",
      "Week of Dec 21: 1 charge, 50.00\u00a0EUR, of which not covered: 50.00\u00a0EUR",
    ]);
    expect(bars()[0]?.textContent).toBe("14,067.22Nov 23");
    expect(await axeFindings()).toEqual([]);
  });

  it("can be of days", async () => {
    await openDashboard(world(charges));
    press("Day");
    expect(words()).toEqual([
      "Mon, Nov 23: 1 charge, 67.22\u00a0EUR",
      "Tue, Nov 24: 1 charge, 10,000.00\u00a0EUR",
      "Wed, Nov 25: 1 charge, 3,000.00\u00a0EUR",
      "Thu, Nov 26: 1 charge, 1,000.00\u00a0EUR, of which not covered: 600.00\u00a0EUR",
      "Wed, Dec 23: 1 charge, 50.00\u00a0EUR, of which not covered: 50.00\u00a0EUR",
    ]);
  });

  it("filter the list, say so, and give it back", async () => {
    await openDashboard(world(charges));
    const [week, other] = bars();
    fireEvent.click(other as HTMLElement);
    expect(objects()).toEqual(["later.de"]);
    expect(other?.getAttribute("aria-pressed")).toBe("true");
    expect(section().querySelector(".filter [role=status]")?.textContent).toBe(
      "Week of Dec 21: 1 row",
    );
    press("Show all 5");
    expect(objects()).toHaveLength(5);
    // What is overdue is due now, and stands in the bar of today.
    fireEvent.click(week as HTMLElement);
    expect(objects()).toEqual(["late.de", "first.de", "second.de", "third.de"]);
    fireEvent.click(week as HTMLElement);
    expect(objects()).toHaveLength(5);
    press("Day");
    expect(screen.queryByRole("button", { name: "Show all 5" })).toBeNull();
  });

  it("are one stop for the Tab key, and walked through with the arrows", async () => {
    await openDashboard(world(charges));
    press("Day");
    expect(bars().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1]);
    bars()[0]?.focus();
    const key = (name: string) =>
      fireEvent.keyDown(document.activeElement as Element, { key: name });
    key("ArrowRight");
    expect(document.activeElement).toBe(bars()[1]);
    key("End");
    expect(document.activeElement).toBe(bars()[4]);
  });

  it("are not there while the list is not the one that was foreseen with", async () => {
    await openDashboard(world(charges, { loadedAt: fixtureNow - 1 }));
    expect(screen.queryByRole("group", { name: "Sum in EUR" })).toBeNull();
    expect(objects()).toHaveLength(5);
  });
});

describe("what is left", () => {
  const charges = [
    chargeOn(1, "first.de", { gross: "13000" }),
    chargeOn(2, "second.de", { gross: "467.22" }),
    chargeOn(3, "third.de", { gross: "1000" }),
    chargeOn(4, "paid.de", { nextAction: "finalize" }),
  ];
  const cells = () => cellsOf(list()).slice(1);

  it("stands behind each charge, with a line where the funds end", async () => {
    await openDashboard(world(charges));
    expect(cells().map((row) => row.at(-1))).toEqual([
      "467.22",
      "0.00",
      "From here on not covered: 1,000.00\u00a0EUR are missing until Feb 21",
      "−1,000.00",
      "–none",
    ]);
    expect(list().querySelector(".unpaid th")?.textContent).toBe("third.de");
  });

  it("has its line in the order of days alone", async () => {
    await openDashboard(world(charges));
    sortBy("Object");
    expect(cells()).toHaveLength(4);
    expect(list().textContent).not.toContain("From here on");
    expect(rows().map((row) => row.at(-1))).toContain("−1,000.00");
  });

  it("is in no column where nothing of it is known", async () => {
    await openDashboard(world([chargeOn(1, "a.de"), chargeOn(null, "any.de")]));
    expect(cellsOf(list())[0]).not.toContain("Left after");
  });
});
