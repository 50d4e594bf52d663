import { writeFile } from "node:fs/promises";
import type { Marionette } from "./marionette.ts";
import type { PageOptions } from "./options.ts";

/** A tab of Firefox. Elements are found by CSS, and awaited for up to ten seconds. */
export interface FirefoxPage {
  /**
   * Runs the body of an async function in the page and gives what it returns (as JSON). `args` is
   * the list of further arguments, `browser` the extension's API. Rejects with its exception's text.
   */
  evaluate<T = unknown>(body: string, ...args: unknown[]): Promise<T>;
  /** Clicks as a user does; rejects when the element is hidden or covered. */
  click(css: string): Promise<void>;
  /** Replaces the content of a field by typing. */
  type(css: string, text: string): Promise<void>;
  /** The text of an element as it is rendered. */
  text(css: string): Promise<string>;
  /** How many elements match now, without waiting. */
  count(css: string): Promise<number>;
  /** Writes a PNG of the visible area, or of one element. */
  screenshot(path: string, css?: string): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
}

// The key under which WebDriver hands out elements (WebDriver, section 12.1).
const elementKey = "element-6066-11e4-a52e-4f735466cecf";

/** Opens `url` in a new tab, loaded. */
export async function openFirefoxPage(
  marionette: Marionette,
  url: string,
  { colorScheme = "light", width, height }: PageOptions = {},
): Promise<FirefoxPage> {
  const { send, inBrowser, inPage, exclusively } = marionette;
  let handle = "";
  const here = <T>(task: () => Promise<T>): Promise<T> =>
    exclusively(async () => {
      await send("WebDriver:SwitchToWindow", { handle });
      return task();
    });
  const find = async (css: string): Promise<string> => {
    const using = { using: "css selector", value: css };
    const found = await send<{ value: Record<string, string> }>("WebDriver:FindElement", using);
    return found.value[elementKey] as string;
  };

  await exclusively(async () => {
    ({ handle } = await send<{ handle: string }>("WebDriver:NewWindow", {
      type: "tab",
      focus: true,
    }));
    await send("WebDriver:SwitchToWindow", { handle });
    // Only the tab's area is resized: a window cannot be as narrow as a popup.
    await inBrowser(
      `const [width, height] = args;
       if (width && height) gBrowser.selectedBrowser.style.cssText +=
         \`flex: none; width: \${width}px; height: \${height}px\`;`,
      width ?? 0,
      height ?? 0,
    );
    await send("WebDriver:Navigate", { url });
    // Afterwards: extension pages live in a process of their own, and the change to it forgets this.
    await inBrowser(
      "gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = args[0];",
      colorScheme,
    );
  });

  return {
    evaluate: (body, ...args) => here(() => inPage(body, ...args)),
    click: (css) => here(async () => send("WebDriver:ElementClick", { id: await find(css) })),
    type: (css, text) =>
      here(async () => {
        const id = await find(css);
        // What stands there is marked and typed over, as a person does: WebDriver's own clearing tells the page nothing,
        // which may write it anew before the first letter. A list of choices has nothing to mark.
        await inPage(
          "const field = document.querySelector(args[0]); field.focus(); field.select?.();",
          css,
        );
        await send("WebDriver:ElementSendKeys", { id, text });
      }),
    text: (css) =>
      here(async () => {
        const { value } = await send<{ value: string }>("WebDriver:GetElementText", {
          id: await find(css),
        });
        return value;
      }),
    count: (css) => here(() => inPage("return document.querySelectorAll(args[0]).length;", css)),
    screenshot: (path, css) =>
      here(async () => {
        const part = css === undefined ? { full: false } : { id: await find(css) };
        const { value } = await send<{ value: string }>("WebDriver:TakeScreenshot", part);
        await writeFile(path, Buffer.from(value, "base64"));
      }),
    reload: () => here(() => send("WebDriver:Refresh")),
    close: () =>
      here(async () => {
        const [other] = await send<string[]>("WebDriver:CloseWindow");
        // The session's current tab is gone now, and commands to the browser itself need one too.
        await send("WebDriver:SwitchToWindow", { handle: other });
      }),
  };
}
