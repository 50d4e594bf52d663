// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PageHeader } from "../../../src/ui/shared/page-header.tsx";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));
beforeEach(() => void useFakeBrowser({}));
afterEach(cleanup);

const links = () =>
  screen
    .getAllByRole<HTMLAnchorElement>("link")
    .map((link) => [link.textContent, link.getAttribute("href"), link.ariaCurrent]);

describe("the head of the pages", () => {
  it("leads to each of them, and says which one this is", () => {
    render(<PageHeader current="statement" />);
    expect(links()).toEqual([
      ["Dashboard", "dashboard.html", null],
      ["Statement", "statement.html", "page"],
      ["Settings", "options.html", null],
    ]);
  });

  it("stays with the account, but for the settings", () => {
    render(<PageHeader current="dashboard" hash="#account=a" />);
    expect(links().map(([, href]) => href)).toEqual([
      "dashboard.html#account=a",
      "statement.html#account=a",
      "options.html",
    ]);
  });
});
