// @vitest-environment jsdom

import { act, cleanup, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failure, ok } from "../../../src/domain/failure.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import type { Overview } from "../../../src/domain/overview.ts";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { loadLate } from "../../../src/ui/popup/late.ts";
import { Popup } from "../../../src/ui/popup/popup.tsx";
import { rareScript } from "../../../src/ui/popup/rare.tsx";
import { atRiskWith, riskOf, shortForecast } from "../../support/domain/foresight-with.ts";
import { changed, type Path, pathsOf, replacements } from "../../support/storage/misshapen.ts";
import { useFakeBrowser } from "../../support/ui/current-browser.ts";
import {
  accountWith,
  fixtureNow,
  fixtures,
  foresightWith,
  overviewOf,
} from "../../support/ui/fixtures.ts";

vi.mock("../../../src/platform/browser.ts", () => import("../../support/ui/current-browser.ts"));

// As after the first paint.
await loadLate();
await rareScript.load();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fixtureNow });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const trouble = "Browser trouble.";

function open(overview: unknown) {
  const fake = useFakeBrowser();
  render(<Popup first={ok(overview as Overview)} />);
  return fake;
}

const shown = (): string => document.body.textContent ?? "";

/** Every number on the page, with its grouping, decimals and sign. */
// A full stop or comma behind a figure is the sentence's.
const figuresIn = (text: string): string[] => text.match(/[−+]?\d(?:[\d.,]*\d)?|NaN/g) ?? [];

const today = dayOf(fixtureNow);
const [refused] = fixtures["statistics-refused"].accounts;

/** One account in which every part of the popup has something to show. */
const everything = overviewOf(
  accountWith({
    statistics: refused?.statistics ?? null,
    foresight: foresightWith({
      atRisk: atRiskWith([riskOf(fixtureNow, 3), riskOf(fixtureNow, 5)], { unpriced: 1 }),
      forecast: shortForecast(today, 40, {
        excluded: { "no-price": 2 },
        likely: { day: today + 19, early: today + 12, by: today + 9 },
      }),
      failures: { charges: failure("not-allowed", { command: "QueryObjectRenewalList" }) },
    }),
  }),
);

const memberAt = (value: unknown, path: Path): unknown =>
  path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value);

/** A number, or an exact one as text. */
const isFigure = (member: unknown): boolean =>
  typeof member === "number" || (typeof member === "string" && /^-?\d/.test(member));

// A broken record is refused when it is read or written by all but the popup's own reader.
describe("a record that is broken", () => {
  // A sound number in a number's place is nothing that could be seen; nor is a text in a text's.
  // Undefined is as good as gone, and a list as an object: a fourth less to wait for.
  const unsound = replacements.filter(
    ([name]) => !["a number", "a text", "undefined", "an object"].includes(name),
  );

  it.each<[string, Overview, string[]]>([
    ["everything", everything, []],
    ["a list that is loading", fixtures.loading, ["loading", "loadedAt"]],
  ])(
    "in any one member of %s leaves the popup standing, and shows no figure that is not in it",
    async (_, overview, only) => {
      open(overview);
      const sound = new Set(figuresIn(shown()));
      cleanup();
      const wrong: string[] = [];
      let refused = 0;
      // The first two of a list stand for all.
      const paths = pathsOf(overview).filter((path) => !path.some((key) => +key > 1));
      for (const path of paths.filter(
        (path) => only.length === 0 || path.some((key) => only.includes(`${key}`)),
      )) {
        const member = memberAt(overview, path);
        for (const [what, to] of unsound) {
          open(changed(overview, path, to));
          await act(() => undefined);
          const text = shown();
          if (text.includes(trouble)) refused += 1;
          else if (!document.querySelector("h1")) wrong.push(`${path.join(".")} ${what}: nothing`);
          // The registrar's code is a word of its text, and no figure.
          else if (isFigure(member) && path.at(-1) !== "code") {
            const extra = figuresIn(text).filter((figure) => !sound.has(figure));
            if (extra.length > 0) wrong.push(`${path.join(".")} ${what}: ${extra.join(" ")}`);
          }
          cleanup();
        }
      }
      expect(wrong).toEqual([]);
      expect(refused).toBeGreaterThan(paths.length / 20);
    },
  );

  it("is called unreadable, and is forgotten with the next sound one", async () => {
    const broken = changed(fixtures.well, ["accounts", 0, "figures", "available"], null);
    const fake = open(broken);
    expect(await screen.findByText(trouble)).toBeTruthy();
    expect(shown()).not.toContain("8,467.22");
    fake.write("overview", { version: overviewVersion, value: fixtures.well });
    await waitFor(() => expect(shown()).toContain("8,467.22"));
    expect(screen.queryByText(trouble)).toBeNull();
    fake.write("overview", { version: overviewVersion, value: broken });
    expect(await screen.findByText(trouble)).toBeTruthy();
    fake.write("overview", { version: overviewVersion, value: fixtures.low });
    await waitFor(() => expect(shown()).toContain("412.10"));
  });
});
