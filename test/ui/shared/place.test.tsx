// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Place } from "../../../src/ui/shared/place.tsx";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { accountWith, cnrAccountWith, testAccountWith } from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

beforeEach(() => void useFakeBrowser());
afterEach(cleanup);

const parts = () =>
  [...document.querySelectorAll(".place > *")].map(({ className, textContent }) => [
    className,
    textContent,
  ]);

it("keeps the system apart from the names, which alone give way", () => {
  const account = cnrAccountWith({ name: "Elm" });
  render(<Place account={account} accounts={[account]} />);
  expect(parts()).toEqual([
    ["ellipsis", "CentralNic Reseller"],
    ["system", " · LIVE"],
  ]);
});

it("says the money of which account it is, the group, and in full what is cut", () => {
  const first = accountWith({ id: "first", name: "Main" });
  const account = testAccountWith({ id: "second", sameAs: "first" });
  render(<Place account={account} accounts={[first, account]} group="Customers" />);
  expect(parts()).toEqual([
    ["ellipsis", "HEXONET"],
    ["system", " · OT&E"],
    ["ellipsis", " · counted with Main · Customers"],
  ]);
  const place = document.querySelector<HTMLElement>(".place.test");
  expect(place?.title).toBe(place?.textContent);
});
