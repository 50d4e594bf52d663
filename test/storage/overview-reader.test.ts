import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Overview } from "../../src/domain/overview.ts";
import { overviewReader } from "../../src/storage/overview-reader.ts";
import { overviewRecord } from "../../src/storage/overview-record.ts";
import { overviewVersion } from "../../src/storage/overview-version.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";
import { absent, changed, type Path, pathsOf, replacements } from "../support/storage/misshapen.ts";
import { fixtures } from "../support/ui/fixtures.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

/** Both halves' answers; their words about unreadable bytes may differ, their verdict may not. */
function answers(stored: unknown): unknown[] {
  return [overviewReader, overviewRecord].map((record) => {
    const found = record.parse(stored);
    return found.ok ? found : { ok: false, kind: found.failure.kind };
  });
}

const envelopes = Object.entries(fixtures).map(
  ([name, value]) => [name, { version: overviewVersion, value }] as const,
);
// All kinds of members once; `many` alone has a thousand of them.
const varied = [
  "several",
  "statistics-refused",
  "hidden",
  "problem",
  "well-cnr",
  "at-risk",
  "loading",
] as const;

describe("the popup's reader of the overview", () => {
  it("looks for the record where it is written", () => {
    expect(overviewReader.key).toBe(overviewRecord.key);
  });

  it.each(envelopes)("reads %s as it was written", async (_, { value }) => {
    expect(await overviewRecord.replace(value)).toEqual({ ok: true, value });
    expect(await overviewReader.read()).toEqual({ ok: true, value });
    expect(await overviewRecord.read()).toEqual({ ok: true, value });
  });

  it.each([
    ...[undefined, null, 0, "", [], {}, { version: 1 }, { version: 0, value: {} }],
    ...["text", 7, true, null, [], {}].flatMap((value) =>
      [1, 2, overviewVersion].map((version) => ({ version, value })),
    ),
  ])("and the record agree on %j", (stored) => {
    const [reader, record] = answers(stored);
    expect(reader).toEqual(record);
  });

  it.each([1, overviewVersion - 1])("takes none of version %j for one of today", (version) => {
    const [reader, record] = answers({ version, value: fixtures.well });
    expect(reader).toEqual({ ok: false, kind: "storage" });
    expect(record).toEqual(reader);
  });

  describe("after an update", () => {
    beforeEach(async () => {
      vi.useFakeTimers();
      await seam.browser.storage.local.set({
        overview: { version: overviewVersion - 1, value: fixtures.well },
      });
    });
    afterEach(() => vi.useRealTimers());

    it("waits for what the worker makes anew", async () => {
      const { madeAnew } = await import("../../src/storage/made-anew.ts");
      const { overview } = await seam.browser.storage.local.get("overview");
      const read = madeAnew("overview", overview as object);
      await vi.advanceTimersByTimeAsync(100);
      await overviewRecord.replace(fixtures.several);
      expect(overviewReader.parse(await read)).toEqual({ ok: true, value: fixtures.several });
    });

    it("has what was made before it began to wait", async () => {
      const read = overviewReader.read();
      await overviewRecord.replace(fixtures.several);
      expect(await read).toEqual({ ok: true, value: fixtures.several });
    });

    it("says after two seconds that it cannot be read", async () => {
      await import("../../src/storage/made-anew.ts");
      const unheard = overviewReader.read();
      await vi.advanceTimersByTimeAsync(2000);
      expect(await unheard).toMatchObject({ ok: false, failure: { kind: "storage" } });
    });
  });

  it.each([overviewVersion + 1, 99, 1.5, "1", -1])(
    "refuses version %j, as the record does",
    (version) => {
      const [reader, record] = answers({ version, value: fixtures.well });
      expect(reader).toEqual({ ok: false, kind: "storage" });
      expect(record).toEqual(reader);
    },
  );
});

// The reader does not look at every member again; test/ui/popup/popup-misshapen.test.tsx tells what the popup
// makes of one that is broken nevertheless.
describe("what the reader relies on: the record", () => {
  it("is not written without any one of its members, foresight included", async () => {
    const value = fixtures["at-risk"];
    const account = value.accounts[0];
    // A forecast of before may lack them: the popup shows neither then.
    const optional = ["left", "computed"];
    const required: Path[] = pathsOf(value).filter(
      // A list may be shorter.
      (path) => typeof path.at(-1) !== "number" && !optional.includes(String(path.at(-1))),
    );
    expect(required).toContainEqual(["accounts", 0, "foresight", "atRisk", "charges", 0, "lostAt"]);
    expect(account?.foresight).not.toBeNull();
    for (const path of required) {
      const broken = changed(value, path, absent) as Overview;
      expect((await overviewRecord.replace(broken)).ok, path.join(".")).toBe(false);
    }
    expect(seam.browser.storage.local.writes).toEqual({});
  });

  it.each(replacements)("is written and read alike where a member is %s", async (_, to) => {
    for (const name of varied)
      for (const path of pathsOf(fixtures[name])) {
        const value = changed(fixtures[name], path, to) as Overview;
        const written = (await overviewRecord.replace(value)).ok;
        expect(overviewRecord.parse({ version: overviewVersion, value }).ok, path.join(".")).toBe(
          written,
        );
      }
  });

  it("understands or refuses anything put anywhere", () => {
    const places = varied.flatMap((name) => {
      const envelope = { version: overviewVersion, value: fixtures[name] };
      return pathsOf(envelope).map((path) => ({ envelope, path }));
    });
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.anything(), ({ envelope, path }, to) => {
        const found = overviewRecord.parse(changed(envelope, path, to));
        expect(found.ok || found.failure.kind).toSatisfy((is) => is === true || is === "storage");
      }),
      { numRuns: 1000 },
    );
  });
});
