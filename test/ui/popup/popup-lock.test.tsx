// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failure, ok } from "../../../src/domain/failure.ts";
import type { Overview } from "../../../src/domain/overview.ts";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { loadLate } from "../../../src/ui/popup/late.ts";
import { listScript } from "../../../src/ui/popup/open-list.tsx";
import { Popup } from "../../../src/ui/popup/popup.tsx";
import { rareScript } from "../../../src/ui/popup/rare.tsx";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import {
  accountWith,
  cnrAccountWith,
  fixtureNow,
  fixtures,
  overviewOf,
} from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

// As after the first paint.
await loadLate();
await rareScript.load();
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

function open(overview: Overview, setup: Parameters<typeof useFakeBrowser>[0] = {}) {
  const fake = useFakeBrowser({ stored: { overview: envelope(overview) }, ...setup });
  render(<Popup first={ok(overview)} />);
  return fake;
}

const field = () => screen.getByLabelText<HTMLInputElement>("Passphrase");
const button = (name: string) => screen.getByRole("button", { name });
const refused = (kind: Parameters<typeof failure>[0], text = "") => ({
  reply: () => ({ ok: false, failure: failure(kind, { text }) }),
});

function enter(passphrase: string): void {
  fireEvent.input(field(), { target: { value: passphrase } });
  fireEvent.click(button("Unlock"));
}

describe("a locked popup", () => {
  it("asks for the passphrase, in a field that has the focus", async () => {
    open(fixtures.locked);
    expect(screen.getByText("Locked.")).toBeTruthy();
    expect(field()).toMatchObject({ type: "password", autocomplete: "current-password" });
    await waitFor(() => expect(document.activeElement).toBe(field()));
  });

  it("leaves the figures in sight, dated, and promises no check", () => {
    open(fixtures["locked-single"]);
    expect(document.querySelector(".figure")?.textContent).toBe("8,467.22 EUR");
    const foot = document.querySelector("footer .row")?.textContent;
    expect(foot).toBe(
      "The figures are of Nov 23, 2026, 3:00\u202fPM.".replace("3:00\u202fPM", timeOf()),
    );
    expect(screen.queryByRole("button", { name: "Refresh" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Lock now" })).toBeNull();
  });

  it("does not pretend that missing figures are on their way", () => {
    open(fixtures["locked-without-figures"]);
    expect(document.querySelector(".figure")?.textContent).toBe("Unknown");
    expect(document.querySelector("[aria-busy=true]")).toBeNull();
  });

  it("says nothing of a trouble from before", () => {
    open(fixtures["locked-in-trouble"]);
    expect(screen.queryByText("Sign-in failed.")).toBeNull();
  });

  it("shows names alone where the figures are hidden", () => {
    open(fixtures.hidden);
    for (const name of ["Main account", "Webshop EU", "Sandbox"])
      expect(screen.getByText(name)).toBeTruthy();
    expect(screen.queryByText("Available funds")).toBeNull();
    expect(screen.queryByText("Unknown")).toBeNull();
    expect(document.getElementById("switcher")).toBeNull();
    expect(document.body.textContent).not.toContain("EUR");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Reseller Balance");
  });

  it("calls each account Locked in the list", () => {
    open(fixtures.locked);
    fireEvent.click(button("Main account"));
    const states = screen.getAllByRole("option").map(({ textContent }) => textContent);
    expect(states).toEqual([
      "Main account8,467.22\u00a0EURHEXONET · LIVELocked",
      "Webshop EUat most 4,210.50\u00a0EURCentralNic Reseller · LIVELocked",
    ]);
  });
});

const timeOf = () =>
  new Intl.DateTimeFormat("en", { timeStyle: "short" }).format(fixtureNow - 300 * 60_000);

describe("Unlock", () => {
  it("sends the passphrase once, and is busy until the worker has answered", async () => {
    let answer: (reply: unknown) => void = () => undefined;
    const fake = open(fixtures.locked, { reply: () => new Promise((done) => (answer = done)) });
    enter("plum harbour kettle");
    fireEvent.click(button("Unlock"));
    await waitFor(() => expect(button("Unlock").getAttribute("aria-busy")).toBe("true"));
    expect(fake.sent).toEqual([{ name: "unlock", passphrase: "plum harbour kettle" }]);
    answer({ ok: true, value: null });
    await waitFor(() => expect(button("Unlock").getAttribute("aria-busy")).toBe("false"));
  });

  it("gives way to the account, says its state, and leaves the focus in the page", async () => {
    const fake = open(fixtures.locked);
    enter("plum harbour kettle");
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H1"));
    fake.write("overview", envelope(fixtures["unlocked-passphrase"]));
    await waitFor(() => expect(screen.queryByLabelText("Passphrase")).toBeNull());
    expect(document.activeElement?.tagName).toBe("H1");
    await waitFor(() =>
      expect(screen.getByRole("status").textContent).toBe("Main account: All is well"),
    );
  });

  it("says that a passphrase is wrong, keeps it and selects it", async () => {
    open(fixtures.locked, refused("wrong-passphrase"));
    enter("something else");
    const told = await screen.findByText(/This is not the passphrase/);
    expect(told.getAttribute("role")).toBe("alert");
    expect(field().getAttribute("aria-describedby")).toBe(told.id);
    expect(field().getAttribute("aria-invalid")).toBe("true");
    expect(field().value).toBe("something else");
    await waitFor(() => expect(document.activeElement).toBe(field()));
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, 14]);
    expect(await axeFindings()).toEqual([]);
  });

  it.each([
    ["storage", "disk full", /could not read or keep the data.*disk full/],
    ["vault", "", /cannot be opened in this browser any more/],
  ] as const)("says so when it fails of %s", async (kind, text, words) => {
    open(fixtures.locked, refused(kind, text));
    enter("plum harbour kettle");
    expect((await screen.findByText(words)).getAttribute("role")).toBe("alert");
  });

  it("sends nothing where nothing was typed", () => {
    const fake = open(fixtures.locked);
    fireEvent.click(button("Unlock"));
    expect(fake.sent).toEqual([]);
  });
});

describe("Lock now", () => {
  it("is there under an entered passphrase, and locks", () => {
    const fake = open(fixtures["unlocked-passphrase"]);
    fireEvent.click(button("Lock now"));
    expect(fake.sent).toEqual([{ name: "lock" }]);
  });

  it("is not there without a passphrase", () => {
    open(fixtures.well);
    expect(screen.queryByRole("button", { name: "Lock now" })).toBeNull();
  });

  it("says so when it fails", async () => {
    open(fixtures["unlocked-passphrase"], refused("storage", "quota"));
    fireEvent.click(button("Lock now"));
    expect(await screen.findByText("quota")).toBeTruthy();
  });

  it("that came between click and check leaves no trouble behind", async () => {
    const fake = open(fixtures["unlocked-passphrase"], refused("locked"));
    fireEvent.click(button("Refresh"));
    await waitFor(() => expect(button("Refresh").getAttribute("aria-busy")).toBe("false"));
    // The account that is not fully known is shown before the one that is well.
    expect(fake.sent).toEqual([{ name: "refresh", accountId: "webshop" }]);
    expect(screen.queryByText("Locked.")).toBeNull();
  });
});

describe("a refused command", () => {
  /** What a screen reader is told beside the buttons. */
  const said = () =>
    [...document.querySelectorAll("[aria-live=polite]")]
      .map(({ textContent }) => textContent)
      .filter(Boolean);
  const written: string[] = [];
  const clipboard = (outcome: () => Promise<void>) =>
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: {
        writeText: (text: string) => {
          written.push(text);
          return outcome();
        },
      },
    });
  beforeEach(() => {
    written.length = 0;
    clipboard(() => Promise.resolve());
  });

  it("of the balance names its rule, and copies it", async () => {
    open(fixtures["not-allowed"]);
    fireEvent.click(button("Copy rule"));
    await waitFor(() => expect(said()).toEqual(["Copied"]));
    expect(written).toEqual(["StatusAccount[]:ALLOW"]);
  });

  it("of the statistics has its rule beside its reason, others have none", async () => {
    open(fixtures["statistics-refused"]);
    fireEvent.click(screen.getByText("Why unknown?"));
    const [trademarks, transfers, ...more] = screen.getAllByRole("button", { name: "Copy rule" });
    expect(more).toEqual([]);
    if (transfers) fireEvent.click(transfers);
    if (trademarks) fireEvent.click(trademarks);
    expect(written).toEqual(["QueryTransferList[]:ALLOW", "QueryTMCHMarkList[]:ALLOW"]);
    expect(await axeFindings()).toEqual([]);
  });

  it("says so when the browser does not let it copy", async () => {
    clipboard(() => Promise.reject(new DOMException("no", "NotAllowedError")));
    open(fixtures["not-allowed"]);
    fireEvent.click(button("Copy rule"));
    await waitFor(() => expect(said()).toEqual(["Not copied"]));
  });

  it("of CentralNic Reseller, which has no such rules, has nothing to copy", () => {
    const refusal = failure("not-allowed", { code: 531, command: "StatusAccount" });
    open(
      overviewOf(cnrAccountWith({ trouble: { at: fixtureNow, failure: refusal } }), accountWith()),
    );
    expect(screen.getByText("No permission.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Copy rule" })).toBeNull();
  });
});
