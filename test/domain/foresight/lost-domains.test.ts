import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import {
  isAnyUnclear,
  type LossEvidence,
  leftOf,
  lostDomains,
  namedLost,
  type Removal,
  stillLost,
} from "../../../src/domain/foresight/lost-domains.ts";

const today = 20_400;
const now = startOfDay(today) + 12 * 3_600_000;
const at = (days: number, hours = 0): number => startOfDay(today + days) + hours * 3_600_000;

const removal = (part: Partial<Removal> = {}): Removal => ({
  name: "lost.com",
  deletedAt: at(-2, 3),
  reason: "",
  status: "redemption",
  until: at(28),
  ...part,
});

const evidence = (part: Partial<LossEvidence> = {}): LossEvidence => ({
  removals: [removal()],
  charged: { "lost.com": at(-2) },
  events: [],
  present: new Set(),
  listed: null,
  now,
  ...part,
});
const failed = (days = -2, name = "lost.com") => ({
  name,
  at: at(days, 2),
  what: "failed" as const,
});
const renewed = (days: number | null) => ({
  name: "lost.com",
  at: days === null ? null : at(days, 2),
  what: "renewed" as const,
});
const namesOf = (part: Partial<LossEvidence>) =>
  lostDomains(evidence(part)).map(({ name }) => name);

describe("domains lost for want of money", () => {
  it("are told with the day until which they can be restored", () => {
    expect(lostDomains(evidence())).toEqual([
      { name: "lost.com", deletedAt: at(-2, 3), restorableUntil: at(28), status: "redemption" },
    ]);
  });

  it.each<[string, Partial<LossEvidence>]>([
    ["listed to be charged on the day of the deletion", {}],
    ["listed with a time later on that day", { charged: { "lost.com": at(-2, 20) } }],
    [
      "lost today",
      { removals: [removal({ deletedAt: at(0, 1) })], charged: { "lost.com": at(0, 23) } },
    ],
    ["the registrar says that its renewal failed", { charged: {}, events: [failed()] }],
    ["renewed once, and failed later", { charged: {}, events: [renewed(-40), failed()] }],
    ["an unknown reason", { removals: [removal({ reason: "AUTOEXPIRE" })] }],
    ["a reason that names automatic deletion", { removals: [removal({ reason: "autodelete" })] }],
    ["in the other case of letters", { removals: [removal({ name: "LOST.com" })] }],
    ["pending deletion", { removals: [removal({ status: "pending-delete" })] }],
    ["without a day until which", { removals: [removal({ until: null })] }],
    [
      "nobody knows when it was deleted, but its renewal failed",
      { removals: [removal({ deletedAt: null })], charged: {}, events: [failed()] },
    ],
    [
      "its renewal failed on a day that is not told",
      { charged: {}, events: [{ name: "lost.com", at: null, what: "failed" }] },
    ],
    ["renewed a month earlier, for that month alone", { events: [renewed(-33)] }],
    [
      "listed as unpaid until the list missed it",
      { charged: {}, unpaid: { "lost.com": { from: at(-9), missedAt: at(-1) } } },
    ],
    ["in a list of charges from before", { listed: { at: at(-3), names: new Set(["lost.com"]) } }],
  ])("%s: it is", (_, part) => {
    expect(namesOf(part)).toHaveLength(1);
  });

  it.each<[string, Partial<LossEvidence>]>([
    ["never listed, no event", { charged: {} }],
    ["listed, but its day has not come", { charged: { "lost.com": at(5) } }],
    ["deleted long before its day", { removals: [removal({ deletedAt: at(-9) })] }],
    [
      "deleted long after its day",
      { removals: [removal({ deletedAt: at(0) })], charged: { "lost.com": at(-9) } },
    ],
    ["nobody knows when it was deleted", { removals: [removal({ deletedAt: null })] }],
    ["transferred out", { removals: [removal({ reason: "TRANSFER OUT" })], events: [failed()] }],
    ["deleted on wish", { removals: [removal({ reason: "DELETION" })] }],
    ["deleted by its owner", { removals: [removal({ reason: "explicit deletion" })] }],
    ["renewed that day", { events: [renewed(-2)] }],
    ["renewed at a time not told", { events: [renewed(null), failed()] }],
    ["restored and renewed since", { events: [failed(), renewed(-1)] }],
    ["in the account", { present: new Set(["lost.com"]) }],
    [
      "in the account, and the event still there",
      { present: new Set(["lost.com"]), events: [failed()] },
    ],
    ["listed again since", { listed: { at: at(-1), names: new Set(["lost.com"]) } }],
    [
      "deleted long after the list missed it",
      { charged: {}, unpaid: { "lost.com": { from: at(-9), missedAt: at(-6) } } },
    ],
    [
      "deleted before it was listed as unpaid",
      { charged: {}, unpaid: { "lost.com": { from: at(0), missedAt: null } } },
    ],
    [
      "listed again after its renewal failed, and nobody knows when it was deleted",
      {
        removals: [removal({ deletedAt: null })],
        events: [failed()],
        listed: { at: at(-1), names: new Set(["lost.com"]) },
      },
    ],
    ["being restored", { removals: [removal({ status: null })] }],
    ["gone for good", { removals: [removal({ until: at(-1) })] }],
    ["the event is another domain's", { charged: {}, events: [failed(-2, "other.com")] }],
    ["the failure was of an earlier year", { charged: {}, events: [failed(-30)] }],
    ["a name that every object has", { removals: [removal({ name: "constructor" })], charged: {} }],
  ])("%s: it is not", (_, part) => {
    expect(namesOf(part)).toEqual([]);
  });

  it("stand in the order in which they are gone, each once", () => {
    const removals = [
      removal({ name: "b.com", until: null }),
      removal({ name: "a.com", until: at(9) }),
      removal({ name: "lost.com", until: at(3), deletedAt: at(-2, 4) }),
      removal({ name: "Lost.com", until: at(1) }),
    ];
    const charged = { "a.com": at(-2), "b.com": at(-2), "lost.com": at(-2) };
    expect(namesOf({ removals, charged })).toEqual(["lost.com", "a.com", "b.com"]);
  });

  it("are told only on evidence, whatever comes together", () => {
    const when = fc.option(fc.integer({ min: -50, max: 5 }));
    const cases = fc.record({
      deleted: when,
      due: when,
      failedOn: when,
      renewedOn: when,
      reason: fc.constantFrom("", "EXPIRE", "AUTODELETE", "DELETE", "TRANSFER", "whatever"),
      status: fc.constantFrom("redemption" as const, "pending-delete" as const, null),
      until: when,
      isPresent: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, (one) => {
        const time = (days: number | null) => (days === null ? null : at(days));
        const { deleted, due, failedOn, renewedOn, reason, status, until, isPresent } = one;
        const events = [
          ...(failedOn === null ? [] : [failed(failedOn)]),
          ...(renewedOn === null ? [] : [renewed(renewedOn)]),
        ];
        const names = namesOf({
          removals: [removal({ deletedAt: time(deleted), reason, status, until: time(until) })],
          charged: due === null ? {} : { "lost.com": at(due) },
          events,
          present: new Set(isPresent ? ["lost.com"] : []),
        });
        if (names.length === 0) return;
        if (deleted === null) {
          expect(failedOn).not.toBeNull();
          expect(renewedOn === null || renewedOn < (failedOn ?? 0)).toBe(true);
          return;
        }
        expect(isPresent || status === null || reason === "TRANSFER").toBe(false);
        expect(until === null || until >= 0).toBe(true);
        const near = (day: number | null) =>
          day !== null && deleted !== null && deleted >= day - 1 && deleted <= day + 3;
        expect(near(failedOn) || (near(due) && (due ?? 1) <= 0 && reason !== "DELETE")).toBe(true);
        const since = near(failedOn) ? (failedOn ?? 0) : Math.min(deleted, due ?? deleted) - 1;
        if (renewedOn !== null) expect(renewedOn).toBeLessThan(since);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("what may be lost, and cannot be told", () => {
  it.each<[string, Partial<LossEvidence>, boolean]>([
    ["all can be read", {}, false],
    [
      "listed to be charged, deleted nobody knows when",
      { removals: [removal({ deletedAt: null })] },
      true,
    ],
    ["not listed", { removals: [removal({ deletedAt: null })], charged: {} }, false],
    [
      "its day has not come",
      { removals: [removal({ deletedAt: null })], charged: { "lost.com": at(5) } },
      false,
    ],
    ["deleted on wish", { removals: [removal({ deletedAt: null, reason: "DELETE" })] }, false],
    [
      "in the account",
      { removals: [removal({ deletedAt: null })], present: new Set(["lost.com"]) },
      false,
    ],
    ["failed, and renewed at a time not told", { events: [failed(), renewed(null)] }, true],
    ["a row without a name", { removals: [removal({ name: "" })] }, true],
  ])("%s", (_, part, expected) => {
    expect(isAnyUnclear(evidence(part))).toBe(expected);
  });
});

describe("what is still lost", () => {
  it("leaves out what is gone by now, names a few and counts all", () => {
    const domains = Array.from({ length: 30 }, (_, place) => ({
      name: `${place}.com`,
      deletedAt: at(-2),
      restorableUntil: place === 29 ? null : at(place - 5),
      status: "redemption" as const,
    }));
    const left = stillLost({ at: at(-1), domains }, now);
    expect([left.at, left.count, left.domains.length]).toEqual([at(-1), 24, namedLost]);
    expect(left.domains[0]?.name).toBe("6.com");
  });

  it("counts apart what no restore brings back, and names it last", () => {
    const domains = [
      { name: "gone.com", status: "pending-delete" as const, restorableUntil: at(1) },
      { name: "lost.com", status: "redemption" as const, restorableUntil: at(9) },
    ].map((domain) => ({ ...domain, deletedAt: at(-30) }));
    const left = stillLost({ at: now, domains }, now);
    expect(left).toMatchObject({ count: 1, gone: 1 });
    expect(left.domains.map(({ name }) => name)).toEqual(["lost.com", "gone.com"]);
    expect(leftOf(left, at(2))).toMatchObject({ count: 1, domains: [{ name: "lost.com" }] });
    expect(leftOf(left, at(2)).gone).toBeUndefined();
    expect(leftOf(left, at(10))).toMatchObject({ count: 0, domains: [] });
  });
});
