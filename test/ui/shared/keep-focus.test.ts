// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepFocus } from "../../../src/ui/shared/keep-focus.ts";

const page = `
  <h1>Page</h1>
  <section id="first"><h2>First</h2><p><button id="inner">Done with</button></p><button id="other">Other</button></section>
  <section id="second"><p><button id="bare">No heading here</button></p></section>`;

const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const focused = (): string | null | undefined => document.activeElement?.textContent;

describe("keepFocus", () => {
  let end: () => void;
  beforeEach(() => {
    document.body.innerHTML = page;
    end = keepFocus(document.body);
  });
  afterEach(() => end());

  it("goes to the heading of the part that the focused control was taken from", async () => {
    element("inner").focus();
    element("inner").remove();
    await expect.poll(focused).toBe("First");
  });

  it("goes further out where the part itself is gone, or has no heading", async () => {
    element("inner").focus();
    element("first").remove();
    await expect.poll(focused).toBe("Page");
    element("bare").focus();
    element("bare").remove();
    await expect.poll(focused).toBe("Page");
  });

  it("passes over a heading that nobody sees", async () => {
    document.querySelector("h1")?.classList.add("hidden");
    element("bare").focus();
    element("bare").remove();
    await expect.poll(focused).toBe("First");
  });

  it("leaves the focus to whoever knows a better place", async () => {
    element("inner").focus();
    element("inner").remove();
    setTimeout(() => element("other").focus(), 20);
    await expect.poll(focused).toBe("Other");
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(focused()).toBe("Other");
  });

  it("does not take it back from a user who has left the control before", async () => {
    element("inner").focus();
    element("inner").blur();
    element("second").remove();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(document.activeElement).toBe(document.body);
  });

  it("does nothing for what goes without having the focus", async () => {
    element("other").focus();
    element("inner").remove();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(focused()).toBe("Other");
  });
});
