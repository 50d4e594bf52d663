import { describe, expect, it, vi } from "vitest";
import type { FailureKind } from "../../../../src/domain/failure.ts";
import {
  checkPassphrase,
  type PassphraseProblems,
  type PassphraseTask,
  type PassphraseValues,
  problemsOfRefusal,
} from "../../../../src/ui/options/security/check-passphrase.ts";
import { lockAfterChoices, lockAfterOf } from "../../../../src/ui/options/security/lock-after.ts";
import { useFakeBrowser } from "../../../support/ui/current-browser.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

const good: PassphraseValues = {
  currentPassphrase: "old words",
  newPassphrase: "plum harbour kettle",
  againPassphrase: "plum harbour kettle",
};

const both = (passphrase: string) => ({ newPassphrase: passphrase, againPassphrase: passphrase });

describe("checkPassphrase", () => {
  it.each<[PassphraseTask, string, Partial<PassphraseValues>, PassphraseProblems]>([
    ["set", "two that are the same", { currentPassphrase: "" }, {}],
    ["set", "nothing", both(""), { newPassphrase: "empty" }],
    ["set", "one character", both("a"), { newPassphrase: "passphrase_short" }],
    ["set", "seven characters", both("1234567"), { newPassphrase: "passphrase_short" }],
    ["set", "eight characters", both("12345678"), {}],
    // Eight UTF-16 units, four characters.
    ["set", "four emoji", both("🔑🔑🔑🔑"), { newPassphrase: "passphrase_short" }],
    ["set", "spaces, which count", both("        "), {}],
    ["set", "10,000 characters", both("x".repeat(10_000)), {}],
    ["set", "10,001 characters", both("x".repeat(10_001)), { newPassphrase: "passphrase_long" }],
    [
      "set",
      "a second one missing",
      { againPassphrase: "" },
      { againPassphrase: "passphrase_differs" },
    ],
    [
      "set",
      "a second one in capitals",
      { againPassphrase: "Plum harbour kettle" },
      { againPassphrase: "passphrase_differs" },
    ],
    ["change", "all three", {}, {}],
    ["change", "no current one", { currentPassphrase: "" }, { currentPassphrase: "empty" }],
    // The current one was set once: no limit is applied to it.
    ["change", "a short current one", { currentPassphrase: "a" }, {}],
    [
      "change",
      "nothing at all",
      { currentPassphrase: "", ...both("") },
      { currentPassphrase: "empty", newPassphrase: "empty" },
    ],
    ["remove", "the current one", both(""), {}],
    ["remove", "nothing", { currentPassphrase: "" }, { currentPassphrase: "empty" }],
  ])("%s with %s", (task, _, part, problems) => {
    expect(checkPassphrase(task, { ...good, ...part })).toEqual(problems);
  });
});

describe("problemsOfRefusal", () => {
  it.each<[PassphraseTask, FailureKind, PassphraseProblems]>([
    ["set", "weak-passphrase", { newPassphrase: "passphrase_short" }],
    ["change", "weak-passphrase", { newPassphrase: "passphrase_short" }],
    ["change", "wrong-passphrase", { currentPassphrase: "wrong" }],
    ["remove", "wrong-passphrase", { currentPassphrase: "wrong" }],
    ["set", "wrong-passphrase", {}],
    ["set", "storage", {}],
    ["change", "vault", {}],
    ["remove", "locked", {}],
  ])("%s refused as %s", (task, kind, problems) => {
    expect(problemsOfRefusal(task, kind)).toEqual(problems);
  });
});

describe("the time to lock", () => {
  it("is chosen in words, the browser's exit last", () => {
    useFakeBrowser();
    expect(lockAfterChoices(60)).toEqual([
      ["5", "5 minutes"],
      ["15", "15 minutes"],
      ["30", "30 minutes"],
      ["60", "1 hour"],
      ["240", "4 hours"],
      ["720", "12 hours"],
      ["null", "Only when the browser exits"],
    ]);
  });

  it("offers a time that was set elsewhere, in its place", () => {
    useFakeBrowser();
    expect(lockAfterChoices(45).map(([value]) => value)).toEqual([
      "5",
      "15",
      "30",
      "45",
      "60",
      "240",
      "720",
      "null",
    ]);
  });

  it.each([
    ["5", 5],
    ["720", 720],
    ["null", null],
  ])("%s means %s", (choice, minutes) => {
    expect(lockAfterOf(choice)).toBe(minutes);
  });
});
