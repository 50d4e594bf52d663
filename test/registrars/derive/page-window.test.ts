import fc from "fast-check";
import { expect, it } from "vitest";
import { windowFrom } from "../../../src/registrars/derive/page-window.ts";

const row = fc.integer({ min: 0, max: 100_000 });
const most = fc.integer({ min: 1, max: 200 });

it("has the row that is wanted, in a page of at most so many", () => {
  fc.assert(
    fc.property(row, most, (first, largest) => {
      const { page, size, from, to } = windowFrom(first, largest);
      expect(size).toBeLessThanOrEqual(largest);
      expect((page - 1) * size + from).toBe(first);
      expect(from).toBeLessThan(size);
      expect(to).toBeNull();
    }),
  );
});

it("goes on by more than what two pages share, of pages that real APIs give", () => {
  fc.assert(
    fc.property(row, fc.integer({ min: 20, max: 200 }), (first, largest) => {
      const { size, from } = windowFrom(first, largest);
      expect(size - from).toBeGreaterThan(Math.min(10, largest >> 2));
    }),
  );
});
