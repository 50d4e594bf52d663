import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { looks } from "../../../src/ui/shared/state-mark.tsx";
import {
  allSights,
  contrast,
  distance,
  schemes,
  seenBy,
  tokensIn,
} from "../../support/ui/token-colours.ts";

const root = join(import.meta.dirname, "../../..");

const grounds = ["paper", "sheet", "accent-sheet"];

/** What is written in a colour, and all that it may stand on. */
const written: Record<string, string[]> = {
  ink: [...grounds, "loss-sheet", "care-sheet", "test-sheet"],
  "ink-soft": [...grounds, "loss-sheet", "care-sheet", "test-sheet"],
  accent: [...grounds, "loss-sheet", "care-sheet"],
  loss: [...grounds, "loss-sheet"],
  care: [...grounds, "care-sheet"],
  test: [...grounds, "test-sheet"],
  "on-accent": ["accent"],
};

/** Edges of controls, and what is filled in a meter. */
const marks: Record<string, string[]> = {
  edge: [...grounds, "loss-sheet", "care-sheet", "test-sheet"],
  accent: ["track"],
};

const pairsOf = (of: Record<string, string[]>) =>
  schemes.flatMap((scheme) =>
    Object.entries(of).flatMap(([front, behind]) =>
      behind.map((ground) => [scheme, front, ground] as const),
    ),
  );

const styles = readdirSync(join(root, "src/ui"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".css"))
  .map((file) => [file, readFileSync(join(root, "src/ui", file), "utf8")] as const);

describe("the colours", () => {
  it.each(pairsOf(written))("%s: %s can be read on %s", (scheme, front, ground) => {
    const tokens = tokensIn(scheme);
    expect(contrast(tokens[front] as never, tokens[ground] as never)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairsOf(marks))("%s: %s can be seen on %s", (scheme, front, ground) => {
    const tokens = tokensIn(scheme);
    expect(contrast(tokens[front] as never, tokens[ground] as never)).toBeGreaterThanOrEqual(3);
  });

  const tones = ["loss", "care", "test", "accent"];
  const met = schemes.flatMap((scheme) =>
    allSights.flatMap((sight) =>
      tones.flatMap((one, place) =>
        tones.slice(place + 1).map((other) => [scheme, sight, one, other] as const),
      ),
    ),
  );
  /** Look alike to somebody: they must never be told apart by colour (see the shapes below). */
  const alike = ["loss, care", "test, accent"];
  const unlike = met.filter(([, , one, other]) => !alike.includes(`${one}, ${other}`));
  it.each(unlike)("%s, %s: %s looks unlike %s", (scheme, sight, one, other) => {
    const tokens = tokensIn(scheme);
    const seen = [one, other].map((name) => seenBy(sight, tokens[name] as never));
    expect(distance(seen[0] as never, seen[1] as never)).toBeGreaterThan(10);
  });

  it.each(styles)(
    "%s: type and what holds it is in rem, so that a larger font enlarges it",
    (_, css) => {
      const sizes = css.match(
        /(?:font(?:-size)?|line-height|height|width|padding[\w-]*|gap):[^;{]*\d{2,}px/g,
      );
      // A list in the popup ends where the browser's window does, whatever the font.
      expect(
        (sizes ?? []).filter((each) => each !== "max-height: 400px" && each !== "height: 400px"),
      ).toEqual([]);
    },
  );

  it.each(styles)("%s: nothing moves for who wants it still", (_, css) => {
    const still = css.replace(
      /@media \(prefers-reduced-motion: no-preference\) \{[\s\S]*?\n\}/g,
      "",
    );
    expect(still).not.toMatch(/\b(?:animation|transition|scroll-behavior)\b[\w-]*:/);
  });
});

describe("the states' marks", () => {
  const shapesOf = (tone: string): Set<string> =>
    new Set(
      Object.values(looks)
        .filter(([each]) => each === tone)
        .map(([, drawing]) => drawing),
    );

  it.each([
    ["loss", "care"],
    ["loss", "well"],
    ["care", "well"],
    ["loss", "soft"],
  ])("have no shape in common for %s and %s: colour is never all", (one, other) => {
    expect(shapesOf(one).size).toBeGreaterThan(0);
    expect([...shapesOf(one)].filter((shape) => shapesOf(other).has(shape))).toEqual([]);
  });
});
