// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { spoken } from "../../../../src/text/spoken.ts";
import { AmountField } from "../../../../src/ui/options/form/amount-field.tsx";
import { axeFindings, preparePage } from "../../../support/ui/axe.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

beforeEach(() => {
  preparePage("Settings");
  spoken.region = null;
});
afterEach(cleanup);

function Probe({ currency }: { currency: string | undefined }) {
  const [value, change] = useState("");
  return (
    <main>
      <AmountField name="a" label="Amount" currency={currency} value={value} change={change} />
    </main>
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>("Amount");
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const toldWith = (): string =>
  (field().getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? `no ${id}`)
    .join(" ");

function open(language: string, currency: string | undefined = "EUR") {
  useFakeBrowser({ language });
  render(<Probe currency={currency} />);
}

it.each([
  ["en", "2500.5", "= 2,500.50"],
  ["en", "2,500", "= 2,500.00"],
  ["de", "2500,5", "= 2.500,50"],
  ["de", "2.500", "= 2.500,00"],
  ["en", "۲۵۰۰", "= 2,500.00"],
])("beside the field stands what was understood: in %s %s is %s", (language, typed, text) => {
  open(language);
  expect(toldWith()).toBe("");
  type(typed);
  expect(toldWith()).toBe(text);
});

it("says nothing of what is no amount", () => {
  open("en");
  type("a lot");
  expect(toldWith()).toBe("");
});

it.each([
  ["en", "2.500", ["2,500.00", "2.50"], "2500", "2.50"],
  ["de", "2,500", ["2.500,00", "2,50"], "2500", "2,50"],
])(
  "asks in %s what %s means, and takes either answer",
  async (language, typed, words, more, less) => {
    open(language);
    type(typed);
    const which = screen.getByRole("group", { name: /Which do you mean|Was ist gemeint/ });
    const buttons = within(which).getAllByRole("button");
    expect(buttons.map(({ textContent }) => textContent)).toEqual(words);
    expect(await axeFindings()).toEqual([]);
    fireEvent.click(buttons[0] as HTMLElement);
    expect(field().value).toBe(more);
    expect(document.activeElement).toBe(field());
    expect(screen.queryByRole("group")).toBeNull();
    type(typed);
    fireEvent.click(screen.getAllByRole("button")[1] as HTMLElement);
    expect(field().value).toBe(less);
    expect(toldWith()).toBe(`= ${words[1]}`);
  },
);

it("asks nothing of a currency with three decimals", () => {
  open("en", "KWD");
  type("2.500");
  expect(toldWith()).toBe("= 2.500");
});
