// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { failed, failure, ok, type Result } from "../../../../src/domain/failure.ts";
import type { Outcome } from "../../../../src/domain/probe/probe.ts";
import { TriedReads } from "../../../../src/ui/options/form/tried-reads.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => preparePage("Check"));
afterEach(cleanup);

function open(answer: Result<Outcome[]>) {
  const fake = useFakeBrowser({ reply: () => answer });
  render(
    <main>
      <h1>Settings</h1>
      <h2>Account</h2>
      <h3>Check</h3>
      <TriedReads ticket="t1" />
    </main>,
  );
  return fake;
}
const press = () =>
  fireEvent.click(screen.getByRole("button", { name: "Try what this login may read" }));
const read = (method: string): Outcome => ({ method, outcome: "ok", code: null });

it("is tried by a press alone, and says of each function whether it could be read", async () => {
  const fake = open(
    ok([
      read("counts"),
      { method: "charges", outcome: "not-allowed", code: 531 },
      read("bookings"),
      read("removals"),
      { method: "presentDomains", outcome: "timeout", code: null },
    ]),
  );
  expect(fake.sent).toEqual([]);
  press();
  expect(screen.getByText(/you can save at any time/)).toBeTruthy();
  press();
  const list = await screen.findByRole("list", { name: "What this login could read just now" });
  expect(fake.sent).toEqual([{ name: "try-reads", ticket: "t1" }]);
  const lines = within(list).getAllByRole("listitem");
  expect(lines.map(({ textContent }) => textContent?.trim())).toEqual([
    "Balance",
    "Product statistics",
    "Upcoming charges: No permission",
    "What changed",
    "Domains lost: No answer in time",
  ]);
  expect(lines.map(({ className }) => className)).toEqual(["", "", "care", "", "care"]);
  expect(await axeFindings()).toEqual([]);
});

it("says why it could not be tried", async () => {
  open(failed(failure("test-expired")));
  press();
  expect(await screen.findByText(/test it once more/)).toBeTruthy();
  expect(screen.queryByRole("list")).toBeNull();
});
