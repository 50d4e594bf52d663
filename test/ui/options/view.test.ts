import { describe, expect, it } from "vitest";
import { viewOfHash } from "../../../src/ui/options/view.ts";

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
