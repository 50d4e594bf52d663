import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isLogEntry,
  type LogEntry,
  logLimits,
  plainEntry,
  withEntries,
} from "../../src/domain/diagnostic-log.ts";

const round = (at: number): LogEntry => ({
  at,
  event: "round",
  account: 1,
  outcome: "ok",
  took: 5,
});
const start = (at: number): LogEntry => ({ at, event: "start" });

describe("the log", () => {
  it("is bounded, and however many rounds there were, tells when the worker started", () => {
    let log: LogEntry[] = [start(0)];
    for (let at = 1; at <= 1000; at++) log = withEntries(log, [round(at)]);
    expect(log).toHaveLength(logLimits.rounds + 1);
    expect(log[0]).toEqual(start(0));
    expect(log.at(-1)).toEqual(round(1000));
    for (let at = 1001; at <= 2000; at++) log = withEntries(log, [start(at)]);
    expect(log).toHaveLength(logLimits.rounds + logLimits.events);
    expect(JSON.stringify(log).length).toBeLessThan(40_000);
  });

  it("keeps the order in which things came about", () => {
    expect(withEntries([start(1), round(2)], [start(3), round(4)]).map(({ at }) => at)).toEqual([
      1, 2, 3, 4,
    ]);
  });
});

describe("an entry", () => {
  const text = fc.string({ minLength: 1 });
  it("has room for nothing that anybody typed or a registrar sent", () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom("event", "outcome", "account", "took", "at"),
        (said, key) => {
          const entry = { ...round(1), [key]: said };
          expect(isLogEntry(entry)).toBe(
            key === "event" ? said === "round" : key === "outcome" && said === "ok",
          );
        },
      ),
    );
  });

  it("loses whatever else hangs on the object", () => {
    fc.assert(
      fc.property(text, text, (key, said) => {
        fc.pre(!(key in round(1)));
        const plain = plainEntry({ ...round(1), [key]: said } as LogEntry);
        expect(plain).toEqual(round(1));
        expect(plainEntry({ ...start(1), [key]: said } as LogEntry)).toEqual(start(1));
      }),
    );
  });

  it("is whole where a clock was set meanwhile", () => {
    expect(isLogEntry(plainEntry({ ...round(1), took: -5.5 } as LogEntry))).toBe(true);
  });
});
