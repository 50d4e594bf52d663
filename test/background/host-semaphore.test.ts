import { describe, expect, it, vi } from "vitest";
import { inPace, type PaceClock, withHostPermit } from "../../src/background/host-semaphore.ts";
import { profileOf } from "../../src/registrars/profiles.ts";
import { deferred } from "../support/worker/fake-client.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Work that begins when its turn comes, and ends when the test says so. */
function tasks(host: string, count: number) {
  const begun: number[] = [];
  const ends = Array.from({ length: count }, () => deferred<void>());
  const done = ends.map(({ promise }, index) =>
    withHostPermit(host, async () => {
      begun.push(index);
      await promise;
      return index;
    }),
  );
  return { begun, done, end: (index: number) => ends[index]?.resolve() };
}

describe("the line before a host", () => {
  it("lets six go at once, the others one by one as places become free, in their order", async () => {
    const { begun, done, end } = tasks("a.example", 9);
    await turn();
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
    end(3);
    await done[3];
    await turn();
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (let index = 0; index < 9; index++) end(index);
    expect(await Promise.all(done)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("does not hold up another host", async () => {
    const full = tasks("b.example", 7);
    const other = tasks("c.example", 1);
    await turn();
    expect(other.begun).toEqual([0]);
    for (let index = 0; index < 7; index++) full.end(index);
    other.end(0);
    await Promise.all([...full.done, ...other.done]);
  });

  it("gives the place of work that failed to the next, and its caller the error", async () => {
    const failing = Array.from({ length: 12 }, () =>
      withHostPermit("d.example", () => Promise.reject(new Error("mine"))),
    );
    expect((await Promise.allSettled(failing)).every(({ status }) => status === "rejected")).toBe(
      true,
    );
    const after = vi.fn(async () => "done");
    expect(await withHostPermit("d.example", after)).toBe("done");
  });

  it("never lets a newcomer slip in before those who wait", async () => {
    const first = tasks("e.example", 7);
    await turn();
    first.end(0);
    await first.done[0];
    const late = tasks("e.example", 1);
    await turn();
    expect(first.begun).toContain(6);
    expect(late.begun).toEqual([]);
    for (let index = 1; index < 7; index++) first.end(index);
    late.end(0);
    await Promise.all([...first.done, ...late.done]);
  });
});

describe("a registrar's pace", () => {
  it("is one command at a time, each a second after the one before began", async () => {
    let now = 0;
    const clock: PaceClock = {
      now: () => now,
      wait: async (milliseconds) => {
        now += milliseconds;
      },
    };
    const begun: number[] = [];
    let open = 0;
    const one = (takes: number) =>
      inPace(
        "paced.example",
        { atOnce: 1, spacing: 1000 },
        async () => {
          open += 1;
          expect(open).toBe(1);
          begun.push(now);
          await Promise.resolve();
          now += takes;
          open -= 1;
        },
        clock,
      );
    await Promise.all([one(0), one(300), one(2500), one(0)]);
    expect(begun).toEqual([0, 1000, 2000, 4500]);
  });

  it("goes on after a failure, and is none where none is asked for", async () => {
    const clock: PaceClock = { now: () => 0, wait: async () => undefined };
    const pace = { atOnce: 1, spacing: 1000 };
    const fails = () => Promise.reject(new Error("mine"));
    await expect(inPace("failing.example", pace, fails, clock)).rejects.toThrow("mine");
    expect(await inPace("failing.example", pace, async () => "done", clock)).toBe("done");
    expect(profileOf({ registrar: "cnr" }).pace).toEqual({ atOnce: 1, spacing: 1000 });
    expect(profileOf({ registrar: "ispapi" }).pace.spacing).toBe(0);
  });
});
