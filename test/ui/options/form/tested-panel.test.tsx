// @vitest-environment jsdom

import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AccountStatus } from "../../../../src/domain/account-status.ts";
import { TestedPanel } from "../../../../src/ui/options/form/tested-panel.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  preparePage("Check");
  useFakeBrowser();
});
afterEach(cleanup);

const status: AccountStatus = {
  currency: "EUR",
  balance: "1602.65",
  deposits: "62.40",
  creditLine: null,
  creditThreshold: null,
  vatPercent: null,
};

const nothing = () => undefined;

const show = (beside: AccountStatus["beside"]) =>
  render(
    <main>
      <TestedPanel
        draft={{
          accountId: null,
          registrar: "rtr",
          system: "live",
          endpoint: null,
          publicFields: { handle: "harbour-trading" },
          secretFields: {},
          oneTimePassword: "",
          keepPassword: true,
        }}
        isNew
        report={{
          ticket: "ticket",
          host: "api.yoursrs.com",
          login: "harbour-trading",
          status: beside ? { ...status, beside } : status,
          already: null,
          noteThatGoes: null,
          rights: null,
          suggestedWarnBelow: "250.00",
        }}
        warnBelow="250.00"
        warnBelowProblem={undefined}
        changeWarnBelow={nothing}
        reserved={undefined}
        reservedProblem={undefined}
        changeReserved={nothing}
        isSaving={false}
        back={nothing}
      />
    </main>,
  );

/** What draws nothing stands around foreign text. */
const told = (): string[] =>
  screen
    .queryAllByText(/Not in these figures/)
    .map(({ textContent }) =>
      (textContent ?? "").replace(/[\u2066-\u2069]/g, "").replace(/\u00a0/g, " "),
    );

describe("what a customer has beside the account that was checked", () => {
  it("is named, with its currency and why it does not count, and added to nothing", async () => {
    show([
      { kind: "awaiting-approval", currency: "EUR", amount: "500.00" },
      { kind: "other-account", currency: "USD", amount: "322.05" },
      { kind: "other-account", currency: "GBP", amount: null },
      { kind: "outstanding", currency: "EUR", amount: "36.96" },
    ]);
    expect(told()).toEqual([
      "Not in these figures: 500.00 EUR, a top-up that somebody at your place still has to approve.",
      "Not in these figures: 322.05 USD in another account of this customer.",
      "Not in these figures: GBP in another account of this customer.",
      "Not in these figures: 36.96 EUR of orders on payment terms that are not invoiced yet.",
    ]);
    expect(screen.getByText("1,602.65 EUR")).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it("is told calmly where it is what renewals need", () => {
    show([{ kind: "auto-renewals", currency: "EUR", amount: "96.30" }]);
    const said = screen.getByText(/automatic renewals of the next 90 days need/);
    expect([said.className, said.textContent]).toEqual(["soft", expect.stringContaining("96.30")]);
    expect(told()).toEqual([]);
  });

  it("is nothing where the registrar tells of nothing", () => {
    show(undefined);
    expect(told()).toEqual([]);
  });
});
