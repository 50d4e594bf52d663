// @vitest-environment node
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { CsvCell } from "../../src/domain/csv.ts";
import { startOfDay } from "../../src/domain/foresight/bank-days.ts";
import { csvStyle } from "../../src/text/csv-style.ts";
import { spoken } from "../../src/text/spoken.ts";
import {
  bookingsTable,
  type CsvTable,
  chargesTable,
  csvText,
  daySumsTable,
  historyTable,
} from "../../src/ui/dashboard/export/csv-tables.ts";
import { useFakeBrowser } from "../support/ui/current-browser.ts";
import { chargeOn, sumsOf, today } from "../support/ui/dashboard-fixtures.ts";

vi.mock("../../src/platform/browser.ts", () => import("../support/ui/current-browser.ts"));

/** Names and words that a spreadsheet could take for something else, or run. */
const hostile = [
  '=HYPERLINK("https://evil.example";"x")',
  "+1+1",
  "-2.de",
  "@SUM(A1)",
  "a;b,c|d\te",
  'say "x"; =1+1',
  "xn--mnchen-3ya.example",
  "münchen.example",
  "١٢٣.example",
  "\uff1dcmd|' /C calc'!A0",
];

const at = Date.parse("2026-11-27T13:05:00Z");
const tables = (): Record<string, CsvTable> => ({
  history: historyTable({
    currency: "EUR",
    others: {},
    points: [
      { at: at - 86_400_000, balance: "-9984.21", deposits: null, past: true },
      { at, balance: "1234567.89", deposits: "0.05", past: false },
    ],
  }),
  charges: chargesTable(
    sumsOf([
      ...hostile.map((name, place) => chargeOn(place, name)),
      chargeOn(1, "free.example", { net: "0", gross: "0.00" }),
      chargeOn(null, "undated.example", { gross: null, nextAction: null }),
    ]),
    today,
    null,
  ),
  days: daySumsTable(sumsOf([chargeOn(1, "a.example"), chargeOn(40, "b.example")])),
  bookings: bookingsTable(
    hostile.map((description, place) => ({
      id: `${place}`,
      at: startOfDay(today) + place,
      type: "RENEWAL",
      description,
      net: "-1000.5",
      gross: "1190.595",
      currency: "EUR",
    })),
  ),
});

/** What a spreadsheet made of a cell. */
interface Seen {
  kind: string;
  value: string;
  formula: string | null;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "spreadsheet-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  useFakeBrowser();
});

/** A profile of LibreOffice whose numbers and dates are those of a region. */
function profileOf(tag: string): string {
  const profile = join(folder, `profile-${tag}`);
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(
    join(profile, "user/registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${tag}</value></prop></item>
</oor:items>`,
  );
  return pathToFileURL(profile).href;
}

/** Opens files as a user of a region does, whose dialog has found the separator; the cells by file, row by row. */
function opened(tag: string, texts: Readonly<Record<string, string>>): Record<string, Seen[][]> {
  const own = join(folder, tag);
  mkdirSync(own);
  const names = Object.keys(texts);
  for (const name of names) writeFileSync(join(own, `${name}.csv`), texts[name] ?? "");
  // Separator, text delimiter, UTF-8, first row, no formats, the profile's language; quoted numbers may be numbers, and
  // dates are looked for: what a user gets who asks for as much as there is.
  const options = `${csvStyle().separator.charCodeAt(0)},34,76,1,,0,false,true`;
  const { status, stderr } = spawnSync(
    "soffice",
    [
      `-env:UserInstallation=${profileOf(tag)}`,
      "--headless",
      `--infilter=Text - txt - csv (StarCalc):${options}`,
      ...["--convert-to", "fods", "--outdir", own],
      ...names.map((name) => join(own, `${name}.csv`)),
    ],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return Object.fromEntries(
    names.map((name) => [name, cellsOf(readFileSync(join(own, `${name}.fods`), "utf8"))]),
  );
}

function cellsOf(document: string): Seen[][] {
  const { window } = new JSDOM(document, { contentType: "text/xml" });
  const rows = [...window.document.getElementsByTagName("table:table-row")];
  return rows.map((row) =>
    [...row.getElementsByTagName("table:table-cell")].flatMap((cell) => {
      const kind = cell.getAttribute("office:value-type") ?? "";
      const words = [...cell.getElementsByTagName("text:p")].map((each) => each.textContent);
      const seen = {
        kind,
        value:
          cell.getAttribute("office:value") ??
          cell.getAttribute("office:date-value") ??
          words.join("\n"),
        formula: cell.getAttribute("table:formula"),
      };
      const times = Number(cell.getAttribute("table:number-columns-repeated") ?? 1);
      return Array.from({ length: Math.min(times, 20) }, () => seen);
    }),
  );
}

/** The same words but for what keeps them from running: apostrophes, and blanks for tabs. */
const plain = (text: string): string => text.replaceAll("'", "").replaceAll("\t", " ");

/** What is to be seen of a cell: a number, a moment, or words. */
function expected(cell: CsvCell): Partial<Seen> {
  if (cell === null) return { kind: "", formula: null };
  if (typeof cell !== "string")
    return { kind: "float", value: `${Number(cell.number)}`, formula: null };
  if (/^\d{4}-\d\d-\d\d$/.test(cell)) return { kind: "date", value: cell, formula: null };
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(cell))
    return {
      kind: "date",
      value: cell.endsWith("00:00:00") ? cell.slice(0, 10) : cell.replace(" ", "T"),
      formula: null,
    };
  return cell === "" ? { kind: "" } : { kind: "string", value: plain(cell), formula: null };
}

describe.each(["en-US", "en-GB", "de-DE", "de-CH", "fr-FR", "ja-JP"])(
  "in a spreadsheet of %s",
  (tag) => {
    it("numbers are numbers, days are days, and no word runs", () => {
      spoken.region = tag;
      const wanted = tables();
      const texts = Object.fromEntries(
        Object.entries(wanted).map(([name, table]) => [name, csvText(table)]),
      );
      const found = opened(tag, texts);
      for (const [name, { rows }] of Object.entries(wanted)) {
        const cells = found[name]?.slice(1) ?? [];
        expect(cells.length, name).toBeGreaterThanOrEqual(rows.length);
        rows.forEach((row, line) => {
          row.forEach((cell, place) => {
            const seen = cells[line]?.[place];
            expect(
              seen?.kind === "string" ? { ...seen, value: plain(seen.value) } : seen,
              `${name} ${line}:${place} ${JSON.stringify(cell)}`,
            ).toMatchObject(expected(cell));
          });
        });
      }
    });
  },
);
