import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  bookingsTable,
  chargesTable,
  csvText,
  daySumsTable,
  historyTable,
} from "../../../../src/ui/dashboard/export/csv-tables.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import { chargeOn, sumsOf, today } from "../../../support/ui/dashboard-fixtures.ts";
import { fixtureNow } from "../../../support/ui/fixtures.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  useFakeBrowser();
});

const lines = (text: string) => text.replace("\ufeff", "").trimEnd().split("\r\n");

describe("the history", () => {
  const history = {
    currency: "EUR",
    others: {},
    points: [
      { at: fixtureNow - 1000, balance: "-9984.2100", deposits: null, past: true },
      { at: fixtureNow, balance: "1000000000000.01", deposits: "0", past: false },
    ],
  };

  it("has every point, exactly, and says what is unknown", () => {
    expect(lines(csvText(historyTable(history)))).toEqual([
      '"Time (UTC)","Account balance","Reserved deposits","Currency","Source"',
      '"2026-11-23 18:59:59",-9984.2100,"Unknown","EUR","Balance reported by the registrar"',
      '"2026-11-23 19:00:00",1000000000000.01,0,"EUR","Read"',
    ]);
  });

  it("speaks German in German", () => {
    useFakeBrowser({ language: "de" });
    expect(lines(csvText(historyTable(history)))[1]).toBe(
      '"2026-11-23 18:59:59";-9984,2100;"Unbekannt";"EUR";"Vom Registrar genannter Kontostand"',
    );
  });
});

describe("the upcoming charges", () => {
  it("are as they were listed, and start no formula", () => {
    const sums = sumsOf([
      chargeOn(-1, "late.de"),
      chargeOn(1, '=HYPERLINK("https://evil.example";"x")', { gross: null, renewalMode: "@AUTO" }),
      chargeOn(null, "undated.de", { nextAction: null, currency: "USD" }),
    ]);
    expect(lines(csvText(chargesTable(sums, today, null))).slice(1)).toEqual([
      '"2026-11-22 09:00:00","late.de","DOMAIN","AUTORENEW","charge is overdue",10.00,11.90,"EUR","2026-12-27 00:00:00"',
      `"2026-11-24 09:00:00","'=HYPERLINK(""https://evil.example"";""x"")","DOMAIN","'@AUTO","will be charged",10.00,"Unknown","EUR","2026-12-29 00:00:00"`,
      '"Unknown","undated.de","DOMAIN","AUTORENEW","Unknown",10.00,11.90,"USD",',
    ]);
  });

  it("say where the file has not all of them", () => {
    const sums = sumsOf([chargeOn(1, "a.de"), chargeOn(1, "b.de")]);
    const all = lines(csvText(chargesTable(sums, today, "First 2 of 24,553 rows.")));
    expect(all).toHaveLength(4);
    expect(all.at(-1)).toBe(',"First 2 of 24,553 rows."');
  });

  it("are summed by day, of the whole list", () => {
    const sums = sumsOf([chargeOn(1, "a.de"), chargeOn(1, "b.de"), chargeOn(4, "c.de")]);
    expect(lines(csvText(daySumsTable(sums)))).toEqual([
      '"Day (UTC)","Charges","Charged, with VAT","Currency"',
      '"2026-11-24",2,23.80,"EUR"',
      '"2026-11-27",1,11.90,"EUR"',
    ]);
  });
});

describe("the accounting", () => {
  it("is as the registrar has it, row by row", () => {
    const row = {
      at: fixtureNow,
      type: "DOMAIN_RENEW",
      description: "+49.example",
      net: "10.00",
      gross: "11.90",
      currency: "EUR",
    };
    const odd = { ...row, at: null, net: null, gross: "-2500", currency: null };
    expect(lines(csvText(bookingsTable([row, odd])))).toEqual([
      '"Time (UTC)","Type","Description","Charged, net","Charged, with VAT","Currency"',
      `"2026-11-23 19:00:00","DOMAIN_RENEW","'+49.example",10.00,11.90,"EUR"`,
      `"Unknown","DOMAIN_RENEW","'+49.example","Unknown",-2500,"Unknown"`,
    ]);
  });
});
