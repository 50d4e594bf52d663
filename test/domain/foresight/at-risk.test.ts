import { describe, expect, it } from "vitest";
import { atRisk, claimsOf } from "../../../src/domain/foresight/at-risk.ts";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { charge, sumsOf, today } from "../../support/domain/charges.ts";

const lost = (inDays: number) => ({
  nextAction: "expireunpaid" as const,
  lostAt: startOfDay(today + inDays),
});

describe("domains at risk", () => {
  it("lists what failed, soonest lost first, with the sum that saves it", () => {
    const later = charge(today - 4, { ...lost(6), gross: "20.10" });
    const soon = charge(today - 4, { ...lost(1), gross: "0.20" });
    const grace = charge(today - 1, { gross: "5" });
    const result = atRisk(sumsOf([later, grace, soon, charge(today)]), today);
    expect(result).toEqual({
      charges: [soon, later, grace],
      count: 3,
      sum: "25.3",
      unpriced: 0,
    });
  });

  it("counts nothing for what is lost already, however long it is still listed", () => {
    const gone = charge(today - 9, lost(-1));
    const last = charge(today - 9, lost(0));
    expect(atRisk(sumsOf([gone, last]), today)).toMatchObject({ count: 2, sum: "10" });
  });

  it("leaves out charges of today, and what the owner lets go", () => {
    const charges = [charge(today), charge(today - 3, { nextAction: "expire" }), charge(null)];
    expect(atRisk(sumsOf(charges), today)).toMatchObject({ charges: [], count: 0, sum: "0" });
  });

  it("does not hide one whose price or failure date is unknown", () => {
    const unknown = [
      charge(null, { nextAction: "expireunpaid", gross: null }),
      charge(today - 2, { currency: "USD" }),
      charge(today - 2, { gross: "-1" }),
    ];
    expect(atRisk(sumsOf(unknown), today)).toMatchObject({
      count: 3,
      sum: "0",
      unpriced: 3,
    });
  });

  it("counts those beyond the rows kept", () => {
    const many = Array.from({ length: 700 }, () => charge(today - 2, lost(3)));
    const result = atRisk(sumsOf(many), today);
    expect([result.charges.length, result.count, result.sum]).toEqual([500, 700, "5000"]);
  });

  it("may be more than those kept, of which nobody knows what they take", () => {
    const many = Array.from({ length: 501 }, () => charge(today - 2, lost(3)));
    expect(claimsOf(sumsOf(many), today).doubt).toBe("missing-rows");
    expect(claimsOf(sumsOf(many.slice(1)), today).doubt).toBeNull();
  });

  it("takes nothing for overdue when the clock was set back behind it, or to its day", () => {
    for (const back of [30, 1])
      expect(atRisk(sumsOf([charge(today - 1)]), today - back).count).toBe(0);
  });

  it("takes a charge that is overdue and still listed for no more than that where all is lost at once", () => {
    const overdue = charge(today - 1, { gross: "5" });
    expect(atRisk(sumsOf([overdue]), today, "lost-at-once")).toEqual({
      charges: [],
      count: 0,
      sum: "0",
      unpriced: 0,
    });
    expect(atRisk(sumsOf([overdue]), today, "second-try").count).toBe(1);
    // It is due at once all the same.
    expect(claimsOf(sumsOf([overdue]), today).known).toMatchObject([{ amount: "5", day: today }]);
    const many = Array.from({ length: 700 }, () => charge(today - 2));
    expect(atRisk(sumsOf(many), today, "lost-at-once").count).toBe(0);
  });
});
