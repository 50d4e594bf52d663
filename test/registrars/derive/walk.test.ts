import { describe, expect, it } from "vitest";
import { ok } from "../../../src/domain/failure.ts";
import { derivedCharges, type HeldDomain } from "../../../src/registrars/derive/derived-charges.ts";
import { newWalk, readWalk, type Walk, walkOn } from "../../../src/registrars/derive/walk.ts";
import { readJson } from "../../../src/registrars/json/json.ts";

const day = 86_400_000;
const today = 20_000;

const held = (number: number, renewsAt: number | null = (today + number) * day): HeldDomain => ({
  name: `n${number}.com`,
  renewsAt,
  period: { count: 1, unit: "year" },
  renewalMode: "on",
  nextAction: "pay",
});

const many = (from: number, to: number): HeldDomain[] =>
  Array.from({ length: to - from }, (_, index) => held(from + index));

/** One step over a page of a list of so many. */
async function step(walk: Walk, domains: readonly HeldDomain[], count: number, undated = false) {
  let asked = 0;
  let latest: number | null = null;
  const page = await walkOn(walk, { domains, count, largest: 10 }, today + 90, {
    command: "list",
    overlap: 2,
    chargesOf: async (fresh) =>
      ok(fresh.flatMap((domain) => derivedCharges(domain, () => null, today + 90))),
    hasUndatedEnd: async (lastAt) => {
      asked++;
      latest = lastAt;
      return ok(undated);
    },
    write: (next) => JSON.stringify(next),
  });
  return { page, asked, latest };
}

function walkAfter({ page }: Awaited<ReturnType<typeof step>>): Walk {
  if (!page.ok || page.value.next === null || page.value.next === "by-row")
    throw new Error("It does not go on");
  const read = readJson(page.value.next.cursor);
  const walk = read.ok ? readWalk(read.value) : null;
  if (!walk) throw new Error("It cannot be read");
  return walk;
}

describe("a walk over domains", () => {
  it("goes on with the last ones of the page before, and counts each once", async () => {
    const first = await step(newWalk(10), many(0, 10), 15);
    const walk = walkAfter(first);
    expect(walk).toMatchObject({
      first: 8,
      last: `n9.com ${(today + 9) * day}`,
      seen: 10,
      made: 10,
    });
    const second = await step(walk, many(8, 15), 15);
    expect(second.page).toMatchObject({
      ok: true,
      value: { total: 15, next: null, ordered: true },
    });
    expect(second.page.ok && second.page.value.rows.map(({ object }) => object)).toEqual(
      many(10, 15).map(({ name }) => name),
    );
  });

  it("ends at the window's end, unless names without a day come last", async () => {
    const late = many(85, 95);
    expect(await step(newWalk(10), late, 1000)).toMatchObject({
      asked: 1,
      // So that an earlier day at the list's end shows that it is in no order.
      latest: (today + 94) * day,
      page: { ok: true, value: { next: null, total: 6 } },
    });
    const undated = await step(newWalk(10), late, 1000, true);
    expect(undated.page).toMatchObject({ ok: true, value: { total: null } });
    expect(walkAfter(undated).first).toBe(8);
  });

  it("does not end there where the days are in no order", async () => {
    const { page, asked } = await step(newWalk(10), [held(95), held(3)], 1000);
    expect(asked).toBe(0);
    expect(page).toMatchObject({ ok: true, value: { ordered: false, total: null } });
  });

  it.each([
    ["without the last of the page before", many(11, 20)],
    ["with one more before it", many(7, 17)],
  ])("breaks off at a page %s", async (_what, domains) => {
    const walk = { ...walkAfter(await step(newWalk(10), many(0, 10), 30)), seen: 9 };
    const { page } = await step(walk, domains, 30);
    expect(page).toMatchObject({
      ok: false,
      failure: { kind: "malformed", command: "list", text: "The list changed while it was read" },
    });
  });

  it("breaks off at a page that brings nothing new", async () => {
    const walk = walkAfter(await step(newWalk(10), many(0, 10), 30));
    const { page } = await step(walk, many(8, 10), 30);
    expect(page).toMatchObject({ failure: { text: "The list repeats itself" } });
  });

  it("breaks off at an end with fewer than a page before said, whatever the last one says", async () => {
    const first = await step(newWalk(10), many(0, 10), 30);
    const walk = walkAfter(first);
    expect(walk.promised).toBe(30);
    const middle = await step(walk, many(8, 18), 20);
    expect(walkAfter(middle).promised).toBe(30);
    const { page } = await step(walkAfter(middle), many(16, 20), 20);
    expect(page).toMatchObject({
      ok: false,
      failure: { kind: "malformed", text: "The list has fewer rows than it says" },
    });
  });

  it("ends where those that went were seen before", async () => {
    const walk = walkAfter(await step(newWalk(10), many(0, 10), 12));
    // The first one is gone: all twelve were there.
    const { page } = await step(walk, [held(9), held(10), held(11)], 11);
    expect(page).toMatchObject({ ok: true, value: { total: 12, next: null } });
  });

  it("goes on from a place that was written before its pages promised anything", async () => {
    const { promised: _, ...older } = walkAfter(await step(newWalk(10), many(0, 10), 15));
    const read = readJson(JSON.stringify(older));
    expect(read.ok && readWalk(read.value)).toEqual({ ...older, promised: 0 });
    for (const promised of ["many", -1, null]) {
      const odd = readJson(JSON.stringify({ ...older, promised }));
      expect(odd.ok && readWalk(odd.value)).toBeNull();
    }
  });

  it.each(["{}", "null", '{"first":0}', '{"first":-1}', "[]"])("cannot go on from %s", (text) => {
    const read = readJson(text);
    expect(read.ok && readWalk(read.value)).toBeNull();
  });
});
