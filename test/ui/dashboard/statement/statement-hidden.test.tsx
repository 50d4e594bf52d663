// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { options } from "preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ok } from "../../../../src/domain/failure.ts";
import type { Overview } from "../../../../src/domain/overview.ts";
import { overviewVersion } from "../../../../src/storage/overview-version.ts";
import { nameMasks } from "../../../../src/ui/shared/name-masks.tsx";
import { amountsSaid } from "../../../support/ui/amount-leaks.ts";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { accountWith, fixtureNow, overviewOf } from "../../../support/ui/fixtures.ts";
import {
  bookedAt,
  november,
  october,
  openStatement,
  pointAt,
  untilRead,
} from "../../../support/ui/statement-page.tsx";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);
nameMasks(options);

let file: Blob | null = null;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Statement");
  URL.createObjectURL = (blob: Blob) => {
    file = blob;
    return "blob:0";
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const day = 86_400_000;
const points = {
  main: [pointAt(october, "4254.27", true), pointAt(november - 3_600_000, "4434.42")],
};
const rows = [
  bookedAt(october + day, { type: "PAYMENT", description: "", net: null, gross: "-2000" }),
  bookedAt(october + 3 * day, { type: "ADD", description: "at 7,654.32 each", gross: "1234.5" }),
];
const withHidden = (hideAmounts: boolean): Overview => {
  const overview = overviewOf(accountWith());
  return { ...overview, preferences: { ...overview.preferences, hideAmounts } };
};
const open = (hideAmounts: boolean) =>
  openStatement({
    overview: withHidden(hideAmounts),
    points,
    reply: () => ok({ rows, more: false }),
  });
const said = () => amountsSaid(document.body, new Set(["4254", "4434", "2000", "1234", "7654"]));

it("while amounts are hidden the statement tells none; its file has them, and says so", async () => {
  await open(true);
  await untilRead();
  expect(said()).toEqual([]);
  expect(screen.getAllByRole("img", { name: "amount hidden" }).length).toBeGreaterThan(3);
  expect(await axeFindings()).toEqual([]);
  screen.getByText("The file has the amounts that are hidden here.");
  fireEvent.click(screen.getByRole("button", { name: "Save as CSV" }));
  await waitFor(() => expect(file).not.toBeNull());
  expect(await file?.text()).toContain("4254.27");
});

it("they go at once, and come again", async () => {
  const { write } = await open(false);
  await untilRead();
  expect(said().length).toBeGreaterThan(3);
  write("overview", { version: overviewVersion, value: withHidden(true) });
  await waitFor(() => screen.getByRole("button", { name: "Show amounts" }));
  expect(said()).toEqual([]);
  write("overview", { version: overviewVersion, value: withHidden(false) });
  await waitFor(() => screen.getByRole("button", { name: "Hide amounts" }));
  expect(said().length).toBeGreaterThan(3);
});
