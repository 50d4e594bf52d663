import { beforeEach, expect, it, vi } from "vitest";
import { needText } from "../../src/text/need-text.ts";
import { forecastWith, foresightWith } from "../support/domain/foresight-with.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);
beforeEach(() => {
  seam.browser = createFakeBrowser("en");
});

const now = Date.UTC(2027, 0, 15, 12);
const own = "The registrar itself says that automatic renewals of the next 90 days need";

/** What draws nothing stands around foreign text. */
const told = (amount: string | null, part = {}): string =>
  needText(
    { kind: "auto-renewals", currency: "EUR", amount },
    foresightWith(now, { forecast: forecastWith(now / 86_400_000, part) }),
  )
    .replace(/[\u2066-\u2069]/g, "")
    .replace(/\u00a0/g, " ");

it("is the registrar's own sum, and that it is the same as ours", () => {
  expect(told("5120.75")).toBe(`${own} 5,120.75 EUR. That is what is computed here.`);
});

it("says by how much it is more, or less, and why that may be", () => {
  expect(told("5200.00")).toMatch(/ That is 79\.25 EUR more than is computed here: it counts /);
  expect(told("5100.00")).toMatch(/ That is 20\.75 EUR less than is computed here: each name /);
});

it("says where something is missing in ours", () => {
  expect(told("5200.00", { excluded: { "no-price": 2 } })).toMatch(
    /more than .*\. Here some charges have no known price or day, and are not counted\.$/,
  );
  expect(told("5200.00")).not.toMatch(/Here some charges/);
});

it("is the sum alone where there is nothing to compare it with", () => {
  const text = needText({ kind: "auto-renewals", currency: "EUR", amount: null }, null);
  expect(text.replace(/[\u2066-\u2069]/g, "")).toBe(`${own} EUR.`);
});
