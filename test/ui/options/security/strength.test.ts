import { expect, it } from "vitest";
import { strengthOf } from "../../../../src/ui/options/security/strength.ts";

it.each([
  ["password1234", "weak"],
  ["qwertzuiop123", "weak"],
  ["aaaaaaaaaaaaaaaaaaaa", "weak"],
  ["2026-11-28 2026-11-28", "weak"],
  ["kT9$vq2Lw#8zRm!4pX", "strong"],
  ["plum harbour kettle violet anchor moss", "strong"],
])("%s is %s", (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});

it("a passphrase as long as may be typed is judged as well", () => {
  expect(strengthOf("plum harbour kettle ".repeat(500))).toBe("strong");
});
