// @vitest-environment jsdom

import { screen, waitFor } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { fixtures } from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

it("paints from one read of the overview, before the worker has answered anything", async () => {
  const overview = { version: overviewVersion, value: fixtures.well };
  const fake = useFakeBrowser({
    stored: { overview },
    reply: () => new Promise(() => undefined),
  });
  const get = vi.fn(fake.browser.storage.local.get);
  fake.browser.storage.local.get = get;

  await import("../../../src/ui/popup/index.tsx");

  await waitFor(() => expect(screen.getByText("8,467.22")).toBeTruthy());
  expect(get.mock.calls).toEqual([["overview"]]);
  await waitFor(() => expect(fake.sent).toEqual([{ name: "check-due" }]));
  expect(document.title).toBe("Reseller Balance");
  expect(document.documentElement.lang).toBe("en");
});
