import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { overviewReader } from "../../src/storage/overview-reader.ts";
import { overviewRecord } from "../../src/storage/overview-record.ts";
import { fixtures } from "../ui/fixtures.ts";

vi.mock("../../src/platform/browser.ts", () => ({ browser: {} }));

/** Both halves' answers; their words about unreadable bytes may differ, their verdict may not. */
function answers(stored: unknown): unknown[] {
  return [overviewReader, overviewRecord].map((record) => {
    const found = record.parse(stored);
    return found.ok ? found : { ok: false, kind: found.failure.kind };
  });
}

type Path = (string | number)[];

/** The path of every member of a value, at any depth. */
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key];
    return [path, ...pathsOf(member, path)];
  });
}

const absent = Symbol("absent");

/** A copy in which the member at `path` is another, or is gone. */
function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  const member = changed(copy[key], rest, to);
  if (member === absent) delete copy[key];
  else copy[key] = member;
  return copy;
}

const envelopes = Object.entries(fixtures).map(
  ([name, value]) => [name, { version: 1, value }] as const,
);
// All kinds of members once; `many` alone has a thousand of them.
const varied = ["several", "statistics-refused", "hidden", "problem", "well-cnr"] as const;

const replacements: [string, unknown][] = [
  ["gone", absent],
  ["null", null],
  ["undefined", undefined],
  ["a text", "text"],
  ["a number", 7],
  ["not a number", Number.NaN],
  ["a truth", true],
  ["a list", []],
  ["an object", {}],
];

describe("the popup's reader of the overview", () => {
  it("looks for the record where it is written", () => {
    expect(overviewReader.key).toBe(overviewRecord.key);
  });

  it.each(envelopes)("reads %s as it was written", (_, envelope) => {
    expect(overviewReader.parse(envelope)).toEqual({ ok: true, value: envelope.value });
    const [reader, record] = answers(envelope);
    expect(reader).toEqual(record);
  });

  it.each([undefined, null, 0, "", [], {}, { version: 1 }, { version: 0, value: {} }])(
    "and the record agree on %j",
    (stored) => {
      const [reader, record] = answers(stored);
      expect(reader).toEqual(record);
    },
  );

  it.each([2, 99, 1.5, "1", -1])("refuses version %j, as the record does", (version) => {
    const [reader, record] = answers({ version, value: fixtures.well });
    expect(reader).toEqual({ ok: false, kind: "storage" });
    expect(record).toEqual(reader);
  });

  it.each(replacements)("and the record agree where any member is %s", (_, to) => {
    for (const name of varied) {
      const envelope = { version: 1, value: fixtures[name] };
      for (const path of pathsOf(envelope)) {
        const [reader, record] = answers(changed(envelope, path, to));
        expect(reader, `${name}: ${path.join(".")}`).toEqual(record);
      }
    }
  });

  it("refuses an account without any one of its fields", () => {
    const envelope = { version: 1, value: fixtures.well };
    for (const field of Object.keys(fixtures.well.accounts[0] ?? {})) {
      const broken = changed(envelope, ["value", "accounts", 0, field], absent);
      expect(overviewReader.parse(broken).ok, field).toBe(false);
    }
  });

  it("and the record agree on anything put anywhere", () => {
    const places = varied.flatMap((name) => {
      const envelope = { version: 1, value: fixtures[name] };
      return pathsOf(envelope).map((path) => ({ envelope, path }));
    });
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.anything(), ({ envelope, path }, to) => {
        const [reader, record] = answers(changed(envelope, path, to));
        expect(reader).toEqual(record);
      }),
      { numRuns: 1000 },
    );
  });
});
