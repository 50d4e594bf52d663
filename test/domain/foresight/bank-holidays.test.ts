import { describe, expect, it } from "vitest";
import { type Calendar, easter, isClosed } from "../../../src/domain/foresight/bank-holidays.ts";
import { date, day } from "../../support/domain/charges.ts";

it.each([
  [1961, "04-02"],
  [1981, "04-19"], // a full moon that is counted a day earlier
  [1954, "04-18"], // the other such case
  [2000, "04-23"],
  [2008, "03-23"],
  [2019, "04-21"],
  [2024, "03-31"],
  [2025, "04-20"],
  [2026, "04-05"],
  [2027, "03-28"],
  [2028, "04-16"],
  [2038, "04-25"], // the latest there can be
])("Easter %i is on %s", (year, expected) => {
  expect(date(easter(year))).toBe(`${year}-${expected}`);
});

/** Every closing day of a year that is no Saturday or Sunday. */
function closed(year: number, calendar: Calendar): string[] {
  const found: string[] = [];
  for (let at = day(`${year}-01-01`); at < day(`${year + 1}-01-01`); at++)
    if (isClosed(at, calendar) && new Date(at * 86_400_000).getUTCDay() % 6 !== 0)
      found.push(date(at).slice(5));
  return found;
}

describe("the closing days of a year, weekends aside", () => {
  it.each<[Calendar, number, string]>([
    ["target", 2024, "01-01 03-29 04-01 05-01 12-25 12-26"],
    ["target", 2026, "01-01 04-03 04-06 05-01 12-25"],
    [
      "fedwire",
      2026,
      "01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25", // 4 July is a Saturday
    ],
    ["fedwire", 2027, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25"],
    ["fedwire", 2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26"],
    ["chaps", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
    ["chaps", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"],
    ["chaps", 2022, "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27"],
    ["sic", 2024, "01-01 01-02 03-29 04-01 05-01 05-09 05-20 08-01 12-25 12-26"],
  ])("%s %i", (calendar, year, expected) => {
    expect(closed(year, calendar).join(" ")).toBe(expected);
  });
});
