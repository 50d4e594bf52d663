import { describe, expect, it, vi } from "vitest";
import { inHostLane } from "../../src/background/host-lane.ts";
import { deferred } from "./fake-client.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Work that begins when its turn comes, and ends when the test says so. */
function tasks(host: string, count: number) {
  const begun: number[] = [];
  const ends = Array.from({ length: count }, () => deferred<void>());
  const done = ends.map(({ promise }, index) =>
    inHostLane(host, async () => {
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
      inHostLane("d.example", () => Promise.reject(new Error("mine"))),
    );
    expect((await Promise.allSettled(failing)).every(({ status }) => status === "rejected")).toBe(
      true,
    );
    const after = vi.fn(async () => "done");
    expect(await inHostLane("d.example", after)).toBe("done");
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
