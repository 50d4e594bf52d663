import { beforeEach, expect, it, vi } from "vitest";
import { shortAmount } from "../../src/text/well-text.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

it.each([
  ["0", "0"],
  ["0.99", "0"],
  ["846.99", "846"],
  ["1000.00", "1k"],
  ["8467.22", "8.4k"],
  ["9999.99", "9.9k"],
  ["13467.22", "13k"],
  ["999999.99", "999k"],
  ["1220000", "1.2M"],
  ["123456789012", "123G"],
  ["1234567890123", ""],
  ["-5.00", ""],
])("%s is %s on the icon: cut down, never up, in four characters at most", (amount, text) => {
  expect(shortAmount(amount)).toBe(text);
  expect(text.length).toBeLessThanOrEqual(4);
});
