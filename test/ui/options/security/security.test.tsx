// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FailureKind, failure, ok } from "../../../../src/domain/failure.ts";
import type { Overview } from "../../../../src/domain/overview.ts";
import { initialPreferences } from "../../../../src/domain/preferences.ts";
import { overviewVersion } from "../../../../src/storage/overview-version.ts";
import { OptionsPage } from "../../../../src/ui/options/options-page.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";
import { accountsOf, fixtureNow, fixtures, reportWith } from "../../../support/ui/fixtures.ts";
import "../../../support/ui/dialogs.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
  preparePage("Settings");
  location.hash = "";
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

type Setup = Parameters<typeof useFakeBrowser>[0];

function open(
  overview: Overview,
  setup: Setup = {},
  hash = "#security",
  accounts = accountsOf(overview),
) {
  location.hash = hash;
  const fake = useFakeBrowser(setup);
  render(<OptionsPage accounts={ok(accounts)} overview={ok(overview)} allAlerts={ok({})} />);
  return fake;
}

const envelope = (value: Overview) => ({ version: overviewVersion, value });
const section = () => within(screen.getByRole("region", { name: "Security" }));
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const button = (name: string) => screen.getByRole("button", { name });
const refused = (kind: FailureKind, text = ""): Setup => ({
  reply: () => ({ ok: false, failure: failure(kind, { text }) }),
});
const words = "plum harbour kettle";
const submit = (form: string, name = form) =>
  fireEvent.click(within(screen.getByRole("form", { name: form })).getByRole("button", { name }));

async function openForm(name: string): Promise<void> {
  fireEvent.click(button(name));
  await screen.findByRole("form", { name });
}

describe("the mode", () => {
  it.each([
    ["well", "the key is in this browser profile"],
    ["unlocked-passphrase", "encrypted under your passphrase, and unlocked"],
    ["locked", "The passwords are locked"],
  ] as const)("of %s is said in a sentence", (name, sentence) => {
    open(fixtures[name]);
    expect(section().getByText(new RegExp(sentence))).toBeTruthy();
  });

  it.each([
    ["well", ["Set a passphrase"]],
    [
      "unlocked-passphrase",
      ["Lock now", "Change passphrase", "Remove passphrase", "Remove the stored passwords"],
    ],
    ["locked", ["Unlock", "Remove the stored passwords"]],
  ] as const)("of %s decides what can be done", (name, buttons) => {
    open(fixtures[name]);
    const shown = section().getAllByRole("button");
    expect(shown.map(({ textContent }) => textContent)).toEqual(buttons);
  });

  it("locked lets nobody change what is hidden, or when it locks", () => {
    open(fixtures.hidden);
    expect(screen.queryByRole("switch", { name: "Hide the figures while locked" })).toBeNull();
    expect(screen.queryByLabelText("Lock after")).toBeNull();
  });
});

describe("setting a passphrase", () => {
  it("asks for it twice, and sends it once", async () => {
    const fake = open(fixtures.well);
    await openForm("Set a passphrase");
    await waitFor(() => expect(document.activeElement).toBe(field("New passphrase")));
    expect(field("New passphrase").autocomplete).toBe("new-password");
    expect(screen.getByText(/At least 8 characters/)).toBeTruthy();
    type("New passphrase", words);
    type("New passphrase again", words);
    expect(await axeFindings()).toEqual([]);
    submit("Set a passphrase");
    expect(await screen.findByText(/The passphrase is set/)).toBeTruthy();
    expect(fake.sent).toEqual([{ name: "set-passphrase", current: "", next: words }]);
    expect(screen.queryByLabelText("New passphrase")).toBeNull();
    expect(document.activeElement?.textContent).toBe("Security");
  });

  it("tells a short one beside its field, and sends nothing", async () => {
    const fake = open(fixtures.well);
    await openForm("Set a passphrase");
    type("New passphrase", "short");
    submit("Set a passphrase");
    const told = await screen.findByText("Use at least 8 characters.");
    expect(field("New passphrase").getAttribute("aria-describedby")).toContain(told.id);
    expect(field("New passphrase").value).toBe("short");
    expect(fake.sent).toEqual([]);
  });

  it("tells a second one that differs beside the second field", async () => {
    const fake = open(fixtures.well);
    await openForm("Set a passphrase");
    type("New passphrase", words);
    type("New passphrase again", `${words}s`);
    submit("Set a passphrase");
    const told = await screen.findByText("The two are not the same.");
    expect(field("New passphrase again").getAttribute("aria-describedby")).toBe(told.id);
    await waitFor(() => expect(document.activeElement).toBe(field("New passphrase again")));
    expect(fake.sent).toEqual([]);
  });

  it.each([
    ["weak-passphrase", "Use at least 8 characters."],
    ["wrong-passphrase", "Wrong passphrase."],
    ["storage", "Browser trouble."],
    ["vault", "Password unreadable."],
  ] as const)("refused as %s says so, and keeps what was typed", async (kind, told) => {
    open(fixtures.well, refused(kind));
    await openForm("Set a passphrase");
    type("New passphrase", words);
    type("New passphrase again", words);
    submit("Set a passphrase");
    expect(await screen.findByText(told)).toBeTruthy();
    expect(field("New passphrase").value).toBe(words);
    expect(field("New passphrase again").value).toBe(words);
  });

  it("gives way when another window was faster", async () => {
    const fake = open(fixtures.well);
    await openForm("Set a passphrase");
    fake.write("overview", envelope(fixtures["unlocked-passphrase"]));
    await waitFor(() => expect(screen.queryByLabelText("New passphrase")).toBeNull());
    expect(button("Change passphrase")).toBeTruthy();
  });

  it("forgets what was typed on Cancel", async () => {
    const fake = open(fixtures.well);
    await openForm("Set a passphrase");
    type("New passphrase", words);
    fireEvent.click(button("Cancel"));
    await waitFor(() => expect(screen.queryByLabelText("New passphrase")).toBeNull());
    await openForm("Set a passphrase");
    expect(field("New passphrase").value).toBe("");
    expect(fake.sent).toEqual([]);
  });
});

describe("the fields of a passphrase", () => {
  it("show what is typed where that is asked for", async () => {
    open(fixtures.well);
    await openForm("Set a passphrase");
    expect(field("New passphrase").type).toBe("password");
    fireEvent.click(field("Show what is typed"));
    await waitFor(() => expect(field("New passphrase").type).toBe("text"));
    expect(field("New passphrase again").type).toBe("text");
    fireEvent.click(field("Show what is typed"));
    await waitFor(() => expect(field("New passphrase").type).toBe("password"));
  });

  it("tell how strong a new one is, and nothing while none is typed", async () => {
    open(fixtures.well);
    await openForm("Set a passphrase");
    expect(document.querySelector(".strength")).toBeNull();
    type("New passphrase", "password1234");
    expect(await screen.findByText(/^Weak: /)).toBeTruthy();
    type("New passphrase", "plum harbour kettle violet anchor moss");
    expect(await screen.findByText("Strong")).toBeTruthy();
    type("New passphrase", "");
    await waitFor(() => expect(document.querySelector(".strength")).toBeNull());
  });

  it("say that Caps Lock is on while it is", async () => {
    open(fixtures.well);
    await openForm("Set a passphrase");
    const key = (isOn: boolean) =>
      fireEvent(
        field("New passphrase"),
        new KeyboardEvent("keyup", { bubbles: true, modifierCapsLock: isOn }),
      );
    expect(screen.queryByText("Caps Lock is on.")).toBeNull();
    key(true);
    expect(await screen.findByText("Caps Lock is on.")).toBeTruthy();
    key(false);
    await waitFor(() => expect(screen.queryByText("Caps Lock is on.")).toBeNull());
  });

  it("are not left with something typed in them without a question", async () => {
    open(fixtures.well);
    await openForm("Set a passphrase");
    type("New passphrase", words);
    await waitFor(() => expect(field("New passphrase").value).toBe(words));
    fireEvent.click(screen.getByRole("link", { name: "Accounts" }));
    expect(await screen.findByRole("dialog")).toBeTruthy();
  });

  it("offer to hide the figures while locked, where a passphrase is set", async () => {
    const fake = open(fixtures.well);
    await openForm("Set a passphrase");
    type("New passphrase", words);
    type("New passphrase again", words);
    expect(field("Hide the figures while locked").checked).toBe(false);
    fireEvent.click(field("Hide the figures while locked"));
    submit("Set a passphrase");
    await waitFor(() => expect(fake.sent).toHaveLength(2));
    expect(fake.sent[1]).toMatchObject({
      name: "save-preferences",
      preferences: { hideWhenLocked: true },
    });
  });
});

describe("changing and removing the passphrase", () => {
  it("changes it with the current one", async () => {
    const fake = open(fixtures["unlocked-passphrase"]);
    await openForm("Change passphrase");
    expect(field("Current passphrase").autocomplete).toBe("current-password");
    type("Current passphrase", "old words");
    type("New passphrase", words);
    type("New passphrase again", words);
    submit("Change passphrase");
    expect(await screen.findByText("The passphrase is changed.")).toBeTruthy();
    expect(fake.sent).toEqual([{ name: "set-passphrase", current: "old words", next: words }]);
  });

  it("tells a wrong current one beside its field, keeps all and selects it", async () => {
    open(fixtures["unlocked-passphrase"], refused("wrong-passphrase"));
    await openForm("Change passphrase");
    type("Current passphrase", "old word");
    type("New passphrase", words);
    type("New passphrase again", words);
    submit("Change passphrase");
    const told = await screen.findByText(/This is not the passphrase/);
    const current = field("Current passphrase");
    expect(current.getAttribute("aria-describedby")).toBe(told.id);
    await waitFor(() =>
      expect([current.selectionStart, current.selectionEnd]).toEqual([0, "old word".length]),
    );
    expect(document.activeElement).toBe(current);
    expect(field("New passphrase").value).toBe(words);
    expect(await axeFindings()).toEqual([]);
  });

  it("removes it with the current one", async () => {
    const fake = open(fixtures["unlocked-passphrase"]);
    await openForm("Remove passphrase");
    type("Current passphrase", words);
    submit("Remove passphrase");
    expect(await screen.findByText(/The passphrase is removed/)).toBeTruthy();
    expect(fake.sent).toEqual([{ name: "remove-passphrase", current: words }]);
  });

  it("sends nothing without the current one", async () => {
    const fake = open(fixtures["unlocked-passphrase"]);
    await openForm("Remove passphrase");
    submit("Remove passphrase");
    expect(await screen.findByText("Fill this in.")).toBeTruthy();
    expect(fake.sent).toEqual([]);
  });
});

describe("locking", () => {
  it("now is said", async () => {
    const fake = open(fixtures["unlocked-passphrase"]);
    fireEvent.click(button("Lock now"));
    expect(fake.sent).toEqual([{ name: "lock" }]);
    expect(await screen.findByText("Locked.")).toBeTruthy();
  });

  it("now has the focus where the passphrase is typed", async () => {
    const fake = open(fixtures["unlocked-passphrase"]);
    fireEvent.click(button("Lock now"));
    await screen.findByText("Locked.");
    fake.write("overview", envelope(fixtures.locked));
    await waitFor(() => expect(document.activeElement).toBe(field("Passphrase")));
  });

  it("by the clock takes the focus from nothing", async () => {
    const fake = open(fixtures["unlocked-passphrase"]);
    const chosen = field("Lock after");
    chosen.focus();
    fake.write("overview", envelope(fixtures.locked));
    await screen.findByText(/The passwords are locked/);
    expect(document.activeElement).not.toBe(field("Passphrase"));
  });

  it("takes away what was said at the top before", async () => {
    open(fixtures["unlocked-passphrase"], {}, "#warnings=main");
    fireEvent.click(button("Save settings"));
    await screen.findByText("Settings saved: Main account");
    fireEvent.click(screen.getByRole("link", { name: "Security" }));
    fireEvent.click(await screen.findByRole("button", { name: "Lock now" }));
    await screen.findByText("Locked.");
    expect(screen.queryByText("Settings saved: Main account")).toBeNull();
  });

  it("is said no longer once another page has unlocked them", async () => {
    const fake = open(fixtures["unlocked-passphrase"]);
    fireEvent.click(button("Lock now"));
    await screen.findByText("Locked.");
    fake.write("overview", envelope(fixtures.locked));
    await screen.findByText(/The passwords are locked/);
    expect(screen.getByText("Locked.")).toBeTruthy();
    fake.write("overview", envelope(fixtures["unlocked-passphrase"]));
    await screen.findByRole("button", { name: "Lock now" });
    await waitFor(() => expect(screen.queryByText("Locked.")).toBeNull());
  });

  it("after another time is kept with all other preferences", () => {
    const fake = open(fixtures["unlocked-passphrase"]);
    expect(field("Lock after").value).toBe("60");
    fireEvent.change(field("Lock after"), { target: { value: "15" } });
    fireEvent.change(field("Lock after"), { target: { value: "null" } });
    expect(fake.sent).toEqual([
      { name: "save-preferences", preferences: { ...initialPreferences, lockAfter: 15 } },
      { name: "save-preferences", preferences: { ...initialPreferences, lockAfter: null } },
    ]);
  });

  it("can hide the figures", () => {
    const fake = open(fixtures["unlocked-passphrase"]);
    fireEvent.click(screen.getByRole("switch", { name: "Hide the figures while locked" }));
    expect(fake.sent).toEqual([
      { name: "save-preferences", preferences: { ...initialPreferences, hideWhenLocked: true } },
    ]);
  });

  it("hides them in the list too", () => {
    open(fixtures.hidden, {}, "#accounts");
    expect(document.querySelector(".accounts")?.textContent).not.toMatch(/EUR|USD|Unknown/);
    expect(screen.getAllByText("Locked")).toHaveLength(4);
  });
});

describe("unlocking", () => {
  it("takes the passphrase, and says that it worked", async () => {
    const fake = open(fixtures.locked);
    type("Passphrase", words);
    fireEvent.click(button("Unlock"));
    expect(await screen.findByText("Unlocked.")).toBeTruthy();
    expect(fake.sent).toEqual([{ name: "unlock", passphrase: words }]);
  });

  it("is possible beside the account form, whose fields stay", async () => {
    const fake = open(fixtures.locked, {}, "#edit=main");
    type("Account name", "Renamed");
    type("Passphrase", words);
    fireEvent.click(button("Unlock"));
    expect(await screen.findByText("Unlocked.")).toBeTruthy();
    fake.write("overview", envelope(fixtures["unlocked-passphrase"]));
    await waitFor(() => expect(screen.queryByLabelText("Passphrase")).toBeNull());
    expect(field("Account name").value).toBe("Renamed");
  });

  it("is what a test that met the lock asks for", async () => {
    open(fixtures.locked, refused("locked"), "#edit=main");
    fireEvent.click(button("Check"));
    const note = (await screen.findByText("Locked.")).closest(".banner");
    expect(note?.textContent).toContain("Unlock above, then press Check once more.");
  });
});

describe("a forgotten passphrase", () => {
  const ask = async () => {
    fireEvent.click(button("Remove the stored passwords"));
    return screen.findByRole("dialog", { name: "Remove all stored passwords?" });
  };
  const confirm = (dialog: HTMLElement) =>
    fireEvent.click(within(dialog).getByRole("button", { name: "Remove the stored passwords" }));

  it.each(["locked", "unlocked-passphrase"] as const)(
    "of a vault that is %s costs the passwords, says so before, and keeps the rest",
    async (name) => {
      const fake = open(fixtures[name]);
      const dialog = await ask();
      expect(dialog.textContent).toContain("passwords and sessions of all accounts are deleted");
      expect(dialog.textContent).toContain("Accounts, settings and figures stay");
      expect(await axeFindings()).toEqual([]);
      expect(fake.sent).toEqual([]);
      confirm(dialog);
      expect(
        await screen.findByText(/The stored passwords and the passphrase are removed/),
      ).toBeTruthy();
      expect(fake.sent).toEqual([{ name: "forget-secrets" }]);
      expect(screen.queryByRole("dialog")).toBeNull();
    },
  );

  it("costs nothing on Cancel", async () => {
    const fake = open(fixtures.locked);
    fireEvent.click(within(await ask()).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(fake.sent).toEqual([]);
  });

  it("says so in the dialog when it fails", async () => {
    open(fixtures.locked, refused("storage", "disk full"));
    const dialog = await ask();
    confirm(dialog);
    expect(await within(dialog).findByText("disk full")).toBeTruthy();
  });
});

describe("an account with one-time passwords", () => {
  const byCode = accountsOf(fixtures["otp-needed"]).map((account) => ({
    ...account,
    signIn: "one-time-password" as const,
  }));
  const edit = (setup: Setup) => open(fixtures["otp-needed"], setup, "#edit=main", byCode);
  const success: Setup = {
    reply: ({ name }) => ({ ok: true, value: name === "test-account" ? reportWith() : {} }),
  };

  it("opens its form at the new code, before all other fields", async () => {
    edit({});
    await waitFor(() => expect(document.activeElement).toBe(field("One-time password")));
    expect(document.querySelector("form input")?.id).toBe("oneTimePassword");
    expect(screen.getByText(/lasts a day at most and is kept alive by the checks/)).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it("may leave the password to the worker, which then goes on keeping it", async () => {
    const fake = edit(success);
    type("One-time password", "123456");
    fireEvent.click(button("Check"));
    await screen.findByText("Sign-in succeeded");
    expect(fake.sent[0]).toMatchObject({
      draft: { oneTimePassword: "123456", keepPassword: true },
    });
    expect(fake.sent[0]).toHaveProperty("draft.secretFields", {});
  });

  it("is told beside the password field that none is kept, and keeps its code", async () => {
    edit(refused("not-configured"));
    type("One-time password", "123456");
    fireEvent.click(button("Check"));
    const told = await screen.findByText(/None is kept for this account/);
    expect(field("Password").getAttribute("aria-describedby")).toContain(told.id);
    await waitFor(() => expect(document.activeElement).toBe(field("Password")));
    // It was not sent anywhere.
    expect(field("One-time password").value).toBe("123456");
  });

  it("keeps the password too only when asked to", async () => {
    const fake = edit(success);
    expect(screen.queryByLabelText("Keep the password too")).toBeNull();
    type("One-time password", "123456");
    type("Password", "secret");
    const check = await screen.findByLabelText<HTMLInputElement>("Keep the password too");
    expect(check.checked).toBe(false);
    expect(document.getElementById("keepPassword-hint")?.textContent).toContain(
      "a new one-time password is enough next time",
    );
    expect(await axeFindings()).toEqual([]);
    fireEvent.click(check);
    fireEvent.click(button("Check"));
    await screen.findByText("Sign-in succeeded");
    expect(fake.sent[0]).toMatchObject({
      draft: { secretFields: { password: "secret" }, keepPassword: true },
    });
  });

  it.each(["sign-in-failed", "otp-needed"] as const)(
    "has to type another code after %s: the first one is spent",
    async (kind) => {
      edit(refused(kind));
      type("One-time password", "123456");
      type("Password", "secret");
      fireEvent.click(button("Check"));
      await waitFor(() => expect(field("One-time password").value).toBe(""));
      expect(field("Password").value).toBe("secret");
    },
  );

  it("keeps a code that a failure on the way did not spend", async () => {
    edit(refused("offline"));
    type("One-time password", "123456");
    type("Password", "secret");
    fireEvent.click(button("Check"));
    await screen.findByText("Offline.");
    expect(field("One-time password").value).toBe("123456");
  });
});
