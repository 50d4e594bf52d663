// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure } from "../../../../src/domain/failure.ts";
import type { Overview } from "../../../../src/domain/overview.ts";
import { initialPreferences, type Preferences } from "../../../../src/domain/preferences.ts";
import { NotifyOffer } from "../../../../src/ui/options/warnings/notify-offer.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import { fixtures } from "../../../support/ui/fixtures.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => preparePage("Settings"));
afterEach(cleanup);

const said = vi.fn();
const failing = vi.fn();
function open(overview: Overview, setup: Parameters<typeof useFakeBrowser>[0] = {}) {
  said.mockClear();
  failing.mockClear();
  const fake = useFakeBrowser(setup);
  render(
    <main>
      <NotifyOffer overview={overview} fail={failing} say={said} />
    </main>,
  );
  return fake;
}
const by = (part: Partial<Preferences>): Overview => ({
  ...fixtures.well,
  preferences: { ...initialPreferences, ...part },
});
const offer = () => screen.queryByRole("region", { name: "Let it warn you" });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const kept = (part: Partial<Preferences>) => ({
  name: "save-preferences",
  preferences: { ...initialPreferences, ...part },
});

describe("the offer of notifications", () => {
  it("comes with the first account", async () => {
    open(by({}));
    expect(offer()).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it.each<[string, Overview]>([
    ["while there is none", fixtures["no-accounts"]],
    ["with several", fixtures.several],
    ["where they are on", by({ notify: true })],
    ["once it was answered", by({ notifyOffered: true })],
    ["for samples", { ...by({}), sample: true }],
  ])("does not come %s", (_, overview) => {
    open(overview);
    expect(offer()).toBeNull();
  });

  it("asks the browser in the very click, and switches them on", async () => {
    const fake = open(by({}));
    press("Allow notifications");
    expect(fake.asked).toEqual(["notifications"]);
    await waitFor(() => expect(fake.sent).toEqual([kept({ notify: true, notifyOffered: true })]));
    await waitFor(() => expect(said).toHaveBeenCalledWith("Notifications are on"));
  });

  it("stays where the browser refused, and says so", async () => {
    const fake = open(by({}), { grants: false });
    press("Allow notifications");
    expect(
      (await screen.findByText(/was not allowed to show notifications/)).textContent,
    ).toContain("choose Allow");
    expect(fake.sent).toEqual([]);
    expect(offer()).toBeTruthy();
  });

  it("remembers a no", async () => {
    const fake = open(by({}));
    press("Not now");
    await waitFor(() => expect(fake.sent).toEqual([kept({ notifyOffered: true })]));
    expect(fake.asked).toEqual([]);
  });

  it("says why an answer could not be kept", async () => {
    const why = failure("storage", { text: "disk full" });
    open(by({}), { reply: () => failed(why) });
    press("Not now");
    await waitFor(() => expect(failing).toHaveBeenCalledWith(why));
    expect(said).not.toHaveBeenCalled();
  });
});
