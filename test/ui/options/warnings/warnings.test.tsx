// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AlertSettings, initialAlertSettings } from "../../../../src/domain/alert-settings.ts";
import { failure, ok } from "../../../../src/domain/failure.ts";
import type { Overview } from "../../../../src/domain/overview.ts";
import type { Preferences } from "../../../../src/domain/preferences.ts";
import { OptionsPage } from "../../../../src/ui/options/options-page.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import {
  accountsOf,
  accountWith,
  fixtureNow,
  fixtures,
  overviewOf,
} from "../../../support/ui/fixtures.ts";
import "../../../support/ui/dialogs.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  vi.stubEnv("TZ", "UTC");
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Settings");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

type Setup = Parameters<typeof useFakeBrowser>[0];

interface Scene {
  overview?: Overview;
  preferences?: Partial<Preferences>;
  allAlerts?: Record<string, AlertSettings>;
  hash?: string;
  setup?: Setup;
}

function open({ overview = fixtures.several, preferences, allAlerts = {}, ...rest }: Scene = {}) {
  location.hash = rest.hash ?? "#warnings";
  const fake = useFakeBrowser(rest.setup);
  const shown = { ...overview, preferences: { ...overview.preferences, ...preferences } };
  render(
    <OptionsPage accounts={ok(accountsOf(shown))} overview={ok(shown)} allAlerts={ok(allAlerts)} />,
  );
  return { ...fake, shown };
}

async function openWarningsOf(name: string): Promise<void> {
  fireEvent.click(screen.getByRole("button", { name: `More for ${name}` }));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Warnings of this account" }));
}

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const button = (name: string) => screen.getByRole("button", { name });
const press = (name: string) => fireEvent.click(button(name));
const toggle = (name: string) => screen.getByRole<HTMLInputElement>("switch", { name });
const saveButton = button.bind(null, "Save");
const saveSettings = () => press("Save settings");
const revoked = "Notifications are not shown.";

describe("accessibility", () => {
  const allAlerts = {
    main: { ...initialAlertSettings, amounts: ["50", "20"], snoozedUntil: fixtureNow + 1e7 },
  };
  it.each<[string, Scene]>([
    [
      "the list, a permission taken back, quiet hours",
      { preferences: { notify: true, quiet: { from: 1320, to: 420 } } },
    ],
    ["an account's warnings", { hash: "#warnings=main", allAlerts }],
    ["a test account's warnings", { hash: "#warnings=sandbox" }],
  ])("axe finds nothing with %s", async (_case, scene) => {
    open(scene);
    await waitFor(() => expect(screen.getAllByRole("heading").length).toBeGreaterThan(1));
    expect(await axeFindings()).toEqual([]);
  });

  it("axe finds nothing beside wrong fields", async () => {
    open({ hash: "#warnings=main" });
    press("Add an amount");
    type("A top-up takes", "many");
    saveSettings();
    await screen.findByText("Type an amount, or remove this line.");
    expect(await axeFindings()).toEqual([]);
  });
});

describe("the switch for notifications", () => {
  it("asks the browser in the very click, then keeps the choice", async () => {
    const fake = open();
    fireEvent.click(toggle("Show notifications"));
    // Without a turn of the event loop in between.
    expect(fake.asked).toEqual(["notifications"]);
    expect(fake.sent).toEqual([]);
    await waitFor(() =>
      expect(fake.sent).toEqual([
        { name: "save-preferences", preferences: { ...fake.shown.preferences, notify: true } },
      ]),
    );
  });

  it("says it where the user declines, stays off, and can be asked again", async () => {
    const fake = open({ setup: { grants: false } });
    fireEvent.click(toggle("Show notifications"));
    expect(await screen.findByText("Not allowed.")).toBeTruthy();
    expect(toggle("Show notifications").checked).toBe(false);
    press("Grant permission");
    await waitFor(() => expect(fake.asked).toEqual(["notifications", "notifications"]));
    expect(await screen.findByText("Not allowed.")).toBeTruthy();
    expect(fake.sent).toEqual([]);
  });

  it("says it where the permission was taken back later, with the way back", async () => {
    const setup = { granted: ["notifications"] };
    const fake = open({ preferences: { notify: true }, setup });
    expect(toggle("Show notifications").checked).toBe(true);
    expect(screen.queryByText(revoked)).toBeNull();
    fake.revoke("notifications");
    expect(await screen.findByText(revoked)).toBeTruthy();
    expect(toggle("Show notifications").checked).toBe(false);
    press("Grant permission");
    await waitFor(() => expect(screen.queryByText(revoked)).toBeNull());
    expect(toggle("Show notifications").checked).toBe(true);
    // It was switched on all the time.
    expect(fake.sent).toEqual([]);
  });

  it("switched off asks for nothing", async () => {
    const fake = open({ preferences: { notify: true }, setup: { granted: ["notifications"] } });
    fireEvent.click(toggle("Show notifications"));
    await waitFor(() => expect(fake.sent).toMatchObject([{ preferences: { notify: false } }]));
    expect(fake.asked).toEqual([]);
  });
});

describe("quiet hours and the badge's days", () => {
  it("are kept together by one button", async () => {
    const fake = open();
    expect(screen.queryByLabelText("From")).toBeNull();
    fireEvent.click(screen.getByRole("checkbox", { name: "Quiet hours" }));
    expect(field("From").value).toBe("22:00");
    type("To", "06:30");
    type("Show SOON when money is missing within", "30");
    expect(fake.sent).toEqual([]);
    fireEvent.click(saveButton());
    const part = { quiet: { from: 1320, to: 390 }, soonDays: 30 };
    await waitFor(() =>
      expect(fake.sent).toEqual([
        { name: "save-preferences", preferences: { ...fake.shown.preferences, ...part } },
      ]),
    );
    expect(await screen.findByText("Saved.")).toBeTruthy();
  });

  it("can be taken back before they are kept", async () => {
    const fake = open();
    type("Show SOON when money is missing within", "30");
    await waitFor(() =>
      expect(button("Discard changes").getAttribute("aria-disabled")).toBe("false"),
    );
    press("Discard changes");
    await waitFor(() => expect(field("Show SOON when money is missing within").value).toBe("14"));
    expect(fake.sent).toEqual([]);
  });

  it("say what is wrong beside the field, and lead to the first one", async () => {
    const fake = open({ preferences: { quiet: { from: 60, to: 120 } } });
    type("To", "01:00");
    type("Show SOON when money is missing within", "none");
    fireEvent.click(saveButton());
    await waitFor(() => expect(document.activeElement).toBe(field("To")));
    expect(field("To").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("Choose another time than the beginning.")).toBeTruthy();
    expect(screen.getByText("Type a whole number from 1 to 90.")).toBeTruthy();
    type("To", "02:00");
    await waitFor(() => expect(field("To").getAttribute("aria-invalid")).toBe("false"));
    expect(fake.sent).toEqual([]);
  });

  it("keep what was typed where the worker fails, and say so", async () => {
    open({ setup: { reply: () => ({ ok: false, failure: failure("storage") }) } });
    type("Show SOON when money is missing within", "14");
    fireEvent.click(saveButton());
    expect(await screen.findByText("Browser trouble.")).toBeTruthy();
    expect(field("Show SOON when money is missing within").value).toBe("14");
  });
});

describe("the digest of a day", () => {
  const digest = "Once a day, say how all accounts stand";

  it("is kept with its time, and says that it needs notifications", async () => {
    const fake = open();
    expect(screen.queryByLabelText("Time of the notification")).toBeNull();
    expect(screen.getByText(/comes once notifications are shown/)).toBeTruthy();
    fireEvent.click(screen.getByRole("checkbox", { name: digest }));
    expect(field("Time of the notification").value).toBe("08:00");
    type("Time of the notification", "09:15");
    fireEvent.click(saveButton());
    await waitFor(() =>
      expect(fake.sent).toEqual([
        { name: "save-preferences", preferences: { ...fake.shown.preferences, digest: 555 } },
      ]),
    );
  });

  it("ends with its box", async () => {
    const fake = open({ preferences: { notify: true, digest: 555 } });
    expect(screen.getByText(/also when all is well/)).toBeTruthy();
    fireEvent.click(screen.getByRole("checkbox", { name: digest }));
    fireEvent.click(saveButton());
    await waitFor(() =>
      expect(fake.sent).toMatchObject([{ preferences: { notify: true, digest: null } }]),
    );
  });
});

describe("an account's settings", () => {
  const mainSettings = { name: "Main account", checkEvery: 15, warnBelow: "500" };

  it("open from its card, and by a link", async () => {
    open({ hash: "#accounts" });
    await openWarningsOf("Webshop EU");
    expect(await screen.findByRole("form", { name: /^Settings.*Webshop EU$/ })).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.id).toBe("warnBelow"));
    cleanup();
    open({ hash: "#warnings=sandbox" });
    expect(screen.getByRole("form", { name: /^Settings.*Sandbox$/ })).toBeTruthy();
    expect(screen.getByText(/Test accounts do not warn/)).toBeTruthy();
  });

  it("of an account that is gone lead to the list", () => {
    open({ hash: "#warnings=gone" });
    expect(screen.getByRole("region", { name: "Accounts" })).toBeTruthy();
    expect(screen.getByText(/^This account is no longer here/)).toBeTruthy();
  });

  it("begin with what is kept, or with what holds at first", () => {
    open({ hash: "#warnings=main" });
    expect(screen.queryByLabelText(/Warn below, amount/)).toBeNull();
    expect(field("Account name").value).toBe("Main account");
    expect(field("Check every (minutes)").value).toBe("15");
    expect(field("Warn below (amount)").value).toBe("500");
    expect(field("Days of cover fewer than").value).toBe("");
    expect(field("Not up to date for").value).toBe("24");
    expect(field("A top-up takes").value).toBe("3");
    expect(field("Round top-ups up to a multiple of").value).toBe("10");
    for (const name of [
      "Domains at risk",
      "Listed charges that will be short",
      "Probably not covered at your usual spending",
      "Sign-in failed",
    ])
      expect(screen.getByRole<HTMLInputElement>("checkbox", { name }).checked).toBe(true);
    cleanup();
    open({
      hash: "#warnings=main",
      allAlerts: { main: { ...initialAlertSettings, amounts: ["0.5"] } },
    });
    expect(field("Warn below, amount 1").value).toBe("0.5");
  });

  it("are saved with one button, and lead back to the list", async () => {
    const fake = open({ hash: "#warnings=main" });
    press("Add an amount");
    await waitFor(() => expect(document.activeElement).toBe(field("Warn below, amount 1")));
    type("Warn below, amount 1", "1,250.5");
    type("Days of cover fewer than", "14");
    type("Not up to date for", "");
    fireEvent.click(screen.getByRole("checkbox", { name: "Sign-in failed" }));
    saveSettings();
    const alerts: AlertSettings = {
      ...initialAlertSettings,
      amounts: ["1250.5"],
      coverDays: 14,
      staleHours: null,
      signIn: false,
      // What the amounts are meant in: the account's.
      currency: "EUR",
    };
    await waitFor(() =>
      expect(fake.sent).toEqual([
        { name: "save-settings", accountId: "main", settings: mainSettings, alerts },
      ]),
    );
    expect(await screen.findByText("Settings saved: Main account")).toBeTruthy();
    expect(screen.getByRole("region", { name: "Accounts" })).toBeTruthy();
  });

  it("name, interval and Warn below are saved with them, without a sign-in and without a secret", async () => {
    const fake = open({ hash: "#warnings=main" });
    type("Account name", " Shop ");
    type("Check every (minutes)", "60");
    type("Warn below (amount)", "1,250.5");
    saveSettings();
    await waitFor(() => expect(fake.sent).toHaveLength(1));
    expect(fake.sent[0]).toMatchObject({
      name: "save-settings",
      settings: { name: "Shop", checkEvery: 60, warnBelow: "1250.5" },
    });
    expect(JSON.stringify(fake.sent)).not.toMatch(/password|user|role/i);
    // Nor is the host asked for.
    expect(fake.asked).toEqual([]);
    expect(await screen.findByText("Settings saved: Shop")).toBeTruthy();
  });

  it("are left only after a question, where something is typed", async () => {
    const fake = open({ hash: "#warnings=main" });
    type("Payment note", "RB-10442");
    await waitFor(() => press("Back to the accounts"));
    within(await screen.findByRole("dialog")).getByText("Leave without saving?");
    press("Leave without saving");
    expect(await screen.findByRole("region", { name: "Accounts" })).toBeTruthy();
    expect(fake.sent).toEqual([]);
  });

  it("stay as typed where the question is answered by No", async () => {
    open({ hash: "#warnings=main" });
    type("Payment note", "RB-10442");
    press("Back to the accounts");
    fireEvent.click(within(await screen.findByRole("dialog")).getByText("Cancel"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(field("Payment note").value).toBe("RB-10442");
  });

  it("stay as typed over a link to another view, until the user gives them up", async () => {
    open({ hash: "#warnings=main" });
    type("Payment note", "RB-10442");
    location.hash = "#rights";
    await screen.findByRole("dialog", { name: "Leave without saving?" });
    expect(location.hash).toBe("#warnings=main");
    press("Cancel");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(field("Payment note").value).toBe("RB-10442");
    location.hash = "#rights";
    await screen.findByRole("dialog", { name: "Leave without saving?" });
    press("Leave without saving");
    await waitFor(() => expect(location.hash).toBe("#rights"));
    await waitFor(() => expect(screen.queryByLabelText("Payment note")).toBeNull());
  });

  it("stay as typed while the records cannot be read", async () => {
    const fake = open({ hash: "#warnings=main" });
    type("Payment note", "RB-10442");
    type("User", "other");
    for (const key of ["accounts", "watch"]) fake.write(key, { version: 99, value: null });
    await waitFor(() => expect(screen.getAllByText(/newer version/).length).toBeGreaterThan(0));
    expect(field("Payment note").value).toBe("RB-10442");
    expect(field("User").value).toBe("other");
  });

  it("that are saved take nothing away that is typed under Login", async () => {
    open({ hash: "#warnings=main" });
    type("Password", "typed already");
    type("A top-up takes", "5");
    saveSettings();
    expect(await screen.findByText("Settings saved: Main account")).toBeTruthy();
    expect(field("Password").value).toBe("typed already");
    expect(field("A top-up takes").value).toBe("5");
  });

  it("opened for the payment note begin there, and lead back to the dashboard", async () => {
    open({ hash: "#note=main" });
    await waitFor(() => expect(document.activeElement).toBe(field("Payment note")));
    type("Payment note", "RB-10442");
    saveSettings();
    await screen.findByText("Settings saved: Main account");
  });

  it("hold the payment note, what is reserved and the bank holidays", async () => {
    const fake = open({ hash: "#warnings=webshop" });
    expect(field("Reserved deposits (amount)").value).toBe("");
    type("Reserved deposits (amount)", "1,516.99");
    type("Payment note", " RB-10442 ");
    fireEvent.change(field("Bank holidays"), { target: { value: "none" } });
    saveSettings();
    await waitFor(() => expect(fake.sent).toHaveLength(2));
    const kept = { reserved: "1516.99", paymentNote: "RB-10442" };
    expect(fake.sent).toEqual([
      {
        name: "save-settings",
        accountId: "webshop",
        settings: { name: "Webshop EU", checkEvery: 15, warnBelow: "500" },
        alerts: { ...initialAlertSettings, ...kept, holidays: "none", currency: "EUR" },
      },
      { name: "amend-alert-settings", accountId: "webshop", part: kept },
    ]);
  });

  it("hold the group, and offer those that there are", async () => {
    const fake = open({
      hash: "#warnings=webshop",
      overview: overviewOf(
        accountWith({ id: "webshop", name: "Webshop EU" }),
        accountWith({ id: "main", group: "Own brands" }),
      ),
    });
    expect([...(field("Group").list?.options ?? [])].map(({ value }) => value)).toEqual([
      "Own brands",
    ]);
    type("Group", " Customers ");
    saveSettings();
    await waitFor(() => expect(fake.sent).toHaveLength(2));
    expect(fake.sent[1]).toEqual({
      name: "amend-alert-settings",
      accountId: "webshop",
      part: { group: "Customers" },
    });
  });

  it("ask what is reserved only where the registrar never tells it", () => {
    open({ hash: "#warnings=main" });
    expect(screen.queryByLabelText("Reserved deposits (amount)")).toBeNull();
  });

  it("say that amounts meant in another currency do not count", () => {
    open({
      hash: "#warnings=main",
      allAlerts: { main: { ...initialAlertSettings, currency: "USD" } },
    });
    const note = screen.getByText("Currency changed.").closest(".banner");
    expect(note?.textContent).toContain("in EUR now. These amounts were meant in USD");
    cleanup();
    open({
      hash: "#warnings=main",
      allAlerts: { main: { ...initialAlertSettings, currency: "EUR" } },
    });
    expect(screen.queryByText("Currency changed.")).toBeNull();
  });

  it("are left at once where nothing is typed", async () => {
    const fake = open({ hash: "#warnings=main" });
    press("Back to the accounts");
    expect(await screen.findByRole("region", { name: "Accounts" })).toBeTruthy();
    expect(fake.sent).toEqual([]);
  });

  it("take five amounts at most, and give each a button that removes it", async () => {
    const amounts = ["1", "2", "3", "4"];
    open({ hash: "#warnings=main", allAlerts: { main: { ...initialAlertSettings, amounts } } });
    press("Add an amount");
    await waitFor(() => expect(button("Add an amount").getAttribute("aria-disabled")).toBe("true"));
    press("Add an amount");
    expect(screen.getAllByLabelText(/Warn below, amount/)).toHaveLength(5);
    press("Remove amount 2");
    await waitFor(() => expect(screen.getAllByLabelText(/Warn below, amount/)).toHaveLength(4));
    expect(field("Warn below, amount 2").value).toBe("3");
    await waitFor(() => expect(document.activeElement).toBe(button("Add an amount")));
  });

  it("say what is wrong beside each field, and lead to the first one", async () => {
    const allAlerts = { main: { ...initialAlertSettings, amounts: ["5"] } };
    const fake = open({ hash: "#warnings=main", allAlerts });
    type("Warn below, amount 1", "500");
    type("Round top-ups up to a multiple of", "0");
    saveSettings();
    const first = field("Warn below, amount 1");
    await waitFor(() => expect(document.activeElement).toBe(first));
    const [described = ""] = first.getAttribute("aria-describedby")?.split(" ") ?? [];
    expect(document.getElementById(described)?.textContent).toContain("is there already");
    expect(screen.getByText("Type an amount above zero, such as 10.")).toBeTruthy();
    // What is removed takes its note along; the other one stays.
    press("Remove amount 1");
    await waitFor(() => expect(screen.queryByText(/is there already/)).toBeNull());
    expect(screen.getByText("Type an amount above zero, such as 10.")).toBeTruthy();
    expect(fake.sent).toEqual([]);
  });

  it("keep what was typed where the worker fails, and say so", async () => {
    open({
      hash: "#warnings=main",
      setup: { reply: () => ({ ok: false, failure: failure("storage") }) },
    });
    type("A top-up takes", "5");
    saveSettings();
    expect(await screen.findByText("Browser trouble.")).toBeTruthy();
    expect(field("A top-up takes").value).toBe("5");
  });

  it("cannot be changed over a record that cannot be read", () => {
    location.hash = "#warnings=main";
    useFakeBrowser();
    const why = { ok: false as const, failure: failure("storage", { text: "watch: shape" }) };
    render(
      <OptionsPage
        accounts={ok(accountsOf(fixtures.several))}
        overview={ok(fixtures.several)}
        allAlerts={why}
      />,
    );
    expect(screen.getByText("watch: shape")).toBeTruthy();
    expect(screen.queryByRole("form", { name: /^Settings/ })).toBeNull();
    // The login is no part of that record.
    expect(screen.getByRole("form", { name: /^Login/ })).toBeTruthy();
  });
});

describe("snooze", () => {
  const day = 86_400_000;
  const block = () => within(screen.getByRole("region", { name: "Snooze" }));

  it.each([
    ["Snooze for a day", day],
    ["Snooze for a week", 7 * day],
  ])("%s is kept at once, apart from the form", async (name, span) => {
    const fake = open({ hash: "#warnings=main" });
    type("A top-up takes", "5");
    press(name);
    const until = fixtureNow + span;
    await waitFor(() => expect(fake.sent).toEqual([{ name: "snooze", accountId: "main", until }]));
    await waitFor(() => expect(document.activeElement?.id).toBe("snooze-title"));
    fake.write("watch", {
      version: 1,
      value: { main: { ...initialAlertSettings, snoozedUntil: until } },
    });
    await waitFor(() => expect(block().getAllByText(/^Snoozed until Nov/)).toHaveLength(2));
    expect(field("A top-up takes").value).toBe("5");
  });

  it("until a day of one's own choice", async () => {
    const fake = open({ hash: "#warnings=main" });
    type("Snooze until", "2026-11-23");
    fireEvent.click(block().getByRole("button", { name: "Snooze" }));
    expect(await screen.findByText("Choose a day after today, within a year.")).toBeTruthy();
    expect(document.activeElement).toBe(field("Snooze until"));
    type("Snooze until", "2026-12-24");
    fireEvent.click(block().getByRole("button", { name: "Snooze" }));
    await waitFor(() =>
      expect(fake.sent).toEqual([
        { name: "snooze", accountId: "main", until: Date.UTC(2026, 11, 24) },
      ]),
    );
  });

  it("is shown on the account's card, and can be ended", async () => {
    const allAlerts = { main: { ...initialAlertSettings, snoozedUntil: fixtureNow + day } };
    const fake = open({ allAlerts, hash: "#accounts" });
    expect(screen.getByText(/^Snoozed until Nov 24/)).toBeTruthy();
    await openWarningsOf("Main account");
    fireEvent.click(await screen.findByRole("button", { name: "End snooze" }));
    await waitFor(() =>
      expect(fake.sent).toEqual([{ name: "snooze", accountId: "main", until: null }]),
    );
  });

  it("that is over is not mentioned", () => {
    const allAlerts = { main: { ...initialAlertSettings, snoozedUntil: fixtureNow } };
    open({ allAlerts, hash: "#accounts" });
    expect(screen.queryByText(/Snoozed until/)).toBeNull();
  });
});
