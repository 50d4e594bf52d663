import { expect, it } from "vitest";
import { failed, failure, ok, withWait } from "../../src/domain/failure.ts";
import { asResult, endsStatistics } from "../../src/registrars/counts-result.ts";

const count = { product: "domains" as const, count: 3, failure: null };
const refused = (wait?: number) => ({
  product: "contacts" as const,
  count: null,
  failure: withWait(failure("not-allowed"), wait),
});

it("one refused count leaves the others", () => {
  expect(endsStatistics(refused())).toBe(false);
  expect(asResult([count, refused()])).toEqual(ok([count, refused()]));
});

it("one that is refused with a pause ends them, so that the pause is kept", () => {
  expect(endsStatistics(refused(60))).toBe(true);
  expect(asResult([count, refused(60)])).toEqual(failed(refused(60).failure));
});
