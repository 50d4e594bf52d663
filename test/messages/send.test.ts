import { beforeEach, describe, expect, it, vi } from "vitest";
import { send } from "../../src/messages/send.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

const answerWith = (answer: () => unknown) =>
  seam.browser.runtime.onMessage.addListener(() => answer());

describe("asking the worker", () => {
  it("carries name and request, and hands back the reply", async () => {
    const seen: unknown[] = [];
    seam.browser.runtime.onMessage.addListener((message) => {
      seen.push(message);
      return { ok: true, value: null };
    });
    expect(await send("enable-account", { accountId: "one", enabled: true })).toEqual({
      ok: true,
      value: null,
    });
    expect(seen).toEqual([{ name: "enable-account", accountId: "one", enabled: true }]);
  });

  it("hands back a failure as it is", async () => {
    const reply = { ok: false, failure: { kind: "vault", code: null, text: "", command: null } };
    answerWith(() => reply);
    expect(await send("check-due", {})).toEqual(reply);
  });

  it("never sends a request under another name than its own", async () => {
    const seen: unknown[] = [];
    seam.browser.runtime.onMessage.addListener((message) => void seen.push(message));
    await send("check-due", { name: "remove-account" } as Record<never, never>);
    expect(seen).toEqual([{ name: "check-due" }]);
  });

  it.each<[string, () => unknown]>([
    ["nobody listens", () => undefined],
    ["null", () => null],
    ["true, as an old-style listener returns", () => true],
    ["an object that is no reply", () => ({ value: 1 })],
  ])("tells a missing answer (%s) as a failure", async (_case, answer) => {
    answerWith(answer);
    expect(await send("check-due", {})).toMatchObject({ ok: false, failure: { kind: "storage" } });
  });

  it("never rejects: a worker that cannot be reached is a failure", async () => {
    expect(await send("check-due", {})).toMatchObject({
      ok: false,
      failure: { kind: "storage", text: expect.stringContaining("Receiving end") },
    });
  });

  it("never throws: an extension that was updated under an open page is a failure", async () => {
    seam.browser.runtime.sendMessage = () => {
      throw new Error("Extension context invalidated.");
    };
    expect(await send("check-due", {})).toMatchObject({ ok: false, failure: { kind: "storage" } });
  });
});
