// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { saidFor, useSaid } from "../../../src/ui/options/use-said.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("what was said goes by itself, and stands anew when it is said again", async () => {
  const { result } = renderHook(() => useSaid());
  const say = (words: string) => act(() => result.current[1](words));
  const wait = (time: number) =>
    act(() => {
      vi.advanceTimersByTime(time);
    });
  await say("Saved");
  await wait(saidFor - 1);
  expect(result.current[0]).toBe("Saved");
  await say("Saved");
  await wait(saidFor - 1);
  expect(result.current[0]).toBe("Saved");
  await wait(1);
  expect(result.current[0]).toBe("");
});
