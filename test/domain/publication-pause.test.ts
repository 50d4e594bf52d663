import { expect, it } from "vitest";
import { publicationPause } from "../../src/domain/publication-pause.ts";

it.each([
  ["a short one delays nothing", 99, 0],
  ["a long one leaves the browser twice its time", 300, 600],
  ["nobody waits longer than a second", 4000, 1000],
  ["a clock that was set back delays nothing", -50, 0],
])("%s", (_, took, pause) => {
  expect(publicationPause(took)).toBe(pause);
});
