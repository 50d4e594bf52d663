import fc from "fast-check";
import { expect, it } from "vitest";
import { windowUntil } from "../../../src/registrars/inwx/window.ts";

const most = fc.integer({ min: 1, max: 200 });

it("ends before a row, in a page of at most so many", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), most, (end, largest) => {
      const { page, size, from, to } = windowUntil(end, largest);
      expect(size).toBeLessThanOrEqual(largest);
      expect(from).toBe(0);
      expect((page - 1) * size + (to ?? 0)).toBe(end);
      expect(to).toBeGreaterThan(0);
      expect(to).toBeLessThanOrEqual(size);
    }),
  );
});
