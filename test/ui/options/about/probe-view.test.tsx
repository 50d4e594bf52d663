// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Account } from "../../../../src/domain/account.ts";
import { failed, failure, ok, type Result } from "../../../../src/domain/failure.ts";
import type { Probe } from "../../../../src/domain/probe/probe.ts";
import { ProbeSection } from "../../../../src/ui/options/about/probe-view.tsx";
import { accountWith } from "../../../support/domain/records.ts";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import { fixtureNow } from "../../../support/ui/fixtures.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => preparePage("Settings"));
afterEach(cleanup);

const probe: Probe = {
  outcomes: [{ method: "balance", outcome: "ok", code: null }],
  requests: [
    {
      command: "StatusAccount",
      times: 1,
      statuses: [200],
      writing: "lines",
      fields: { AMOUNT: ["9.9"], NEWS: ["a"] },
    },
  ],
};

function open(accounts: Account[], answer: Result<Probe> = ok(probe)) {
  const fake = useFakeBrowser({ reply: () => answer });
  render(
    <main>
      <h1>Settings</h1>
      <ProbeSection accounts={accounts} now={fixtureNow} />
    </main>,
  );
  return fake;
}
const press = () => fireEvent.click(screen.getByRole("button", { name: "List the fields" }));

it("asks by a press alone, and lists what came beside what is documented", async () => {
  const fake = open([accountWith({ registrar: "ispapi" })]);
  expect(fake.sent).toEqual([]);
  expect(screen.queryByRole("combobox")).toBeNull();
  press();
  expect(screen.getByText(/Some want a pause/)).toBeTruthy();
  // A second press while it asks is none.
  press();
  await screen.findByText("The list stands below.");
  expect(fake.sent).toEqual([{ name: "probe-account", accountId: "one" }]);
  const list = document.querySelector("pre")?.textContent ?? "";
  expect(list).toContain("answers of ispapi (live), ");
  expect(list).toMatch(/documented, and there\n {4}AMOUNT {2}9\.9\n/);
  expect(list).toMatch(/MISSING\n {4}DEPOSIT\n {4}CURRENCY\n/);
  expect(list).toMatch(/NEW: in no document\n {4}NEWS {2}a\n/);
  expect(screen.getByRole("button", { name: "Copy the list" })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

it("asks the account that was chosen", async () => {
  const fake = open([
    accountWith({}),
    accountWith({ id: "two", name: "Second", registrar: "cnr" }),
  ]);
  fireEvent.change(screen.getByRole("combobox", { name: "Account" }), { target: { value: "two" } });
  press();
  await screen.findByText("The list stands below.");
  expect(fake.sent).toEqual([{ name: "probe-account", accountId: "two" }]);
  expect(document.querySelector("pre")?.textContent).toContain("answers of cnr");
});

it("says why nothing could be asked, and takes the list of before away", async () => {
  open([accountWith({})], failed(failure("locked")));
  press();
  expect(await screen.findByText(/Enter the passphrase first/)).toBeTruthy();
  expect(document.querySelector("pre")).toBeNull();
  expect(screen.queryByRole("button", { name: "Copy the list" })).toBeNull();
});

it("is not there where there is no account", () => {
  open([]);
  expect(document.querySelector("section")).toBeNull();
});
