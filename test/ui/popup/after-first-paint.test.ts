// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { afterFirstPaint } from "../../../src/ui/popup/after-first-paint.ts";

/** Tasks of the event loop, each behind the messages that were posted before. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let frames: (() => void)[] = [];
/** A limit for what never comes, not for how long it takes. */
const patience = { timeout: 60_000 };

beforeEach(() => {
  frames = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => frames.push(run));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("lets the frame come first, and the painting that follows its callbacks", async () => {
  const task = vi.fn();
  afterFirstPaint(task);
  await turn();
  expect(task).not.toHaveBeenCalled();
  for (const run of frames) run();
  expect(task).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(1), patience);
});

it("does not wait for the frames of a page that nobody sees", async () => {
  const task = vi.fn();
  afterFirstPaint(task);
  vi.advanceTimersByTime(999);
  await turn();
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(1), patience);
});

it("runs the task once, also where a frame comes after all", async () => {
  const task = vi.fn();
  afterFirstPaint(task);
  vi.advanceTimersByTime(1000);
  for (const run of frames) run();
  await vi.waitFor(() => expect(task).toHaveBeenCalled(), patience);
  await turn();
  expect(task).toHaveBeenCalledTimes(1);
});
