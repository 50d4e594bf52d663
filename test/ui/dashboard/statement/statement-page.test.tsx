// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure, ok } from "../../../../src/domain/failure.ts";
import { historyStore } from "../../../../src/storage/history-store.ts";
import { overviewVersion } from "../../../../src/storage/overview-version.ts";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { cellsOf } from "../../../support/ui/dashboard-page.tsx";
import {
  accountWith,
  figuresWith,
  fixtureNow,
  lockedOverview,
  overviewOf,
  testAccountWith,
} from "../../../support/ui/fixtures.ts";
import {
  bookedAt,
  figuresShown,
  momentsShown,
  november,
  october,
  openStatement,
  pointAt,
  untilRead,
} from "../../../support/ui/statement-page.tsx";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

const day = 86_400_000;
/** The files that the page has handed to the browser, by name. */
let files: Record<string, Blob>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Statement");
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

const main = accountWith();
const points = {
  main: [pointAt(october, "54.27", true), pointAt(november - 3_600_000, "234.42")],
};
const rows = [
  bookedAt(october + day, { type: "PAYMENT", description: "", net: null, gross: "-200" }),
  bookedAt(october + 2 * day),
  bookedAt(october + 3 * day, { type: "ADD", description: "=1+1", net: "2.00", gross: "2.00" }),
];
const reply = () => ok({ rows, more: false });
const tables = () => [...document.querySelectorAll("table")];
const table = (caption: string) => {
  const found = tables().find((each) => each.caption?.textContent === caption);
  if (!found) throw new Error(`no table ${caption}`);
  return cellsOf(found);
};
/** With plain spaces: those around the dash of two days are thin ones. */
const text = () => (document.body.textContent ?? "").replaceAll("\u2009", " ");

describe("the statement of an account", () => {
  it("is of the last month that is over, and adds up", async () => {
    const { sent } = await openStatement({ overview: overviewOf(main), points, reply });
    await untilRead();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Statement, October 2026");
    expect(text()).toContain("October 1 – 31, 2026, days in UTC · amounts in EUR");
    expect(sent).toEqual([
      { name: "read-bookings", accountId: "main", from: october, to: november },
    ]);
    expect(figuresShown()).toEqual([
      "Opening balance54.27",
      "Paid in+200.00",
      "Charged−19.85",
      "Closing balance=234.42",
    ]);
    expect(text()).toContain("Unexplained: 0.00. Opening balance and bookings add up");
    expect(table("Charged, by type")).toEqual([
      ["Type", "Bookings", "Net", "VAT", "Amount"],
      ["RENEW", "1", "15.00", "2.85", "17.85"],
      ["ADD", "1", "2.00", "0.00", "2.00"],
      ["Charged", "2", "17.00", "2.85", "19.85"],
    ]);
    // No net is told: the columns are not there.
    expect(table("Paid in, by type")).toEqual([
      ["Type", "Bookings", "Amount"],
      ["PAYMENT", "1", "200.00"],
      ["Paid in", "1", "200.00"],
    ]);
    expect(table("Bookings").slice(1)).toEqual([
      ["Oct 1", "Opening balance", "", "54.27"],
      ["Oct 2", "PAYMENT", "200.00", "254.27"],
      ["Oct 3", "RENEW, otter.example", "−17.85", "236.42"],
      ["Oct 4", "ADD, =1+1", "−2.00", "234.42"],
      ["Oct 31", "Closing balance", "", "234.42"],
    ]);
    expect(await axeFindings()).toEqual([]);
  });

  it("shows what is unexplained as a figure and a line of its own", async () => {
    await openStatement({
      overview: overviewOf(main),
      points: { main: [pointAt(october, "54.27", true), pointAt(november, "230", true)] },
      reply,
    });
    await untilRead();
    expect(figuresShown()).toContain("Unexplained+−4.42");
    expect(table("Bookings").at(-2)).toEqual(["", "Unexplained", "−4.42", "230.00"]);
    expect(text()).toContain("The balance moved by so much beside the bookings");
  });

  it("says as of when its balances are, and how those that were read belong to them", async () => {
    await openStatement({
      overview: overviewOf(main),
      points: {
        main: [pointAt(october, "54.27", true), pointAt(november + 6 * 3_600_000, "230.42")],
      },
      reply: () =>
        ok({ rows: [...rows, bookedAt(november + 3_600_000, { gross: "4" })], more: false }),
    });
    await untilRead();
    expect(figuresShown().at(-1)).toBe("Closing balance=234.42");
    expect(momentsShown()).toEqual(["when Oct 1, 2026 began", "when Oct 31, 2026 ended"]);
    expect(text()).toMatch(
      /230\.42\sEUR on Nov 1, 2026, 6:00\sAM UTC\. The bookings in between lead/,
    );
  });

  it("computes the opening balance that was never read, and says so", async () => {
    await openStatement({
      overview: overviewOf(main),
      points: { main: [pointAt(november - 3_600_000, "234.42")] },
      reply,
    });
    await untilRead();
    expect(figuresShown()[0]).toBe("Opening balance54.27");
    expect(momentsShown()[0]).toBe("when Oct 1, 2026 began, computed");
    expect(text()).toContain("Unexplained: Unknown");
    expect(text()).toContain("the opening balance is computed from it and the bookings");
  });

  it("is until now where the month is not over", async () => {
    await openStatement({
      overview: overviewOf(main),
      hash: "#account=main&period=2026-11",
      points: { main: [pointAt(november, "10000", true)] },
    });
    await untilRead();
    expect(text()).toContain("November 1 – 23, 2026, until now, days in UTC");
    // The balance of the last check, though it is in no history yet.
    expect(figuresShown().at(-1)).toBe("Closing balance=9,984.21");
    expect(momentsShown()[1]).toMatch(/^on Nov 23, 2026, 7:00\sPM UTC$/);
    const later = screen.getByRole("button", { name: "December 2026" });
    expect(later.getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(later);
    expect(location.hash).toBe("#account=main&period=2026-11");
  });

  it("follows the choices, which stand in the address", async () => {
    await openStatement({ overview: overviewOf(main), points, reply });
    await untilRead();
    fireEvent.click(screen.getByRole("button", { name: "September 2026" }));
    expect(location.hash).toBe("#account=main&period=2026-09");
    await screen.findByRole("heading", { level: 1, name: "Statement, September 2026" });
    fireEvent.change(screen.getByLabelText("Period"), { target: { value: "quarter" } });
    await screen.findByRole("heading", { level: 1, name: "Statement, Q3 2026" });
    const back = screen.getByRole("link", { name: "Dashboard" });
    expect(back.getAttribute("href")).toBe("dashboard.html#account=main");
  });

  it("says what is missing, and never zero for it", async () => {
    await openStatement({
      overview: overviewOf(main),
      points: { main: [pointAt(october + day, "1")] },
      reply: () => ok({ rows: [...rows, bookedAt(null)], more: false }),
    });
    await untilRead();
    expect(figuresShown()).toEqual([
      "Opening balanceUnknown",
      "Paid in+Unknown",
      "Charged−Unknown",
      "Closing balance=Unknown",
    ]);
    expect(text()).toContain("Unexplained: Unknown.");
    expect(text()).toContain("The first balance that is known is of Oct 2, 2026");
    expect(text()).toContain("1 booking has no amount, currency or time that can be read");
  });

  it("names the right that is missing, and can be tried again", async () => {
    const refused = failure("not-allowed", { code: 531, command: "QueryAccountingList" });
    let isRefused = true;
    await openStatement({
      overview: overviewOf(main),
      points,
      reply: () => (isRefused ? failed(refused) : reply()),
    });
    await untilRead();
    expect(figuresShown()[0]).toBe("Opening balance54.27");
    expect(figuresShown()[2]).toBe("Charged−Unknown");
    expect(text()).toContain("QueryAccountingList[]:ALLOW");
    expect(await axeFindings()).toEqual([]);
    isRefused = false;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(figuresShown()[2]).toBe("Charged−19.85"));
  });

  it("asks nothing where the registrar tells no bookings", async () => {
    const facts = { ...main.facts, lacks: ["bookings" as const] };
    const { sent } = await openStatement({
      overview: overviewOf(accountWith({ facts })),
      points,
    });
    await untilRead();
    expect(sent).toEqual([]);
    expect(text()).toContain("documents no command for it");
  });

  it("is read by the entry of the same money whose login may, of the balances of both", async () => {
    const { sent } = await openStatement({
      overview: overviewOf(main, accountWith({ id: "role", name: "Role", sameAs: "main" })),
      hash: "#account=role&period=2026-10",
      points: { main: points.main, role: [] },
      reply: ({ accountId }) => (accountId === "role" ? failed(failure("not-allowed")) : reply()),
    });
    await untilRead();
    expect(sent.map((message) => (message as { accountId?: string }).accountId)).toEqual([
      "role",
      "main",
    ]);
    expect(figuresShown().at(-1)).toBe("Closing balance=234.42");
  });

  it("is unknown where the balances of one of its entries cannot be read, and says so", async () => {
    const read = historyStore.read;
    vi.spyOn(historyStore, "read").mockImplementation(async (id) =>
      id === "role" ? failed(failure("storage", { text: "history: shape" })) : read(id),
    );
    await openStatement({
      overview: overviewOf(main, accountWith({ id: "role", name: "Role", sameAs: "main" })),
      points,
      reply,
    });
    await untilRead();
    expect(figuresShown()[0]).toBe("Opening balanceUnknown");
    expect(figuresShown().at(-1)).toBe("Closing balance=Unknown");
    expect(text()).toContain("history: shape");
  });

  it("speaks German in German, with the region's amounts", async () => {
    await openStatement({ overview: overviewOf(main), points, reply, language: "de" });
    await untilRead();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Kontoauszug, Oktober 2026");
    expect(figuresShown()[1]).toBe("Eingezahlt+200,00");
  });
});

describe("the statement of all accounts of a currency", () => {
  const shop = accountWith({ id: "shop", name: "Shop" });
  const overview = overviewOf(
    main,
    accountWith({ id: "role", name: "Role", sameAs: "main" }),
    shop,
    accountWith({ id: "us", name: "US", figures: figuresWith({ currency: "USD" }) }),
    accountWith({ id: "new", name: "New", figures: null }),
    testAccountWith({ id: "test", name: "Test", figures: figuresWith() }),
    testAccountWith({ id: "test-2", name: "Test 2", figures: figuresWith() }),
  );
  const all = { main: points.main, shop: points.main, test: points.main, "test-2": points.main };

  it("has a row for each money, once, and their sum; test money apart", async () => {
    await openStatement({ overview, points: all, reply, hash: "#all=live-EUR&period=2026-10" });
    await untilRead();
    const found = table("Accounts").map(([name, ...cells]) => [name?.slice(0, 4), ...cells]);
    expect(found.slice(1)).toEqual([
      ["Main", "54.27", "200.00", "19.85", "0.00", "234.42"],
      ["Shop", "54.27", "200.00", "19.85", "0.00", "234.42"],
      ["All ", "108.54", "400.00", "39.70", "0.00", "468.84"],
    ]);
    expect(table("Charged, by type")[1]?.slice(1)).toEqual(["2", "30.00", "5.70", "35.70"]);
    expect(text()).toContain("1 account is not in it: its currency is not known yet.");
    expect(await axeFindings()).toEqual([]);
  });

  it("is unknown in sum where it is of one account, and says of which", async () => {
    await openStatement({
      overview,
      points: all,
      hash: "#all=live-EUR&period=2026-10",
      reply: ({ accountId }) => (accountId === "shop" ? failed(failure("offline")) : reply()),
    });
    await untilRead();
    expect(table("Accounts").at(-1)?.slice(1)).toEqual([
      "108.54",
      "Unknown",
      "Unknown",
      "Unknown",
      "Unknown",
    ]);
    expect(table("Accounts")[2]?.[0]).toContain("Note 1");
    expect(table("Accounts")[1]?.[0]).not.toContain("Note");
    const notes = within(screen.getByRole("list", { name: "Notes" })).getAllByRole("listitem");
    expect(notes.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("The bookings could not be read. Offline."),
    ]);
    expect(table("Accounts")[1]?.[5]).toBe("234.42");
  });

  it("of test accounts carries the mark", async () => {
    await openStatement({ overview, points: all, reply, hash: "#all=ote-EUR&period=2026-10" });
    await untilRead();
    expect(document.querySelector(".test-page")?.textContent).toContain(
      "Test system (OT&E), no real money",
    );
    expect(table("Accounts")).toHaveLength(4);
  });
});

describe("the file of sample accounts", () => {
  it("says so in its name and in each of its lines", async () => {
    const sample = { ...main, id: "sample-well" };
    const history = { currency: "EUR", others: {}, points: points.main };
    await openStatement({
      overview: overviewOf(sample),
      hash: "#account=sample-well&period=2026-10",
      reply: (message) => (message.name === "read-sample" ? ok({ history }) : reply()),
    });
    await untilRead();
    fireEvent.click(screen.getByRole("button", { name: "Save as CSV" }));
    const [name = "", file] = Object.entries(files)[0] ?? [];
    expect(name).toMatch(/^Sample-data_Main-account_Statement_/);
    const lines = (await file?.text())?.replace("\ufeff", "").trimEnd().split("\r\n") ?? [];
    expect(lines[0]).toMatch(/^"Sample data","Line",/);
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(
      lines.slice(1).map(() => '"Sample data: no real accounts"'),
    );
    expect(lines.length).toBeGreaterThan(4);
  });
});

describe("the file", () => {
  const press = () => fireEvent.click(screen.getByRole("button", { name: "Save as CSV" }));
  const lines = async (name: string) =>
    (await files[name]?.text())?.replace("\ufeff", "").trimEnd().split("\r\n");

  it("has the figures first and all bookings, exactly, and starts no formula", async () => {
    await openStatement({ overview: overviewOf(main), points, reply });
    await untilRead();
    press();
    const name = "Main-account_Statement_October-2026_2026-11-23.csv";
    expect(Object.keys(files)).toEqual([name]);
    expect(await lines(name)).toEqual([
      '"Line","Time (UTC)","Type","Description","Net","VAT","Amount","Balance","Currency"',
      '"Opening balance","2026-10-01 00:00:00",,,,,,54.27,"EUR"',
      '"Booking","2026-10-02 00:00:00","PAYMENT","","Unknown","Unknown",200.00,254.27,"EUR"',
      '"Booking","2026-10-03 00:00:00","RENEW","otter.example",-15.00,-2.85,-17.85,236.42,"EUR"',
      `"Booking","2026-10-04 00:00:00","ADD","'=1+1",-2.00,0.00,-2.00,234.42,"EUR"`,
      '"Unexplained",,,,,,0.00,,"EUR"',
      '"Closing balance","2026-11-01 00:00:00",,,,,,234.42,"EUR"',
    ]);
    expect(screen.getByText(`Saved as ${name}. 6 rows.`)).toBeTruthy();
  });

  it("has the sums by type in another one: nothing is added to its own sum", async () => {
    await openStatement({ overview: overviewOf(main), points, reply });
    await untilRead();
    fireEvent.click(screen.getByRole("button", { name: "Sums by type as CSV" }));
    const name = "Main-account_Sums-by-type_October-2026_2026-11-23.csv";
    expect(await lines(name)).toEqual([
      '"Line","Type","Bookings","Net","VAT","Amount","Currency"',
      '"Paid in","PAYMENT",1,"Unknown","Unknown",200.00,"EUR"',
      '"Charged","RENEW",1,-15.00,-2.85,-17.85,"EUR"',
      '"Charged","ADD",1,-2.00,0.00,-2.00,"EUR"',
    ]);
  });

  it("says what is unknown, and why", async () => {
    await openStatement({
      overview: overviewOf(main),
      points,
      reply: () => failed(failure("offline")),
    });
    await untilRead();
    press();
    const found = await lines("Main-account_Statement_October-2026_2026-11-23.csv");
    expect(found?.slice(2)).toEqual([
      '"Unexplained",,,,,,"Unknown",,"EUR"',
      '"Closing balance","2026-11-01 00:00:00",,,,,,"Unknown","EUR"',
      '"Note",,,"The bookings could not be read. Offline.",,,,,"EUR"',
    ]);
    fireEvent.click(screen.getByRole("button", { name: "Sums by type as CSV" }));
    expect(
      (await lines("Main-account_Sums-by-type_October-2026_2026-11-23.csv"))?.slice(1),
    ).toEqual([
      '"Paid in",,,,,"Unknown","EUR"',
      '"Charged",,,,,"Unknown","EUR"',
      '"Note","The bookings could not be read. Offline.",,,,,"EUR"',
    ]);
    // Nothing came from the registrar, and nothing says so.
    expect(text()).not.toContain("Read from");
    expect(text()).toContain("Not read from HEXONET: what stands here is what was kept.");
  });

  it("of all accounts has a line for each, and the sum, as the region writes them", async () => {
    await openStatement({
      overview: overviewOf(main, accountWith({ id: "shop", name: "@Shop" })),
      points: { main: points.main, shop: points.main },
      reply,
      hash: "#all=live-EUR&period=2026-10",
      language: "de",
    });
    await untilRead();
    fireEvent.click(screen.getByRole("button", { name: "Als CSV speichern" }));
    const [name = ""] = Object.keys(files);
    expect(name).toBe("Alle-Konten-in-EUR_Kontoauszug_Oktober-2026_2026-11-23.csv");
    const found = await lines(name);
    expect(found?.[2]).toMatch(/^"'@Shop";".*";54,27;200,00;19,85;0,00;234,42;"EUR";$/);
    expect(found?.at(-1)).toBe('"Alle zusammen";;108,54;400,00;39,70;0,00;468,84;"EUR";');
  });

  it("of all accounts says beside the sum how many are not in it", async () => {
    await openStatement({
      overview: overviewOf(
        main,
        accountWith({ id: "shop", name: "Shop" }),
        accountWith({ id: "new", name: "New", figures: null }),
      ),
      points: { main: points.main, shop: points.main },
      reply,
      hash: "#all=live-EUR&period=2026-10",
    });
    await untilRead();
    press();
    expect((await lines(Object.keys(files)[0] ?? ""))?.at(-1)).toMatch(
      /468\.84,"EUR","1 account is not in it: its currency is not known yet\."$/,
    );
  });
});

describe("the file in a region", () => {
  it.each([
    ["en", '"Charged","RENEW",1,-15.00,-2.85,-17.85,"EUR"'],
    ["de", '"Belastet";"RENEW";1;-15,00;-2,85;-17,85;"EUR"'],
    // Switzerland: semicolons, and a decimal point.
    ["de-CH", '"Belastet";"RENEW";1;-15.00;-2.85;-17.85;"EUR"'],
  ])("%s has its separator and its decimal sign", async (language, line) => {
    await openStatement({ overview: overviewOf(main), points, reply, language });
    await untilRead();
    fireEvent.click(screen.getByRole("button", { name: /^(?:Sums|Summen)/ }));
    const [file] = Object.values(files);
    expect((await file?.text())?.split("\r\n")).toContain(line);
  });
});

describe("before there is a statement", () => {
  it("nothing is shown nor read while figures are hidden", async () => {
    const overview = lockedOverview(main);
    const { sent } = await openStatement({
      overview: { ...overview, vault: { ...overview.vault, hidden: true } },
      points,
      reply,
    });
    expect(screen.getByLabelText("Passphrase")).toBeTruthy();
    expect(text()).not.toContain("54.27");
    expect(sent).toEqual([]);
  });

  it("the first step is shown where there is no account", async () => {
    await openStatement({ overview: overviewOf() });
    expect(screen.getByRole("link", { name: "Add account" })).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it("it says that it reads, and neither file nor print is to be had", async () => {
    vi.spyOn(globalThis, "print").mockImplementation(() => undefined);
    await openStatement({
      overview: overviewOf(main),
      reply: () => new Promise(() => undefined),
    });
    expect(screen.getByRole("status").textContent).toBe("Reading from the registrar …");
    fireEvent.click(screen.getByRole("button", { name: "Save as CSV" }));
    fireEvent.click(screen.getByRole("button", { name: "Print or PDF" }));
    expect(files).toEqual({});
    expect(print).not.toHaveBeenCalled();
  });

  it("what is kept and is no number is called unreadable, not waited for", async () => {
    await openStatement({
      overview: overviewOf(main),
      points: { main: [pointAt(october - day, "odd"), ...points.main.slice(1)] },
      reply,
    });
    await waitFor(() => expect(text()).toContain("Not a plain decimal number"));
    expect(screen.getByRole("main").getAttribute("aria-busy")).toBe("false");
    expect(document.querySelector("article")).toBeNull();
  });

  it("an account without any balance says so, until it has one", async () => {
    const { write } = await openStatement({ overview: overviewOf(accountWith({ figures: null })) });
    await untilRead();
    expect(text()).toContain("No balance of this account has been read yet.");
    write("overview", { version: overviewVersion, value: overviewOf(main) });
    await waitFor(() => expect(figuresShown()).toHaveLength(4));
  });
});
