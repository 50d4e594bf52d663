import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import type { Booking } from "../../../src/domain/foresight/account-lists.ts";
import { add, subtract } from "../../../src/domain/money.ts";
import {
  makeStatement,
  type StatementSource,
} from "../../../src/domain/statement/make-statement.ts";
import type { Span } from "../../../src/domain/statement/period.ts";
import { bookingsSpan } from "../../../src/domain/statement/seen-balances.ts";
import type { SeenBalance, Statement } from "../../../src/domain/statement/statement.ts";

const day = 86_400_000;
const start = Date.UTC(2026, 9, 1);
const end = Date.UTC(2026, 10, 1);
const october: Span = { start, end, isOver: true };

const booked = (at: number | null, gross: string | null, part: Partial<Booking> = {}): Booking => ({
  at,
  type: "RENEW",
  description: "a.example",
  net: null,
  gross,
  currency: "EUR",
  ...part,
});
const seen = (at: number, balance: string, past = false): SeenBalance => ({ at, balance, past });

const statement = (
  points: SeenBalance[],
  rows: Booking[],
  part: Partial<StatementSource> = {},
): Statement =>
  makeStatement(
    {
      currency: "EUR",
      points: ok(points),
      elsewhere: [],
      bookings: ok({ rows, more: false }),
      ...part,
    },
    october,
  );

const before = seen(start - day, "54.27");
const after = seen(end + day, "148.95");
const figures = ({ opening, paidIn, charged, unexplained, closing }: Statement) => [
  opening,
  paidIn,
  charged,
  unexplained,
  closing,
];
const kinds = ({ missing }: Statement) => missing.map(({ kind }) => kind);

describe("a statement", () => {
  it("adds up: both balances are carried to the period's ends by the bookings in between", () => {
    const found = statement(
      [before, seen(start + 5 * day, "0"), after],
      [
        booked(start - 1000, "4.27"),
        booked(start, "10.00", { net: "8.40" }),
        booked(start + 9 * day, "-200"),
        booked(start + 10 * day, "5.36", { type: "ADD" }),
        booked(end - 1000, "20.00", { net: "16.81" }),
        booked(end, "65.69"),
      ],
    );
    expect(figures(found)).toEqual(["50", "200", "35.36", "0", "214.64"]);
    expect(found.missing).toEqual([]);
    expect(found.chargedBy).toEqual([
      { type: "RENEW", count: 2, net: "25.21", gross: "30" },
      { type: "ADD", count: 1, net: null, gross: "5.36" },
    ]);
    expect(found.paidInBy).toEqual([{ type: "RENEW", count: 1, net: null, gross: "200" }]);
    expect(found.lines.map(({ balance }) => balance)).toEqual(["40", "240", "234.64", "214.64"]);
  });

  it("says what no booking explains", () => {
    const found = statement([before, after], [booked(start + day, "-100")]);
    expect(figures(found)).toEqual(["54.27", "100", "0", "-5.32", "148.95"]);
  });

  it("takes a balance told for midnight as it is, before the bookings of that moment", () => {
    const points = [seen(start, "54.27", true), seen(end, "44.27", true)];
    const found = statement(points, [booked(start, "10"), booked(end, "3")]);
    expect(figures(found)).toEqual(["54.27", "0", "10", "0", "44.27"]);
  });

  it("counts a booking of a check's very second as seen by it", () => {
    const found = statement([seen(start, "54.27"), after], [booked(start, "10")]);
    expect(found.opening).toBe("64.27");
  });

  it("of nothing is nothing: the sums are zero, and said so", () => {
    const found = statement([before, seen(end, "54.27", true)], []);
    expect(figures(found)).toEqual(["54.27", "0", "0", "0", "54.27"]);
  });

  it("of a period that is not over ends now, with the balance that is known then", () => {
    const now = start + 12 * day;
    const found = makeStatement(
      {
        currency: "EUR",
        points: ok([before, seen(now - 1000, "44.27")]),
        elsewhere: [],
        bookings: ok({ rows: [booked(start + day, "10")], more: false }),
      },
      { start, end: now, isOver: false },
    );
    expect(figures(found)).toEqual(["54.27", "0", "10", "0", "44.27"]);
  });
});

describe("what is unknown is never zero", () => {
  it("but computed from the closing balance where the history begins later and all bookings are there: they check nothing", () => {
    const found = statement([seen(start + day, "9"), after], [booked(start + 2 * day, "1")]);
    expect(figures(found)).toEqual(["149.95", "0", "1", null, "148.95"]);
    expect(found.missing).toEqual([{ kind: "opening-computed", at: start + day }]);
    expect(found.lines.map(({ balance }) => balance)).toEqual(["148.95"]);
  });

  it("and from the opening balance where nothing was seen since", () => {
    const found = statement([before], [booked(start + day, "10"), booked(end + 1, "7")]);
    expect(figures(found)).toEqual(["54.27", "0", "10", null, "44.27"]);
    expect(found.missing).toEqual([{ kind: "closing-computed", at: before.at }]);
  });

  it("where the history begins later, or nothing was seen since, and the bookings are not whole", () => {
    for (const [points, kind] of [
      [[after], "begins-later"],
      [[before], "nothing-later"],
    ] as const) {
      const odd = statement([...points], [booked(start + day, null)]);
      expect(kinds(odd)).toEqual([kind, "unreadable"]);
      const more = statement([...points], [], { bookings: ok({ rows: [], more: true }) });
      expect(kinds(more)).toEqual([kind, "more"]);
      for (const { opening, closing } of [odd, more]) expect([opening, closing]).toContain(null);
    }
  });

  it("where no balance was ever seen, or none can be read", () => {
    expect(kinds(statement([], []))).toEqual(["no-balance"]);
    const why = failure("storage");
    const found = statement([], [booked(start, "1")], { points: failed(why) });
    expect(figures(found)).toEqual([null, "0", "1", null, null]);
    expect(found.missing).toEqual([{ kind: "history", failure: why }]);
  });

  it("where the registrar tells no bookings, or refuses them: what was told for the day itself stands", () => {
    const points = [seen(start, "54.27", true), after];
    const refused = failure("not-allowed");
    const none = statement(points, [], { bookings: null });
    expect(figures(none)).toEqual(["54.27", null, null, null, null]);
    expect(kinds(none)).toEqual(["no-bookings"]);
    const found = statement([before, after], [], { bookings: failed(refused) });
    expect(figures(found)).toEqual([null, null, null, null, null]);
    expect(found.missing).toEqual([{ kind: "refused", failure: refused }]);
  });

  it("where more bookings are there than come", () => {
    const bookings = ok({ rows: [booked(start, "1")], more: true });
    const found = statement([before, after], [], { bookings });
    expect(figures(found)).toEqual([null, null, null, null, null]);
    expect(found.missing).toEqual([{ kind: "more", count: 1 }]);
  });

  it.each([
    ["an amount", booked(start + day, null)],
    ["a currency", booked(start + day, "1", { currency: null })],
    ["a time", booked(null, "1")],
  ])("where a booking has not %s", (_what, row) => {
    const found = statement([before, after], [booked(start, "1"), row]);
    expect(figures(found)).toEqual([null, null, null, null, null]);
    expect(found.missing).toEqual([{ kind: "unreadable", count: 1 }]);
    expect(found.chargedBy).toMatchObject([{ count: 1, gross: "1" }]);
    expect(found.lines).toHaveLength(2);
  });

  it("where a booking is in another currency: it is added to nothing", () => {
    const found = statement([before, after], [booked(start, "1", { currency: "USD" })]);
    expect(figures(found)).toEqual([null, null, null, null, null]);
    expect(found.missing).toEqual([{ kind: "other-bookings", count: 1 }]);
    expect(found.chargedBy).toEqual([]);
  });

  it("where such a booking is outside of the period: it leaves the sums of the period", () => {
    const found = statement([before, seen(end, "5", true)], [booked(start - 1000, null)]);
    expect(figures(found)).toEqual([null, "0", "0", null, "5"]);
  });

  it("where the account was in another currency in between", () => {
    const points = [before, seen(end, "54.27", true)];
    expect(statement(points, [], { elsewhere: [start + day] }).unexplained).toBeNull();
    expect(statement(points, [], { elsewhere: [start - 1, end] }).unexplained).toBe("0");
  });
});

/** A quarter hour within three months around October. */
const anyTime = fc.integer({ min: -30 * 96, max: 61 * 96 }).map((step) => start + step * 900_000);
const anyCents = fc
  .integer({ min: -500_000, max: 500_000 })
  .map(
    (cents) =>
      `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`,
  );
const anyBooking = fc.tuple(anyTime, anyCents).map(([at, gross]) => booked(at, gross));
const anyPoints = fc
  .uniqueArray(fc.tuple(anyTime, anyCents, fc.boolean()), { selector: ([at]) => at, maxLength: 12 })
  .map((points) =>
    points.map(([at, balance, past]) => seen(at, balance, past)).sort((a, b) => a.at - b.at),
  );

describe("whatever was seen and booked", () => {
  it("opening + paid in − charged + unexplained is the closing balance, or something is unknown and said", () => {
    const odd = fc.constantFrom(
      booked(null, "1"),
      booked(start + day, null),
      booked(start + day, "1", { currency: "USD" }),
    );
    const rows = fc.array(fc.oneof({ weight: 30, arbitrary: anyBooking }, odd), { maxLength: 30 });
    fc.assert(
      fc.property(anyPoints, rows, (points, bookings) => {
        const found = statement(points, bookings);
        const { opening, paidIn, charged, unexplained, closing } = found;
        const unknown = figures(found).some((figure) => figure === null);
        expect(unknown).toBe(found.missing.length > 0);
        if (opening === null || paidIn === null || charged === null) return;
        if (unexplained === null || closing === null) return;
        const made = add(subtract(add(opening, paidIn), charged), unexplained);
        expect(subtract(made, closing)).toBe("0");
        const last = found.lines.at(-1)?.balance ?? opening;
        expect(subtract(subtract(closing, last), unexplained)).toBe("0");
      }),
    );
  });

  /** What a registrar with these bookings would have told at a time. */
  const truth = (rows: readonly Booking[], at: number, past: boolean): string =>
    rows
      .filter((row) => row.at !== null && (past ? row.at < at : row.at <= at))
      .reduce((balance, { gross }) => subtract(balance, gross ?? "0"), "1000");

  const times = fc.uniqueArray(fc.tuple(anyTime, fc.boolean()), {
    selector: ([at]) => at,
    minLength: 2,
    maxLength: 12,
  });

  it("nothing is unexplained where all bookings are told; where one is hidden, just that", () => {
    fc.assert(
      fc.property(fc.array(anyBooking, { minLength: 1 }), times, (rows, moments) => {
        const points = moments
          .map(([at, past]) => seen(at, truth(rows, at, past), past))
          .sort((a, b) => a.at - b.at);
        const found = statement(points, rows);
        if (found.missing.length > 0) return;
        expect(found.unexplained).toBe("0");
        expect(found.opening).toBe(add(truth(rows, start, true), "0"));
        expect(found.closing).toBe(add(truth(rows, end, true), "0"));
        const [hidden, ...told] = rows;
        const { opening, closing } = found.seen;
        if (!hidden?.gross || hidden.at === null || !opening || !closing) return;
        const has = ({ at, past }: SeenBalance) =>
          past ? (hidden.at ?? 0) < at : (hidden.at ?? 0) <= at;
        const isBetween = !has(opening) && has(closing);
        expect(statement(points, told).unexplained).toBe(
          isBetween ? subtract("0", hidden.gross) : "0",
        );
      }),
    );
  });

  it("the time that bookings are asked for has all that are needed: others change nothing", () => {
    fc.assert(
      fc.property(anyPoints, fc.array(anyBooking), (points, rows) => {
        const { from, to } = bookingsSpan(points, october);
        expect(from <= start && to >= end).toBe(true);
        const asked = rows.filter(({ at }) => at !== null && at >= from && at <= to);
        expect(figures(statement(points, asked))).toEqual(figures(statement(points, rows)));
      }),
    );
  });
});
