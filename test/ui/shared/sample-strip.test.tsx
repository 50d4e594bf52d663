// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import { emptyOverview } from "../../../src/domain/overview.ts";
import { readAccountData } from "../../../src/ui/dashboard/account-data.ts";
import { SampleStrip } from "../../../src/ui/shared/sample-strip.tsx";
import { TrySamples } from "../../../src/ui/shared/try-samples.tsx";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

beforeEach(() => preparePage("Samples"));
afterEach(cleanup);

describe("the strip", () => {
  it("stands above nothing that is real", () => {
    useFakeBrowser();
    render(<SampleStrip overview={emptyOverview} />);
    expect(screen.queryByText("Sample data")).toBeNull();
  });

  it("says what the accounts are, and removes them with one click", async () => {
    const { sent } = useFakeBrowser();
    render(
      <>
        <main>
          <h1 tabIndex={-1}>Page</h1>
        </main>
        <SampleStrip overview={{ sample: true }} />
      </>,
    );
    expect(
      screen.getByRole("complementary", { name: "Sample data: no real accounts" }),
    ).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Remove sample data" }));
    expect(sent).toEqual([{ name: "end-samples" }]);
    // The button goes with the strip.
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Page"));
  });

  it("says why they could not be removed", async () => {
    useFakeBrowser({ reply: () => failed(failure("storage", { text: "disk full" })) });
    render(<SampleStrip overview={{ sample: true }} />);
    fireEvent.click(screen.getByRole("button", { name: "Remove sample data" }));
    expect(await screen.findByText(/disk full/)).toBeTruthy();
  });
});

describe("the button that begins", () => {
  it("tells who wants to know once they are there", async () => {
    const { sent } = useFakeBrowser();
    const begun = vi.fn();
    render(<TrySamples begun={begun} />);
    fireEvent.click(screen.getByRole("button", { name: "Try it with sample data" }));
    await vi.waitFor(() => expect(begun).toHaveBeenCalledTimes(1));
    expect(sent).toEqual([{ name: "begin-samples" }]);
  });

  it("says why they cannot be shown, and leads nowhere", async () => {
    useFakeBrowser({ reply: () => failed(failure("rejected", { text: "an account" })) });
    const begun = vi.fn();
    render(<TrySamples begun={begun} />);
    fireEvent.click(screen.getByRole("button", { name: "Try it with sample data" }));
    expect(await screen.findByText(/an account/)).toBeTruthy();
    expect(begun).not.toHaveBeenCalled();
  });
});

describe("what the dashboard reads of a sample account", () => {
  const nothing = { charges: ok(null), loading: ok(null), history: ok(null), ledger: ok(null) };

  it("is what the worker makes", async () => {
    const { sent } = useFakeBrowser({ reply: () => ok(nothing) });
    expect(await readAccountData("sample-soon")).toEqual({ accountId: "sample-soon", ...nothing });
    expect(sent).toEqual([{ name: "read-sample", accountId: "sample-soon" }]);
  });

  it("is a failure of each part where the worker does not answer", async () => {
    const gone = failed(failure("account-gone"));
    useFakeBrowser({ reply: () => gone });
    expect(await readAccountData("sample-soon")).toMatchObject({ charges: gone, ledger: gone });
  });
});
