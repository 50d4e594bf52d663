// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { options } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failure, ok } from "../../../src/domain/failure.ts";
import type { Overview } from "../../../src/domain/overview.ts";
import { initialPreferences } from "../../../src/domain/preferences.ts";
import { profileOf, profiles } from "../../../src/registrars/profiles.ts";
import { OptionsPage } from "../../../src/ui/options/options-page.tsx";
import { axeFindings, preparePage } from "../../support/ui/axe.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import { accountsOf, fixtureNow, fixtures, reportWith } from "../../support/ui/fixtures.ts";
import "../../support/ui/dialogs.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

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

function open(overview: Overview, setup: Setup = {}, hash = "") {
  location.hash = hash;
  const fake = useFakeBrowser(setup);
  render(
    <OptionsPage accounts={ok(accountsOf(overview))} overview={ok(overview)} allAlerts={ok({})} />,
  );
  return fake;
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const button = (name: string) => screen.getByRole("button", { name });
const sentNames = (fake: ReturnType<typeof open>) => fake.sent.map(({ name }) => name);

const nameOf = (registrar: string) => profileOf({ registrar }).names.long;
/** The first step; from the second one it is gone back to. */
function choose(registrar: string): void {
  const back = screen.queryByRole("button", { name: "Back" });
  if (back) fireEvent.click(back);
  fireEvent.click(button(nameOf(registrar)));
}
const radio = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });

function fillIn(): void {
  choose("ispapi");
  type("Account name", "Main");
  type("User", "shop");
  type("Role user (optional)", "reader");
  type("Password", "secret");
}

const draft = {
  accountId: null,
  registrar: "ispapi",
  system: "live",
  publicFields: { user: "shop", role: "reader" },
  endpoint: null,
  secretFields: { password: "secret" },
  oneTimePassword: "",
  keepPassword: false,
};

const success: Setup = {
  reply: ({ name }) => ({ ok: true, value: name === "test-account" ? reportWith() : {} }),
};

// axe is slow on a busy machine.
describe("accessibility", () => {
  it.each([
    ["no account", "no-accounts", ""],
    ["several accounts", "several", ""],
    ["the empty form", "no-accounts", "#add"],
    ["the form of an account", "several", "#edit=webshop"],
    ["an unreadable record", "problem", ""],
    ["a locked vault", "locked", ""],
    ["the form beside a locked vault", "locked", "#edit=main"],
    ["hidden figures", "hidden", ""],
    ["an unlocked passphrase vault", "unlocked-passphrase", "#security"],
    ["a locked vault's security", "locked", "#security"],
    ["the data", "well", "#data"],
    ["the page about it", "well", "#about"],
    ["an account that is gone", "well", "#edit=gone"],
    ["the rights of a role user", "well", "#rights"],
  ] as const)("axe finds nothing with %s", async (_, name, hash) => {
    open(fixtures[name], {}, hash);
    expect(await axeFindings()).toEqual([]);
  });

  it("axe finds nothing beside wrong fields", async () => {
    open(fixtures["no-accounts"], {}, "#add");
    choose("cnr");
    fireEvent.click(button("Check"));
    expect(await axeFindings()).toEqual([]);
  });
});

describe("what was set aside", () => {
  const aside: Overview = {
    ...fixtures.well,
    problem: failure("set-aside", { text: "history one" }),
  };

  it("stays reported until the user says that it was understood", async () => {
    const fake = open(aside, { reply: () => ({ ok: true, value: null }) });
    expect(within(screen.getByRole("main")).getAllByRole("alert")[0]?.textContent).toContain(
      "history one",
    );
    expect(sentNames(fake)).not.toContain("acknowledge-aside");
    fireEvent.click(button("Understood"));
    await waitFor(() => expect(sentNames(fake)).toContain("acknowledge-aside"));
  });

  it("says why where that cannot be noted", async () => {
    open(aside, {
      reply: ({ name }) =>
        name === "acknowledge-aside"
          ? { ok: false, failure: failure("storage", { text: "QuotaExceededError" }) }
          : { ok: true, value: null },
    });
    fireEvent.click(button("Understood"));
    await screen.findByText(/QuotaExceededError/);
  });

  it.each(["records-lost", "storage"] as const)("is no answer to %s", (kind) => {
    open({ ...fixtures.well, problem: failure(kind) });
    expect(screen.queryByRole("button", { name: "Understood" })).toBeNull();
  });
});

describe("the account form", () => {
  it("asks first at which registrar the account is, and says what each needs", async () => {
    open(fixtures["no-accounts"], {}, "#add");
    const heading = screen.getByRole("heading", { name: "Where is the account?" });
    const cards = within(screen.getByRole("group", { name: heading.textContent ?? "" }));
    const offered = cards.getAllByRole("button");
    expect(offered.map((card) => card.querySelector("b")?.textContent)).toEqual(
      profiles.map(({ names }) => names.long),
    );
    const said = (registrar: string) => document.getElementById(`needs-${registrar}`)?.textContent;
    expect(said("cnr")).toBe("User · Password");
    expect(said("ispapi")).toBe("User · Password · Closing down");
    expect(said("united-domains")).toBe("User · Password · Untried so far");
    expect(document.activeElement).toBe(offered[0]);
    expect(screen.queryByLabelText("Password")).toBeNull();
    expect(screen.getByText("Step 1 of 2")).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
  });

  it("then has that registrar's fields alone, each by its name, and goes on at the first", async () => {
    open(fixtures["no-accounts"], {}, "#add");
    choose("cnr");
    for (const label of [
      "Account name",
      "User",
      "Role user (optional)",
      "Password",
      "API endpoint (advanced)",
      "Warn below (amount)",
      "Check every (minutes)",
    ])
      expect(field(label)).toBeTruthy();
    expect(screen.getByRole("heading", { name: nameOf("cnr") })).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(field("User")));
    expect(screen.getByRole("group", { name: "System" })).toBeTruthy();
    expect([radio("LIVE").checked, radio("OT&E").checked]).toEqual([true, false]);
    expect(await axeFindings()).toEqual([]);
  });

  it("moves the focus with what it shows, never later: the user may type elsewhere by then", async () => {
    open(fixtures["no-accounts"], success, "#add");
    const { requestAnimationFrame } = options;
    // What runs after the painting does not run at all. The clicks are the browser's own: those of the testing
    // library wait for all of it.
    options.requestAnimationFrame = () => undefined;
    try {
      button(nameOf("ispapi")).click();
      await screen.findByLabelText("User");
      expect(document.activeElement).toBe(field("User"));
      button("Back").focus();
      button("Check").click();
      await screen.findAllByText("Fill this in.");
      expect(document.activeElement).toBe(field("User"));
    } finally {
      options.requestAnimationFrame =
        requestAnimationFrame as typeof globalThis.requestAnimationFrame;
    }
  });

  it("names the account after its registrar, and after no other account", async () => {
    const taken = { ...fixtures.several };
    const [first] = taken.accounts;
    taken.accounts = first ? [{ ...first, name: "HEXONET" }] : [];
    open(taken, {}, "#add");
    choose("ispapi");
    expect(field("Account name").value).toBe("HEXONET 2");
    choose("inwx");
    expect(field("Account name").value).toBe("INWX");
    type("Account name", "Mine");
    choose("ispapi");
    expect(field("Account name").value).toBe("Mine");
  });

  it("folds what few need, and unfolds it where something in it is wrong", async () => {
    open(fixtures["no-accounts"], {}, "#add");
    fillIn();
    const advanced = screen.getByText("Advanced").closest("details");
    expect(advanced?.open).toBe(false);
    type("Check every (minutes)", "2");
    fireEvent.click(button("Check"));
    await waitFor(() => expect(document.activeElement).toBe(field("Check every (minutes)")));
    expect(advanced?.open).toBe(true);
  });

  it("says of a registrar that nobody has tried that it is untried, and asks for user and password alone", () => {
    open(fixtures["no-accounts"], {}, "#add");
    choose("cnr");
    expect(screen.queryByText(/^Untried: /)).toBeNull();
    choose("united-domains");
    expect(screen.getByText(/^Untried: /)).toBeTruthy();
    expect(screen.queryByLabelText("Role user (optional)")).toBeNull();
    expect(screen.getAllByRole("radio")).toHaveLength(2);
  });

  it("keeps browsers from storing what is typed", async () => {
    open(fixtures["no-accounts"], {}, "#add");
    choose("cnr");
    expect(field("Password")).toMatchObject({ type: "password", autocomplete: "new-password" });
    choose("ispapi");
    expect(await screen.findByLabelText("One-time password")).toMatchObject({
      autocomplete: "off",
      inputMode: "numeric",
    });
  });

  it("has no one-time password for CentralNic Reseller", async () => {
    open(fixtures["no-accounts"], {}, "#add");
    choose("cnr");
    expect(screen.queryByLabelText("One-time password")).toBeNull();
    choose("ispapi");
    await waitFor(() => expect(screen.queryByLabelText("One-time password")).toBeTruthy());
    expect(screen.getByText(/closing its own interface/)).toBeTruthy();
    choose("cnr");
    await waitFor(() => expect(screen.queryByLabelText("One-time password")).toBeNull());
  });

  it("tells what is wrong beside the field, and leads to the first one", async () => {
    const fake = open(fixtures["no-accounts"], {}, "#add");
    fillIn();
    type("User", "shop:reader");
    type("Check every (minutes)", "2");
    fireEvent.click(button("Check"));
    const user = field("User");
    await waitFor(() => expect(document.activeElement).toBe(user));
    expect(user.getAttribute("aria-invalid")).toBe("true");
    const told = document.getElementById(user.getAttribute("aria-describedby") ?? "");
    expect(told?.textContent).toContain("Take “:” out");
    expect(screen.getByText("Type a whole number from 5 to 1,440.")).toBeTruthy();
    expect(fake.sent).toEqual([]);
    expect(fake.asked).toEqual([]);
  });

  it("takes a password with spaces once the user has said they belong to it", async () => {
    const fake = open(fixtures["no-accounts"], success, "#add");
    fillIn();
    type("Password", " secret");
    fireEvent.click(button("Check"));
    fireEvent.click(await screen.findByLabelText("Take it exactly as typed"));
    fireEvent.click(button("Check"));
    await waitFor(() =>
      expect(fake.sent).toEqual([
        { name: "test-account", draft: { ...draft, secretFields: { password: " secret" } } },
      ]),
    );
  });

  it("warns of a name that is taken, without refusing it", () => {
    open(fixtures.several, {}, "#add");
    choose("cnr");
    type("Account name", "Sandbox");
    return waitFor(() =>
      expect(screen.getByText(/Another account has this name too/)).toBeTruthy(),
    );
  });
});

describe("the check", () => {
  it("asks for the host in the very click, before anything is sent", async () => {
    const fake = open(fixtures["no-accounts"], success, "#add");
    fillIn();
    type("API endpoint (advanced)", "https://proxy.example:8443/api");
    // What a form's submission does, without a turn of the event loop in between.
    fireEvent.click(button("Check"));
    expect(fake.asked).toEqual(["https://proxy.example/*"]);
    expect(fake.sent).toEqual([]);
    await waitFor(() => expect(sentNames(fake)).toEqual(["test-account"]));
  });

  it("shows who answered, keeps nothing yet, and starts from the suggested amount", async () => {
    const fake = open(fixtures["no-accounts"], success, "#add");
    fillIn();
    fireEvent.click(button("Check"));
    const save = await screen.findByRole("button", { name: "Save account" });
    await waitFor(() => expect(document.activeElement).toBe(save));
    for (const text of ["api.ispapi.net", "shop!reader", "HEXONET · LIVE", "9,984.21\u00a0EUR"])
      expect(
        screen.getByText(
          (_, element) => element?.textContent === text && element.tagName === "BDI",
        ),
      ).toBeTruthy();
    expect(field("Warn below (amount)").value).toBe("100");
    expect(sentNames(fake)).toEqual(["test-account"]);
    expect(await axeFindings()).toEqual([]);
  });

  it("saves what was tested by its ticket: the password goes to the worker once", async () => {
    const fake = open(fixtures["no-accounts"], success, "#add");
    fillIn();
    fireEvent.click(button("Check"));
    await screen.findByText("Sign-in succeeded");
    type("Warn below (amount)", "1,250.5");
    fireEvent.click(button("Save account"));
    await waitFor(() =>
      expect(fake.sent[1]).toEqual({
        name: "save-account",
        ticket: reportWith().ticket,
        settings: { name: "Main", warnBelow: "1250.5", checkEvery: 15 },
      }),
    );
    expect(fake.sent.filter((message) => JSON.stringify(message).includes("secret"))).toHaveLength(
      1,
    );
    expect(await screen.findByText("Account saved: Main")).toBeTruthy();
    expect(screen.queryByLabelText("Password")).toBeNull();
  });

  it("keeps the amount the user has typed", async () => {
    open(fixtures["no-accounts"], success, "#add");
    fillIn();
    type("Warn below (amount)", "250");
    fireEvent.click(button("Check"));
    await screen.findByText("Sign-in succeeded");
    expect(field("Warn below (amount)").value).toBe("250");
  });

  it("refuses an amount in words in the second step", async () => {
    const fake = open(fixtures["no-accounts"], success, "#add");
    fillIn();
    fireEvent.click(button("Check"));
    await screen.findByText("Sign-in succeeded");
    type("Warn below (amount)", "much");
    fireEvent.click(button("Save account"));
    await waitFor(() => expect(document.activeElement).toBe(field("Warn below (amount)")));
    expect(sentNames(fake)).toEqual(["test-account"]);
  });

  it("goes back with everything typed still there", async () => {
    open(fixtures["no-accounts"], success, "#add");
    fillIn();
    fireEvent.click(button("Check"));
    await screen.findByText("Sign-in succeeded");
    fireEvent.click(button("Back"));
    await waitFor(() => expect(field("Password").value).toBe("secret"));
    expect(field("User").value).toBe("shop");
  });

  it("says what the registrar said to a wrong sign-in, suggests the other system, and keeps what was typed", async () => {
    open(
      fixtures["no-accounts"],
      {
        reply: () => ({
          ok: false,
          failure: failure("sign-in-failed", { code: 530, text: "Authentication failed" }),
        }),
      },
      "#add",
    );
    fillIn();
    fireEvent.click(radio("OT&E"));
    fireEvent.click(button("Check"));
    const title = await screen.findByText("Sign-in failed.");
    const note = title.closest(".banner")?.textContent;
    expect(note).toContain("choose LIVE under System");
    expect(note).toContain("Code 530: Authentication failed");
    expect(title.closest("[role=alert]")).not.toBeNull();
    expect(field("Password").value).toBe("secret");
  });

  it("goes on at the password where user or password was refused, until it is mended", async () => {
    open(
      fixtures["no-accounts"],
      { reply: () => ({ ok: false, failure: failure("sign-in-failed", { code: 530 }) }) },
      "#add",
    );
    fillIn();
    fireEvent.click(button("Check"));
    await waitFor(() => expect(document.activeElement).toBe(field("Password")));
    expect(field("Password").getAttribute("aria-invalid")).toBe("true");
    // What was refused is typed over, not added to.
    const { selectionStart, selectionEnd, value } = field("Password") as HTMLInputElement;
    expect([selectionStart, selectionEnd]).toEqual([0, value.length]);
    expect(value).not.toBe("");
    expect(screen.getByText(/It was tried once/)).toBeTruthy();
    expect(await axeFindings()).toEqual([]);
    type("Password", "other");
    await waitFor(() => expect(field("Password").getAttribute("aria-invalid")).toBe("false"));
  });

  it.each(["address-refused", "second-factor"] as const)(
    "goes on at the note where no field is wrong: %s",
    async (kind) => {
      open(
        fixtures["no-accounts"],
        { reply: () => ({ ok: false, failure: failure(kind) }) },
        "#add",
      );
      fillIn();
      fireEvent.click(button("Check"));
      await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("alert"));
      expect(document.activeElement?.textContent).not.toBe("");
    },
  );

  it("leads to the one-time password where one is wanted", async () => {
    open(
      fixtures["no-accounts"],
      { reply: () => ({ ok: false, failure: failure("otp-needed", { code: 530 }) }) },
      "#add",
    );
    fillIn();
    fireEvent.click(button("Check"));
    await waitFor(() => expect(document.activeElement).toBe(field("One-time password")));
  });

  it("does not test where the user does not grant the host", async () => {
    const fake = open(fixtures["no-accounts"], { ...success, grants: false }, "#add");
    fillIn();
    fireEvent.click(button("Check"));
    expect(await screen.findByText("No permission.")).toBeTruthy();
    expect(fake.sent).toEqual([]);
  });

  it("says that the payment note goes with a login of other money", async () => {
    const report = reportWith({ noteThatGoes: "Customer 4711" });
    open(fixtures["no-accounts"], { reply: () => ({ ok: true, value: report }) }, "#add");
    fillIn();
    fireEvent.click(button("Check"));
    const said = await screen.findByText(/is removed when you save/);
    expect(said.textContent).toContain("Customer 4711");
  });

  it("asks once what is reserved, where the registrar does not tell it", async () => {
    const report = reportWith();
    const fake = open(
      fixtures["no-accounts"],
      {
        reply: ({ name }) => ({
          ok: true,
          value:
            name === "test-account"
              ? { ...report, status: { ...report.status, deposits: null } }
              : { accountId: "new" },
        }),
      },
      "#add",
    );
    fillIn();
    fireEvent.click(button("Check"));
    await screen.findByLabelText("Reserved deposits (amount)");
    type("Reserved deposits (amount)", "-1");
    fireEvent.click(button("Save account"));
    expect(await screen.findByText(/Type a plain number/)).toBeTruthy();
    type("Reserved deposits (amount)", "0");
    fireEvent.click(button("Save account"));
    await waitFor(() =>
      expect(fake.sent.at(-1)).toEqual({
        name: "amend-alert-settings",
        accountId: "new",
        part: { reserved: "0" },
      }),
    );
  });

  it("does not add the account twice where only that answer could not be kept", async () => {
    const report = reportWith();
    let amends = 0;
    const fake = open(
      fixtures["no-accounts"],
      {
        reply: ({ name }) => {
          if (name === "amend-alert-settings" && amends++ === 0)
            return { ok: false, failure: failure("storage", { text: "quota" }) };
          return {
            ok: true,
            value:
              name === "test-account"
                ? { ...report, status: { ...report.status, deposits: null } }
                : { accountId: "new" },
          };
        },
      },
      "#add",
    );
    fillIn();
    fireEvent.click(button("Check"));
    await screen.findByLabelText("Reserved deposits (amount)");
    type("Reserved deposits (amount)", "12");
    fireEvent.click(button("Save account"));
    await screen.findByText("quota");
    expect(field("Reserved deposits (amount)").value).toBe("12");
    fireEvent.click(button("Save account"));
    expect(await screen.findByText("Account saved: Main")).toBeTruthy();
    expect(sentNames(fake)).toEqual([
      "test-account",
      "save-account",
      "amend-alert-settings",
      "amend-alert-settings",
    ]);
  });

  it("asks nothing where it is told", async () => {
    open(fixtures["no-accounts"], success, "#add");
    fillIn();
    fireEvent.click(button("Check"));
    await screen.findByRole("button", { name: "Save account" });
    expect(screen.queryByLabelText("Reserved deposits (amount)")).toBeNull();
  });

  it("says so when saving fails, and keeps the tested draft", async () => {
    open(
      fixtures["no-accounts"],
      {
        reply: ({ name }) =>
          name === "test-account"
            ? { ok: true, value: reportWith() }
            : { ok: false, failure: failure("storage", { text: "quota" }) },
      },
      "#add",
    );
    fillIn();
    fireEvent.click(button("Check"));
    fireEvent.click(await screen.findByRole("button", { name: "Save account" }));
    expect(await screen.findByText("quota")).toBeTruthy();
    expect(button("Save account")).toBeTruthy();
  });
});

describe("leaving the page", () => {
  const isAsked = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it("asks only while something typed is not saved", async () => {
    open(fixtures["no-accounts"], {}, "#add");
    choose("cnr");
    expect(isAsked()).toBe(false);
    type("Account name", "Main");
    await waitFor(() => expect(isAsked()).toBe(true));
    fireEvent.click(button("Cancel"));
    await waitFor(() => expect(isAsked()).toBe(false));
  });
});

describe("editing an account", () => {
  it("shows its fields, but never its password", async () => {
    open(fixtures.several, {}, "#edit=webshop");
    expect(field("Account name").value).toBe("Webshop EU");
    expect(field("Registrar").value).toBe("cnr");
    expect(field("Password").value).toBe("");
    expect(field("Password").placeholder).toBe("Empty: the saved one stays");
  });

  it("keeps the password when its field stays empty", async () => {
    const fake = open(fixtures.several, success, "#edit=webshop");
    fireEvent.click(button("Check"));
    await waitFor(() => expect(fake.sent[0]).toMatchObject({ draft: { accountId: "webshop" } }));
    expect(fake.sent[0]).toHaveProperty("draft.secretFields", {});
  });

  it("saves a login that was tested by its ticket alone, and comes back to the list", async () => {
    const fake = open(fixtures.several, success, "#edit=webshop");
    type("Password", "changed");
    fireEvent.click(button("Check"));
    fireEvent.click(await screen.findByRole("button", { name: "Save login" }));
    expect(await screen.findByText("Login saved: Webshop EU")).toBeTruthy();
    expect(fake.sent[1]).toEqual({
      name: "save-account",
      ticket: reportWith().ticket,
      settings: null,
    });
    expect(screen.getByRole("heading", { name: "Accounts" })).toBeTruthy();
  });

  it("takes nothing away that is typed among the settings, by a login that fails or is saved", async () => {
    let answers = 0;
    open(
      fixtures.several,
      {
        reply: ({ name }) =>
          name === "test-account" && answers++ === 0
            ? { ok: false, failure: failure("sign-in-failed", { code: 530 }) }
            : { ok: true, value: name === "test-account" ? reportWith() : {} },
      },
      "#edit=webshop",
    );
    type("Account name", "Shop");
    type("Password", "changed");
    fireEvent.click(button("Check"));
    await screen.findByText("Sign-in failed.");
    expect(field("Account name").value).toBe("Shop");
    expect(field("Password").value).toBe("changed");
    fireEvent.click(button("Check"));
    fireEvent.click(await screen.findByRole("button", { name: "Save login" }));
    expect(await screen.findByText("Login saved: Webshop EU")).toBeTruthy();
    expect(field("Account name").value).toBe("Shop");
    // What was saved stands nowhere any more.
    expect(field("Password").value).toBe("");
    expect(await axeFindings()).toEqual([]);
  });

  it("asks for no amount after its test: those are settings", async () => {
    open(fixtures.several, success, "#edit=webshop");
    fireEvent.click(button("Check"));
    await screen.findByText("Sign-in succeeded");
    expect(screen.getAllByLabelText("Warn below (amount)")).toHaveLength(1);
    const login = within(screen.getByRole("form", { name: /^Login/ }));
    expect(login.queryByLabelText("Warn below (amount)")).toBeNull();
  });

  it("wants the password again before it goes to another address", async () => {
    const fake = open(fixtures.several, {}, "#edit=webshop");
    type("API endpoint (advanced)", "https://proxy.example/");
    fireEvent.click(button("Check"));
    await waitFor(() => expect(document.activeElement).toBe(field("Password")));
    expect(fake.sent).toEqual([]);
  });
});

describe("the list", () => {
  const card = (name: string) => {
    const item = screen.getByRole("heading", { name }).closest("li");
    if (!item) throw new Error(`no card ${name}`);
    return within(item);
  };

  async function choose(name: string, item: string): Promise<void> {
    fireEvent.click(card(name).getByRole("button", { name: `More for ${name}` }));
    fireEvent.click(await card(name).findByRole("menuitem", { name: item }));
  }

  it("shows login, system, funds and state of each account", () => {
    open(fixtures.several);
    const text = screen.getByRole("heading", { name: "Webshop EU" }).closest("li")?.textContent;
    expect(text).toContain("CentralNic Reseller · LIVE · shop:reader");
    expect(text).toContain("−312.40\u00a0EUR");
    expect(text).toContain("Overdraft");
  });

  it("moves an account, and says where it is now", async () => {
    const fake = open(fixtures.several);
    await choose("Webshop EU", "Move up");
    expect(fake.sent).toEqual([
      { name: "reorder-accounts", accountIds: ["webshop", "main", "sandbox", "us"] },
    ]);
    expect(await screen.findByText("Webshop EU: place 1 of 3")).toBeTruthy();
  });

  it("switches an account off", () => {
    const fake = open(fixtures.several);
    fireEvent.click(card("Sandbox").getByRole("switch", { name: "Active: Sandbox" }));
    expect(fake.sent).toEqual([{ name: "enable-account", accountId: "sandbox", enabled: false }]);
  });

  it("opens the form from a button, and comes back", async () => {
    open(fixtures.several);
    fireEvent.click(card("Sandbox").getByRole("button", { name: "Edit Sandbox" }));
    await waitFor(() => expect(field("Account name").value).toBe("Sandbox"));
    fireEvent.click(button("Back to the accounts"));
    expect(await screen.findByRole("heading", { name: "Accounts" })).toBeTruthy();
  });

  it("asks for a host that the browser has not granted", async () => {
    const fake = open(fixtures.well, { missingOrigins: ["https://api.ispapi.net/*"] });
    fireEvent.click(await screen.findByRole("button", { name: "Grant permission: Main account" }));
    expect(fake.asked).toEqual(["https://api.ispapi.net/*"]);
    await waitFor(() => expect(fake.sent).toEqual([{ name: "refresh", accountId: "main" }]));
  });

  it("shows why the worker did not do it", async () => {
    open(fixtures.several, {
      reply: () => ({ ok: false, failure: failure("storage", { text: "disk full" }) }),
    });
    await choose("Webshop EU", "Move up");
    expect(await screen.findByText("disk full")).toBeTruthy();
  });

  it("says on no other page what was said of this one", async () => {
    open(fixtures.several, {
      reply: () => ({ ok: false, failure: failure("storage", { text: "disk full" }) }),
    });
    await choose("Webshop EU", "Move up");
    await screen.findByText("disk full");
    // What was not done is not told of as if it were.
    expect(document.querySelector(".toasts")?.textContent).toBe("");
    fireEvent.click(button("Add account"));
    expect(await screen.findByText("Where is the account?")).toBeTruthy();
    expect(screen.queryByText("disk full")).toBeNull();
    expect(document.querySelector(".toasts")?.textContent).toBe("");
  });

  it("follows what the worker writes", async () => {
    const fake = open(fixtures.well);
    fake.write("accounts", {
      version: 1,
      value: accountsOf(fixtures.well).map((account) => ({ ...account, name: "Renamed" })),
    });
    expect(await screen.findByRole("heading", { name: "Renamed" })).toBeTruthy();
  });
});

describe("the preferences", () => {
  it("let test accounts turn the badge red", () => {
    const fake = open(fixtures["no-accounts"], {}, "#warnings");
    fireEvent.click(screen.getByRole("switch", { name: "Let test accounts turn the badge red" }));
    expect(fake.sent).toEqual([
      {
        name: "save-preferences",
        preferences: { ...initialPreferences, warnTestAccounts: true },
      },
    ]);
  });
});
