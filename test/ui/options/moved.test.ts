import { describe, expect, it } from "vitest";
import { moved } from "../../../src/ui/options/moved.ts";

describe("moved", () => {
  it.each([
    ["b", -1, ["b", "a", "c"]],
    ["b", 1, ["a", "c", "b"]],
    ["a", -1, ["a", "b", "c"]],
    ["c", 1, ["a", "b", "c"]],
    ["x", 1, ["a", "b", "c"]],
  ] as const)("%s by %i", (member, step, list) => {
    expect(moved(["a", "b", "c"], member, step)).toEqual(list);
  });
});
