import { describe, expect, it } from "vitest";
import { placeOfKey } from "../../../src/ui/shared/list-keys.ts";

describe("placeOfKey", () => {
  const names = ["Alpha", "beta", "Bravo", "Österreich"];
  it.each([
    ["ArrowDown", 0, 1],
    ["ArrowDown", 3, 3],
    ["ArrowUp", 2, 1],
    ["ArrowUp", 0, 0],
    ["Home", 2, 0],
    ["End", 0, 3],
    ["b", 0, 1],
    ["B", 1, 2],
    ["b", 2, 1],
    ["ö", 0, 3],
    ["x", 1, null],
    ["Shift", 1, null],
    ["F5", 1, null],
  ])("%s at %i leads to %s", (key, place, next) => {
    expect(placeOfKey(key, place, names)).toBe(next);
  });
});
