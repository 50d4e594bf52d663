import { describe, expect, it } from "vitest";
import { moved } from "../../src/ui/options/moved.ts";
import { viewOfHash } from "../../src/ui/options/view.ts";
import { placeOfKey } from "../../src/ui/shared/list-keys.ts";

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

describe("viewOfHash", () => {
  it.each([
    ["", { name: "list" }],
    ["#", { name: "list" }],
    ["#add", { name: "add" }],
    ["#edit=id-1", { name: "account", accountId: "id-1", part: "login" }],
    ["#rights", { name: "rights" }],
    ["#warnings=id-1", { name: "account", accountId: "id-1", part: "settings" }],
    ["#note=id-1", { name: "account", accountId: "id-1", part: "note" }],
    ["#warnings=", { name: "list" }],
    ["#edit=", { name: "list" }],
    ["#other=id-1", { name: "list" }],
  ])("%j", (hash, view) => {
    expect(viewOfHash(hash)).toEqual(view);
  });
});
