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
    expect(rows().map((row) => [row[0], row[1], row[3], row[4]])).toEqual([
      ["Nov 24, 2026", "pay.de", "will be charged", "11.90\u00a0EUR"],
      ["Nov 25, 2026", "lost.de", "failed twice", "11.90\u00a0EUR"],
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
    sortBy("Amount");
    expect(objects()).toEqual(["name10.de", "name9.de", "Name1.de"]);
    sortBy("Amount");
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
    const days = within(section()).getByRole("table", { name: "Sums by day" });
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
