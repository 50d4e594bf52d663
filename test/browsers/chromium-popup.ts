import { writeFile } from "node:fs/promises";
import type { CDPSession, Page } from "playwright-core";

declare const chrome: { action: { openPopup(): Promise<void> } };

/** The popup that hangs from the toolbar button. */
export interface ToolbarPopup {
  /** The value of an expression inside the popup (awaited, as JSON). Rejects with its exception. */
  evaluate<T>(expression: string): Promise<T>;
  /** Writes a PNG of the popup at its own size. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

interface Reply {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

interface Evaluation {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

/** Commands to a target that Playwright does not list as a page, over messages inside messages. */
function nestedSession(browser: CDPSession, sessionId: string) {
  let last = 0;
  const waiting = new Map<number, (reply: Reply) => void>();
  const receive = (event: { sessionId: string; message: string }): void => {
    if (event.sessionId !== sessionId) return;
    const reply = JSON.parse(event.message) as Reply;
    if (reply.id === undefined) return;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  };
  browser.on("Target.receivedMessageFromTarget", receive);
  return async <T>(method: string, params: object = {}): Promise<T> => {
    const id = ++last;
    const answered = new Promise<Reply>((resolve) => waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await browser.send("Target.sendMessageToTarget", { sessionId, message });
    const reply = await answered;
    if (reply.error) throw new Error(`${method}: ${reply.error.message}`);
    return reply.result as T;
  };
}

/** Opens the popup from `probe`, a page of the extension, and attaches to it. */
export async function openToolbarPopup(
  probe: Page,
  browser: CDPSession,
  origin: string,
): Promise<ToolbarPopup> {
  const targets = async (): Promise<string[]> =>
    (await browser.send("Target.getTargets")).targetInfos
      .filter(({ url }) => url.startsWith(origin))
      .map(({ targetId }) => targetId);
  const before = new Set(await targets());
  await probe.evaluate(() => chrome.action.openPopup());
  const targetId = (await targets()).find((id) => !before.has(id));
  if (!targetId) throw new Error("The toolbar popup did not open.");
  const attached = await browser.send("Target.attachToTarget", { targetId, flatten: false });
  const send = nestedSession(browser, attached.sessionId);
  return {
    evaluate: async <T>(expression: string): Promise<T> => {
      const { result, exceptionDetails } = await send<Evaluation>("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) {
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      }
      return result.value as T;
    },
    screenshot: async (path) => {
      const { data } = await send<{ data: string }>("Page.captureScreenshot", { format: "png" });
      await writeFile(path, Buffer.from(data, "base64"));
    },
    close: async () => {
      await browser.send("Target.closeTarget", { targetId });
    },
  };
}
