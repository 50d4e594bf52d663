import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { CDPSession } from "playwright-core";

/** A DevTools target or the browser itself, with the types of the protocol. */
export interface Target {
  send: CDPSession["send"];
}

export interface DevTools extends Target {
  /** Commands to the target behind a session id, as `Target.attachToTarget` gives it. */
  target(sessionId: string): Target;
  /** Calls back for every event of that name, of every target; the returned function ends that. */
  on(event: string, listener: (parameters: unknown) => void): () => void;
}

interface Incoming {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * The DevTools protocol over the pipes 3 and 4 of a browser started with `--remote-debugging-pipe`: JSON
 * messages that end in a zero byte. Attached is only what the bench attaches: Playwright attaches to every
 * service worker and holds it at its start until it was answered, which would be measured along, and
 * would make any two workers look alike.
 */
export function connectDevTools(browser: ChildProcess): DevTools {
  const input = browser.stdio[3] as Writable;
  const output = browser.stdio[4] as Readable;
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: Incoming) => void>();
  let last = 0;

  const take = (message: Incoming): void => {
    if (message.id === undefined) {
      for (const listener of [...listeners]) listener(message);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) call?.reject(new Error(message.error.message));
    else call?.resolve(message.result);
  };

  let rest = "";
  output.setEncoding("utf8").on("data", (part: string) => {
    const messages = (rest + part).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) take(JSON.parse(message) as Incoming);
  });
  browser.once("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("The browser has ended."));
  });

  const sender = (sessionId?: string): CDPSession["send"] => {
    const send = (method: string, params: object = {}): Promise<unknown> =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        input.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
      });
    return send as CDPSession["send"];
  };

  return {
    send: sender(),
    target: (sessionId) => ({ send: sender(sessionId) }),
    on: (event, listener) => {
      const hear = ({ method, params }: Incoming): void => {
        if (method === event) listener(params);
      };
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}
