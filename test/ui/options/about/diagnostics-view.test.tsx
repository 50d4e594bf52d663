// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LogEntry } from "../../../../src/domain/diagnostic-log.ts";
import { Diagnostics } from "../../../../src/ui/options/about/diagnostics-view.tsx";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import { fixtureNow, fixtures } from "../../../support/ui/fixtures.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function open(log: LogEntry[]) {
  const fake = useFakeBrowser({ stored: { diagnostics: { version: 1, value: log } } });
  render(<Diagnostics overview={fixtures.several} now={fixtureNow} />);
  return fake;
}
const rows = () =>
  within(screen.getByRole("table", { name: "What the extension did of late" }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.textContent);

it("shows the newest first, accounts by their number, and how long it took", async () => {
  open([
    { at: fixtureNow - 2000, event: "start" },
    { at: fixtureNow - 1000, event: "alarm-check" },
    { at: fixtureNow, event: "round", account: 3, outcome: "timeout", took: 30_000 },
  ]);
  await waitFor(() => expect(rows()).toHaveLength(3));
  expect(rows()[0]).toMatch(/Account 3 checked: .+30,000.ms$/);
  expect(rows()[1]).toContain("Alarm: next check");
  expect(rows()[2]).toContain("Woken by the browser");
});

it("follows what the worker writes, and has no table while there is nothing", async () => {
  const fake = open([]);
  expect(screen.queryByRole("table")).toBeNull();
  fake.write("diagnostics", { version: 1, value: [{ at: fixtureNow, event: "installed" }] });
  expect(await screen.findByText("Installed or updated")).toBeTruthy();
});
