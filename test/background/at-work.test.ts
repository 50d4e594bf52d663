import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deferred } from "../support/worker/fake-client.ts";

/** The lock as the browser keeps it: so often it was asked for, and so often it is held. */
let asked: number;
let held: number;
let isRefused: boolean;

beforeEach(() => {
  vi.resetModules();
  [asked, held, isRefused] = [0, 0, false];
  vi.stubGlobal("navigator", {
    locks: {
      request: async (_name: string, _options: unknown, work: () => Promise<void>) => {
        asked += 1;
        if (isRefused) throw new Error("no locks here");
        held += 1;
        await work();
        held -= 1;
      },
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const turn = () => new Promise((resolve) => setImmediate(resolve));

it("holds one lock from the first work until the last of it is over, whatever it came to", async () => {
  const { atWork } = await import("../../src/background/at-work.ts");
  const [first, second] = [deferred<void>(), deferred<void>()];
  void atWork(first.promise);
  const refused = atWork(second.promise.then(() => Promise.reject(new Error("no disk"))));
  await turn();
  expect([asked, held]).toEqual([1, 1]);
  first.resolve();
  await turn();
  expect(held).toBe(1);
  second.resolve();
  await expect(refused).rejects.toThrow("no disk");
  await turn();
  expect(held).toBe(0);
  await atWork(Promise.resolve());
  await turn();
  expect([asked, held]).toEqual([2, 0]);
});

it("goes on without a lock that the browser refuses", async () => {
  isRefused = true;
  const { atWork, workSettled } = await import("../../src/background/at-work.ts");
  await expect(atWork(Promise.resolve("done"))).resolves.toBe("done");
  await workSettled();
  expect([asked, held]).toEqual([1, 0]);
});
