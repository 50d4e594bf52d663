import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FailureKind } from "../../src/domain/failure.ts";
import type { AccountOverview } from "../../src/domain/overview.ts";
import { patiently } from "../browsers/patience.ts";
import type { FaultInput, MatcherInput } from "../simulator/shared/fault-schema.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { isSettled } from "./extension-data.ts";
import { leadingFigure, rowsOf, textOf, untilSays, untilSaysNoMore } from "./reading.ts";
import { button } from "./settings-form.ts";

let product: ChromiumProduct;
let popup: Page;
let slow: Promise<AccountOverview>;
beforeAll(async () => {
  product = await startChromiumProduct();
  await product.reset();
  // Domains at risk would fold the product statistics, which some of these faults are about.
  product.withoutCharges();
  const { id } = await product.add("sparing");
  await product.add("plain");
  await product.add("cnr", { warnBelow: "10" });
  // Its answer takes longer than the time limit of 30 s: it drips while all other faults are played.
  product.registrar.faults.set({ account: "sparing" }, { kind: "drip", bytes: 1, everyMs: 1000 });
  void product.data.ask({ name: "refresh", accountId: id });
  slow = product.data.waitForAccount(
    "sparing",
    ({ trouble }) => trouble !== null,
    patiently(120_000),
  );
  popup = await product.openPopup();
});
afterEach(() => product.expectClean());
afterAll(() => product.close());

async function show(name: string): Promise<void> {
  if ((await popup.getByRole("heading", { level: 1 }).textContent()) === name) return;
  await popup.locator("button[aria-haspopup=listbox]").click();
  await popup.getByRole("option").filter({ hasText: name }).click();
}

/** Presses Refresh; resolves when the worker has answered and the popup shows it. */
async function refresh(): Promise<void> {
  await button(popup, "Refresh").click();
  await popup.locator("button[aria-busy=false]").waitFor();
}

/** When the figures were told, as the popup writes it. */
const momentOf = ({ figures }: AccountOverview): string =>
  new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" })
    .format(figures?.at)
    .replaceAll(/\s+/g, " ");

const codes = (kind: FailureKind, title: string, list: readonly number[]) =>
  list.map(
    (code): Case => [
      `code ${code}`,
      { kind: "code", code, text: `Said ${code}` },
      kind,
      title,
      `Code ${code}: Said ${code}`,
    ],
  );
const statuses = (list: readonly number[]) =>
  list.map(
    (status): Case => [
      `HTTP ${status}`,
      { kind: "status", status },
      "http",
      "Fault at the registrar",
      `HTTP ${status}`,
    ],
  );
type Case = [what: string, fault: FaultInput, kind: FailureKind, title: string, words: string];

const passing: Case[] = [
  [
    "a connection that ends before the answer",
    { kind: "drop" },
    "unreachable",
    "Not reachable",
    "could not be reached",
  ],
  [
    "a connection that ends after the headers",
    { kind: "drop", when: "headers" },
    "unreachable",
    "Not reachable",
    "could not be reached",
  ],
  [
    "an answer without its end",
    { kind: "cut" },
    "malformed",
    "Answer not understood",
    "no complete answer",
  ],
  [
    "an answer that breaks off",
    { kind: "cut", how: "broken" },
    "unreachable",
    "Not reachable",
    "could not be reached",
  ],
  ["random bytes", { kind: "garbage" }, "malformed", "Answer not understood", "no complete answer"],
  [
    "an empty body",
    { kind: "body", body: "" },
    "malformed",
    "Answer not understood",
    "no complete answer",
  ],
  [
    "a web page",
    { kind: "html" },
    "malformed",
    "Answer not understood",
    "the sign-in page of a network",
  ],
  [
    "a web page with 502",
    { kind: "html", status: 502 },
    "http",
    "Fault at the registrar",
    "HTTP 502",
  ],
  [
    "a redirect",
    { kind: "redirect", to: "https://api-ote.ispapi.net/api/call.cgi" },
    "unreachable",
    "Not reachable",
    "could not be reached",
  ],
  [
    "70 MB",
    { kind: "huge", bytes: 70_000_000, shape: "line" },
    "malformed",
    "Answer not understood",
    "no complete answer",
  ],
  [
    "a success that says nothing",
    { kind: "code", code: 200 },
    "malformed",
    "Answer not understood",
    "no complete answer",
  ],
  ...codes("server", "Fault at the registrar", [420, 421, 423]),
  ...codes("too-many-sessions", "Registrar busy", [520, 521]),
  ...codes("rejected", "Request refused", [500, 503, 504, 505, 541, 545, 546, 549, 999]),
  ...codes("not-allowed", "No permission", [531]),
  ...statuses([403, 500, 503]),
];

/** Plans a fault for an account; `heal` takes it away again. */
let planned: number[] = [];
const plan = (match: MatcherInput, fault: FaultInput): void => {
  planned.push(product.registrar.faults.set(match, fault));
};
function heal(): void {
  for (const id of planned) product.registrar.faults.remove(id);
  planned = [];
}

/** The account as it is shown, well: also where the test before it broke off in the middle. */
async function showWell(name: string): Promise<AccountOverview> {
  heal();
  await product.browser.setOffline(false);
  await show(name);
  if ((await product.data.account(name)).trouble) await refresh();
  const account = await product.data.account(name);
  expect(account.trouble).toBeNull();
  return account;
}

describe("a fault that passes leaves the last good value, dated, and says so", () => {
  let before: AccountOverview;
  beforeEach(async () => {
    before = await showWell("plain");
  });

  it.each(passing)("%s", async (_, fault, kind, title, words) => {
    plan({ account: "plain", command: "StatusAccount" }, fault);
    await refresh();
    await untilSays(popup, `${title}.`);
    const after = await product.data.account("plain");
    expect(after.trouble?.failure.kind).toBe(kind);
    expect(after.figures).toEqual(before.figures);
    expect(after.nextCheckAt).toBeGreaterThan(after.trouble?.at ?? 0);
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");
    const text = await textOf(popup);
    expect(text).toContain(words);
    expect(text).toContain(`The figures are of ${momentOf(before)}.`);
    expect(text).toMatch(/Trying again in \d+ (sec|min)/);

    heal();
    await refresh();
    await untilSaysNoMore(popup, `${title}.`);
    await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
    await expect.poll(() => textOf(popup)).toContain("Updated just now");
  });

  it("offline", async () => {
    // The answer that drips is to end by its time limit, not by this.
    await slow;
    await product.browser.setOffline(true);
    await refresh();
    await untilSays(popup, "This device has no network.");
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");
    await expect
      .poll(async () => (await product.data.account("plain")).figures)
      .toEqual(before.figures);
    await product.browser.setOffline(false);
    await refresh();
    await untilSaysNoMore(popup, "This device has no network.");
    await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
  });
});

describe("a fault of one statistic leaves the others", () => {
  it.each<[string, FaultInput, string]>([
    ["an error code", { kind: "code", code: 549, text: "Command failed" }, "Request refused"],
    ["a cut answer", { kind: "cut" }, "Answer not understood"],
    ["a dropped connection", { kind: "drop" }, "Not reachable"],
    ["HTTP 500", { kind: "status", status: 500 }, "Fault at the registrar"],
  ])("%s", async (_, fault, title) => {
    await showWell("plain");
    plan({ account: "plain", command: "QuerySSLCertList" }, fault);
    await refresh();
    // Ten rows of one column would make the popup scroll: they may be folded.
    const fold = popup.locator("summary", { hasText: "Product statistics" });
    await popup.getByText("Why unknown?").waitFor({ state: "attached" });
    if (!(await popup.getByText("Why unknown?").isVisible())) await fold.click();
    await untilSays(popup, "Why unknown?");
    const rows = Object.fromEntries(await rowsOf(popup, "Product statistics"));
    expect(rows).toMatchObject({
      "SSL certificates": "Unknown",
      Domains: "1,204",
      Contacts: "655",
    });
    await popup.getByText("Why unknown?").click();
    await expect.poll(() => textOf(popup)).toContain(`SSL certificates: ${title}.`);
    heal();
    await refresh();
    await untilSaysNoMore(popup, "Why unknown?");
    await expect
      .poll(async () => Object.fromEntries(await rowsOf(popup, "Product statistics")))
      .toMatchObject({
        "SSL certificates": "87",
      });
  });
});

describe("a fault that only the user or time can mend", () => {
  it.each<[string, string, number, FailureKind, string]>([
    ["cnr", "a locked account", 422, "locked-out", "Locked out."],
    ["cnr", "a refused address", 535, "address-refused", "IP address refused."],
    ["plain", "a locked account", 425, "locked-out", "Locked out."],
    ["plain", "a refused sign-in", 530, "sign-in-failed", "Sign-in failed."],
  ])("on %s: %s", async (name, _, code, kind, words) => {
    const before = await showWell(name);
    plan({ account: name }, { kind: "code", code });
    await refresh();
    await untilSays(popup, words);
    heal();
    const after = await product.data.account(name);
    expect(after.trouble?.failure.kind).toBe(kind);
    expect(after.figures).toEqual(before.figures);
    await expect
      .poll(() => leadingFigure(popup))
      .toBe(name === "cnr" ? "41.20 EUR" : "8,467.22 EUR");
    // Refresh does not go to the registrar now.
    const requests = product.registrar.find({ account: name }).length;
    await refresh();
    expect(product.registrar.find({ account: name })).toHaveLength(requests);

    // What mends it: the same account, tested and saved again.
    const password = product.registrar.account(name).state.password;
    await product.add(name, { id: after.id, warnBelow: after.warnBelow, password });
    await untilSaysNoMore(popup, words);
    await product.data.waitForAccount(name, isSettled);
  });
});

describe("an answer that does not come within 30 seconds", () => {
  it("is given up, while the other accounts went on", async () => {
    const account = await slow;
    expect(account.trouble?.failure.kind).toBe("timeout");
    expect(account.figures?.available).toBe("640.00");
    await show("sparing");
    await expect.poll(() => textOf(popup)).toContain("No answer in time.");
    await expect.poll(() => leadingFigure(popup)).toBe("640.00 EUR");
  });
});
