import { describe, expect, it } from "vitest";
import { hashOfView, sectionOf, viewOfHash } from "../../../src/ui/options/view.ts";

const list = { name: "section", section: "accounts" };

describe("viewOfHash", () => {
  it.each([
    ["", list],
    ["#", list],
    ["#add", { name: "add" }],
    ["#edit=id-1", { name: "account", accountId: "id-1", part: "login" }],
    ["#rights", { name: "rights" }],
    ["#warnings=id-1", { name: "account", accountId: "id-1", part: "settings" }],
    ["#note=id-1", { name: "account", accountId: "id-1", part: "note" }],
    ["#warnings", { name: "section", section: "warnings" }],
    ["#about", { name: "section", section: "about" }],
    ["#reserved=id-1", { name: "account", accountId: "id-1", part: "reserved" }],
    ["#snooze=id-1", { name: "account", accountId: "id-1", part: "snooze" }],
    ["#constructor=id-1", list],
    ["#warnings=", list],
    ["#edit=", list],
    ["#other=id-1", list],
  ])("%j", (hash, view) => {
    expect(viewOfHash(hash)).toEqual(view);
  });
});

it.each(["#add", "#rights", "#about", "#edit=id-1", "#warnings=id-1", "#note=id-1", "#group=id-1"])(
  "%s is the address of what it leads to",
  (hash) => {
    expect(hashOfView(viewOfHash(hash))).toBe(hash);
  },
);

it.each([
  ["#warnings", "warnings"],
  ["#warnings=id-1", "accounts"],
  ["#add", "accounts"],
  ["#rights", "security"],
] as const)("%s belongs to the section %s", (hash, section) => {
  expect(sectionOf(viewOfHash(hash))).toBe(section);
});
