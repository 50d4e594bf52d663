// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ok } from "../../../../src/domain/failure.ts";
import type { AccountOverview, Overview } from "../../../../src/domain/overview.ts";
import { overviewVersion } from "../../../../src/storage/overview-version.ts";
import { loadLate } from "../../../../src/ui/popup/late.ts";
import { listScript } from "../../../../src/ui/popup/open-list.tsx";
import { Popup } from "../../../../src/ui/popup/popup.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import {
  accountWith,
  cnrAccountWith,
  figuresWith,
  fixtureNow,
  overviewOf,
  testAccountWith,
} from "../../../support/ui/fixtures.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

await loadLate();
await listScript.load();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Reseller Balance");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const envelope = (value: Overview) => ({ version: overviewVersion, value });
const low = { figures: figuresWith({ available: "1.00", shortage: "low-balance" }) };

const accounts = (): AccountOverview[] => [
  accountWith({ id: "media", name: "Sample Media", ...low }),
  ...["Alder", "Birch", "Cedar", "Ärztehaus"].map((name) =>
    accountWith({ id: name, name, group: "Own brands" }),
  ),
  ...["Elm", "Fir"].map((name) => cnrAccountWith({ id: name, name, group: "Customers" })),
  accountWith({ id: "hazel", name: "Hazel" }),
  testAccountWith({ id: "sandbox", name: "Sandbox", group: "Own brands" }),
];

function openList(all = accounts(), setup: Parameters<typeof useFakeBrowser>[0] = {}) {
  const overview = overviewOf(...all);
  const logins = all.map(({ id }) => ({
    id,
    publicFields: { user: `user-${id}`, role: "reader" },
  }));
  const fake = useFakeBrowser({
    stored: { overview: envelope(overview), accounts: { version: 2, value: logins } },
    ...setup,
  });
  render(<Popup first={ok(overview)} />);
  const switcher = document.getElementById("switcher");
  if (switcher) fireEvent.click(switcher);
  return fake;
}

const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Search accounts" });
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const names = () =>
  screen.queryAllByRole("option").map((row) => row.querySelector(".name")?.textContent);
const active = () =>
  document
    .getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "none")
    ?.querySelector(".name")?.textContent;
const said = () => screen.getAllByRole("status").map(({ textContent }) => textContent);

it("is one stop of the keyboard: the field that searches it, or the list itself", () => {
  openList();
  expect(document.activeElement).toBe(field());
  expect(screen.getByRole("listbox").tabIndex).toBe(-1);
});

it("stands in groups: who needs somebody, the user's own, the others, the test systems", async () => {
  openList();
  const groups = screen
    .getAllByRole("group")
    .map((group) => [
      group.getAttribute("aria-label"),
      group.querySelector(".head span:last-child")?.textContent,
      within(group).getAllByRole("option").length,
    ]);
  expect(groups).toEqual([
    ["1 of 9 accounts needs you", "1 of 9 accounts needs you", 1],
    ["Customers", "2", 2],
    ["Own brands", "4", 4],
    ["Other accounts", "1", 1],
    ["Test systems", "1", 1],
  ]);
  const title = screen.getByRole("heading", { level: 1 });
  expect(title.textContent).toBe("All accounts");
  expect(title.parentElement?.textContent).toContain("9 accounts, 2 groups");
  expect(await axeFindings()).toEqual([]);
});

it("is searched while one types, by name, registrar and group, and says how many are found", () => {
  openList();
  expect(document.activeElement).toBe(field());
  type("arzte");
  expect(names()).toEqual(["Ärztehaus"]);
  expect(said()).toContain("1 account found");
  type("centralnic");
  expect(names()).toEqual(["Elm", "Fir"]);
  type("own");
  expect(names()).toHaveLength(5);
  type("nobody");
  expect(names()).toEqual([]);
  expect(said()).toContain("No account matches.");
});

it("tells of what is found how many it is, and the group that it was found by", () => {
  openList();
  const heads = () =>
    screen.getAllByRole("group").map((group) => group.querySelector(".head")?.textContent);
  const places = () =>
    screen.getAllByRole("option").map((row) => row.querySelector(".place")?.textContent);
  expect(heads()[0]).toBe("1 of 9 accounts needs you");
  expect(places().join()).not.toContain("Own brands");
  type("own");
  expect(heads()).toEqual(["Own brands4", "Test systems1"]);
  // Under the head of the group it is said already.
  expect(places().at(-1)).toMatch(/ · OT&E · Own brands$/);
  expect(places().slice(0, -1).join()).not.toContain("Own brands");
  type("media");
  expect(heads()).toEqual(["Need you1"]);
});

it("finds by login, which the popup's own record does not hold", async () => {
  openList();
  type("user-hazel reader");
  await waitFor(() => expect(names()).toEqual(["Hazel"]));
});

it("is gone through with the keys, and Enter shows the account", () => {
  openList();
  expect(active()).toBe("Sample Media");
  press("ArrowDown");
  expect(active()).toBe("Elm");
  press("End");
  expect(active()).toBe("Sandbox");
  press("Home");
  expect(active()).toBe("Sample Media");
  type("cedar");
  expect(active()).toBe("Cedar");
  press("Enter");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Cedar" }));
});

it("Escape takes back what was typed first, and closes then", () => {
  openList();
  type("cedar");
  press("Escape");
  expect(field().value).toBe("");
  expect(names()).toHaveLength(9);
  press("Escape");
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Sample Media" }));
});

it("draws of two hundred only what is in sight, and tells how many there are", () => {
  const many = Array.from({ length: 200 }, (_, place) =>
    accountWith({ id: `a${place}`, name: `Account ${place}` }),
  );
  openList(many);
  const rows = screen.getAllByRole("option");
  expect(rows.length).toBeLessThan(60);
  expect(rows[0]?.getAttribute("aria-setsize")).toBe("200");
  // What is not drawn keeps its place: 200 rows, and the head of their group.
  const heights = [...document.querySelectorAll<HTMLElement>(".list > [role=presentation]")].map(
    ({ style }) => Number(style.height.replace("rem", "")),
  );
  expect(heights[0]).toBe(0);
  expect(heights[1]).toBeCloseTo((200 - rows.length) * 3.0625);
  type("account 199");
  expect(names()).toEqual(["Account 199"]);
});

it("all are refreshed at once: progress in words, and to screen readers by quarters", async () => {
  let answer: (reply: unknown) => void = () => undefined;
  const fake = openList(accounts().slice(0, 8), {
    reply: () => new Promise((resolve) => (answer = resolve)),
  });
  const button = screen.getByRole("button", { name: "Refresh all" });
  fireEvent.click(button);
  fireEvent.click(button);
  await waitFor(() => screen.getByRole("progressbar", { name: "Refresh all" }));
  expect(fake.sent).toEqual([{ name: "refresh", accountId: null }]);
  expect(document.querySelector(".progress")?.textContent).toBe("Refreshing 0 of 8");
  const answered = (count: number) =>
    envelope(
      overviewOf(
        ...accounts()
          .slice(0, 8)
          .map((account, place) =>
            place < count ? { ...account, figures: figuresWith({ at: fixtureNow + 1 }) } : account,
          ),
      ),
    );
  fake.write("overview", answered(3));
  await waitFor(() =>
    expect(document.querySelector(".progress")?.textContent).toBe("Refreshing 3 of 8"),
  );
  expect(said()).toContain("Refreshing 2 of 8");
  fake.write("overview", answered(8));
  answer({ ok: true, value: null });
  await waitFor(() => expect(said()).toContain("8 accounts refreshed"));
  expect(screen.queryByRole("progressbar")).toBeNull();
});
