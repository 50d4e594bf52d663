import { beforeEach, expect, it } from "vitest";
import { deferred } from "../support/worker/fake-client.ts";
import { newWorld, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
});

it("what nobody waits for is under way until it is done, and what it sets off as well", async () => {
  const { unwaited } = await import("../../src/background/unwaited.ts");
  const { workSettled } = await import("../../src/background/at-work.ts");
  const [first, second] = [deferred<void>(), deferred<void>()];
  const seen: string[] = [];
  unwaited(first.promise.then(() => unwaited(second.promise.then(() => seen.push("done")))));
  const all = workSettled().then(() => seen.push("settled"));
  first.resolve();
  await first.promise;
  expect(seen).toEqual([]);
  second.resolve();
  await all;
  expect(seen).toEqual(["done", "settled"]);
});

it("what the browser refused of it is said by the badge", async () => {
  const { unwaited } = await import("../../src/background/unwaited.ts");
  unwaited(Promise.reject(new Error("no disk")));
  await worker.settled();
  expect((await worker.overview()).problem).toMatchObject({ text: "Error: no disk" });
  expect(world.browser.badge.text).toBe("?");
});
